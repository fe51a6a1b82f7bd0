import { z } from 'zod'
import type { Config } from '../../config.ts'
import { nameIndexOf } from '../../db/name-index.ts'
import { ensureSession, listRespondents, listSessions, type Respondent } from '../../db/sessions.ts'
import { RespondentIdSchema } from '../../interview/respondent.ts'
import { SESSION_KINDS, SESSION_STATUSES } from '../../interview/statuses.ts'
import { isTemporalAway } from '../../temporal/client.ts'
import { ensureWorkflow, requireTemporal } from '../interviews.ts'
import { NextCursor, SessionAnswer, SessionSummary } from '../answers.ts'
import type { Caller } from '../caller.ts'
import type { Context } from '../context.ts'
import { IdSchema, PageQuery, pageOf, severalOf, text } from '../input.ts'
import { keyReused, Problem, unavailable } from '../problems.ts'
import { type Route, route } from '../route.ts'
import { readItems } from '../session-items.ts'
import { AUTHORS, ownerScope, READERS, readSessionView, requireSession, SessionParams } from '../sessions.ts'

const Name = text(200)

const NewSession = z
  .object({
    groom_name: Name.optional(),
    bride_name: Name.optional(),
    respondents: z
      .array(z.object({ id: RespondentIdSchema, name: Name }))
      .min(1)
      .max(16)
      .optional(),
    kind: z.enum(SESSION_KINDS).default('scripted'),
    reference: text(200).optional(),
    label: text(200).optional(),
  })
  .check((context) => {
    const { groom_name, bride_name, respondents } = context.value
    const issue = (path: string, message: string) =>
      context.issues.push({ code: 'custom', path: path === '' ? [] : [path], message, input: context.value })
    if (respondents && (groom_name !== undefined || bride_name !== undefined)) {
      issue('respondents', 'give either respondents or groom_name and bride_name')
    } else if (!respondents && groom_name === undefined && bride_name === undefined) {
      issue('', 'give groom_name and bride_name, or respondents')
    } else if (!respondents) {
      if (groom_name === undefined) issue('groom_name', 'is missing')
      if (bride_name === undefined) issue('bride_name', 'is missing')
    } else if (new Set(respondents.map(({ id }) => id)).size < respondents.length) {
      issue('respondents', 'each respondent needs an id of their own')
    }
  })
  .meta({
    override: {
      oneOf: [
        { required: ['groom_name', 'bride_name'], properties: { respondents: false } },
        { required: ['respondents'], properties: { groom_name: false, bride_name: false } },
      ],
    },
  })

const withIndex = (respondents: Respondent[], key: Config['nameIndexKey']) =>
  key ? respondents.map((one) => ({ ...one, nameIndex: nameIndexOf(one.name, key) })) : respondents

function respondentsOf({ respondents, groom_name, bride_name }: z.output<typeof NewSession>): Respondent[] {
  if (respondents) return respondents.map(({ id, name }) => ({ role: id, name }))
  return [
    { role: 'groom', name: groom_name ?? '' },
    { role: 'bride', name: bride_name ?? '' },
  ]
}

const createSession = route({
  method: 'post',
  path: '/sessions',
  id: 'createSession',
  tag: 'Sessions',
  summary: 'Make a session: groom_name and bride_name, or respondents',
  access: AUTHORS,
  body: NewSession,
  answer: SessionAnswer,
  async handler({ context, caller, body, idempotencyKey }) {
    if (body.kind !== 'scripted') {
      throw new Problem(
        422,
        'kind-not-available',
        `Interviews of kind "${body.kind}" are not yet available; use "scripted".`,
      )
    }
    const temporal = await requireTemporal(context)
    const respondents = respondentsOf(body)
    const session = await ensureSession(context.db, {
      lawyerId: caller.userId,
      kind: body.kind,
      respondents: withIndex(respondents, context.config.nameIndexKey),
      reference: body.reference,
      label: body.label,
      idempotencyKey,
    })
    const stored = await listRespondents(context.db, session.id)
    if (JSON.stringify(stored) !== JSON.stringify(respondents) || session.reference !== (body.reference ?? null)) {
      throw keyReused()
    }
    try {
      await ensureWorkflow(context, temporal, session, { requestId: caller.requestId })
    } catch (error) {
      if (!isTemporalAway(error)) throw error
      throw unavailable(
        'temporal-unreachable',
        'Temporal cannot be reached. The session is kept and becomes usable by itself once Temporal is back; do not create it again.',
        { session_id: session.id },
      )
    }
    return await readSessionView(context, session.id)
  },
})

const SessionQuery = PageQuery.extend({
  status: severalOf(SESSION_STATUSES).optional().meta({ description: 'One or several.' }),
  reference: text(200).optional(),
  label: text(200).optional(),
  q: text(200).optional().meta({
    description: 'Part of reference or label, or the beginning of an id. Names are for POST /sessions/search.',
  }),
})

type PageInput = Omit<z.output<typeof SessionQuery>, 'cursor'> & { cursor?: string | undefined; nameIndex?: string[] }

async function pageOfSessions({ db }: Context, caller: Caller, { limit, cursor, ...filter }: PageInput) {
  const found = await listSessions(db, { ...filter, lawyerId: ownerScope(caller), before: cursor, limit: limit + 1 })
  const { page, next_cursor } = pageOf(found, limit)
  return { sessions: await readItems(db, page), next_cursor }
}

const SessionPage = z.object({ sessions: z.array(SessionSummary), next_cursor: NextCursor })

const searchSessions = route({
  method: 'post',
  path: '/sessions/search',
  id: 'searchSessions',
  tag: 'Sessions',
  summary: 'Find sessions by the words of a name, which stays out of the address',
  access: READERS,
  body: z.object({
    name: text(200).meta({ description: 'Words of one name, whole, in any order.' }),
    status: severalOf(SESSION_STATUSES).optional(),
    limit: z.int().min(1).max(100).default(20),
    cursor: IdSchema.optional(),
  }),
  answer: SessionPage,
  async handler({ context, caller, body: { name, ...page } }) {
    const key = context.config.nameIndexKey
    if (!key) {
      throw unavailable(
        'name-search-not-configured',
        'Names are not indexed: set NAME_INDEX_KEY and start the API again. Sessions made before that are not found by name.',
      )
    }
    const nameIndex = nameIndexOf(name, key)
    if (nameIndex.length === 0) return { sessions: [], next_cursor: null }
    return await pageOfSessions(context, caller, { ...page, nameIndex })
  },
})

const listOwnSessions = route({
  method: 'get',
  path: '/sessions',
  id: 'listSessions',
  tag: 'Sessions',
  summary: 'List sessions, the newest first; a lawyer sees their own',
  access: READERS,
  query: SessionQuery,
  answer: SessionPage,
  handler: ({ context, caller, query }) => pageOfSessions(context, caller, query),
})

const readSession = route({
  method: 'get',
  path: '/sessions/:id',
  id: 'getSession',
  tag: 'Sessions',
  summary: 'Read a session with its progress',
  access: READERS,
  params: SessionParams,
  answer: SessionAnswer,
  async handler({ context, caller, params }) {
    await requireSession(context, caller, params.id)
    return await readSessionView(context, params.id)
  },
})

export const sessionRoutes: readonly Route[] = [createSession, searchSessions, listOwnSessions, readSession]
