import { z } from 'zod'
import { type AuditEntry, listAudit } from '../../db/audit.ts'
import { NextCursor, Time } from '../answers.ts'
import { IdSchema, PageQuery, pageOf } from '../input.ts'
import { type Route, route } from '../route.ts'
import { ADMINS } from '../sessions.ts'

const Entry = z
  .object({
    id: z.uuid(),
    at: Time,
    who: z
      .object({ user_id: z.uuid(), label: z.string() })
      .nullable()
      .meta({ description: 'Null where nobody was known: a wrong key, a wrong name.' }),
    via: z.enum(['key', 'cookie', 'none']),
    act: z.string().meta({
      description: 'The `operationId` of what was asked; `read:record`, `read:transcript`, `read:recording` for reads.',
    }),
    about: z.string().nullable().meta({ description: 'The id of the interview, the user, the key or the link.' }),
    outcome: z.string().meta({ description: '`done`, or the `code` of the problem.' }),
    address: z.string().nullable(),
    times: z.int().min(1).meta({ description: 'The same refusal within a minute is one entry.' }),
  })
  .meta({ id: 'AuditEntry' })

const view = ({ userId, label, at, ...entry }: AuditEntry): z.input<typeof Entry> => ({
  ...entry,
  at: at.toISOString(),
  who: userId === null ? null : { user_id: userId, label: label ?? '' },
})

const read = route({
  method: 'get',
  path: '/audit',
  id: 'listAudit',
  tag: 'Users and keys',
  summary: 'Who signed in, acted, was refused and read what people said, the newest first',
  access: ADMINS,
  query: PageQuery.extend({
    who: IdSchema.optional().meta({ description: 'A user.' }),
    about: IdSchema.optional(),
    act: z.string().max(100).optional(),
  }),
  answer: z.object({ entries: z.array(Entry), next_cursor: NextCursor }),
  async handler({ context: { db }, query: { who, about, act, cursor, limit } }) {
    const { page, next_cursor } = pageOf(
      await listAudit(db, { who, about, act, before: cursor, limit: limit + 1 }),
      limit,
    )
    return { entries: page.map(view), next_cursor }
  },
})

export const auditRoutes: readonly Route[] = [read]
