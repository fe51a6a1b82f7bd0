import { z } from 'zod'
import { noteReading } from '../../db/record.ts'
import { listSegments } from '../../db/transcripts.ts'
import { Time } from '../answers.ts'
import { type Route, route } from '../route.ts'
import { READERS, requireSession, SessionParams } from '../sessions.ts'

const Cursor = z.string().regex(/^\d{1,18}$/, 'must be a cursor that this route answered')

const TranscriptAnswer = z
  .object({
    segments: z.array(
      z.object({
        epoch: z.int().min(1).meta({ description: 'Of the agent since whose joining the milliseconds count.' }),
        segment: z.string(),
        speaker: z.string().meta({ description: 'A respondent, or `officer`.' }),
        channel: z.enum(['voice', 'typed']),
        start_ms: z.int().min(0),
        end_ms: z.int().min(0),
        text: z.string(),
        confidence: z.number().min(0).max(1).nullable(),
        is_final: z.boolean(),
        created_at: Time,
      }),
    ),
    next: z.string().meta({ description: 'Give it as since, now or later, for what comes after.' }),
  })
  .meta({ id: 'Transcript' })

const transcript = route({
  method: 'get',
  path: '/sessions/:id/transcript',
  id: 'getTranscript',
  tag: 'Record',
  summary: 'What everybody said, also while the interview runs',
  description: 'Final words in the order in which they became final. An empty list says that there is no more yet.',
  access: READERS,
  params: SessionParams,
  query: z.object({
    since: Cursor.default('0').meta({ description: 'What came after this cursor.' }),
    limit: z.coerce.number().int().min(1).max(1_000).default(500),
  }),
  answer: TranscriptAnswer,
  async handler({ context, caller, params, query }) {
    const session = await requireSession(context, caller, params.id)
    const segments = await listSegments(context.db, session.id, query)
    await noteReading(context.db, { sessionId: session.id, callerId: caller.id, what: 'transcript' })
    return {
      segments: segments.map(({ id: _, startMs, endMs, createdAt, ...segment }) => {
        return { ...segment, start_ms: startMs, end_ms: endMs, is_final: true, created_at: createdAt.toISOString() }
      }),
      next: segments.at(-1)?.id ?? query.since,
    }
  },
})

export const transcriptRoutes: readonly Route[] = [transcript]
