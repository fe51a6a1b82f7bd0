import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database.ts'

export type Provider = 'deepgram' | 'elevenlabs' | 'gemini'

/** Something that was chosen once of an account, such as a voice for a language. */
export interface ChoiceKey {
  provider: Provider
  /** See `accountOf`. */
  account: string
  name: string
}

/** Streams and refusals of one job of an agent, as it counts them. */
export interface Use {
  agent: string
  provider: Provider
  /** Open now. */
  streams: number
  /** Since the job began: the vendor was asked for more than it gives at a time. */
  refusals: number
  /** Of the latest, a short stable word. */
  refusedCode?: string
}

export interface ProviderUse {
  provider: string
  /** Open now, over all agents. */
  streams: number
  /** Of agents that were seen in the last ten minutes. */
  refusals: number
  refusedCode: string | null
  refusedAt: Date | null
}

/** An agent that has said nothing for so long has no streams any more. */
const SILENT = '20 seconds'
const REFUSALS_KEPT = '10 minutes'
const KEPT = '1 day'

/** Names an account without its key. */
export const accountOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16)

export async function findChoice(db: Database, { provider, account, name }: ChoiceKey): Promise<string | undefined> {
  const row = await db
    .selectFrom('provider_choices')
    .select('value')
    .where('provider', '=', provider)
    .where('account', '=', account)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}

/** Keeps a choice, unless one is kept already. @returns the one that is kept */
export async function keepChoice(db: Database, key: ChoiceKey, value: string): Promise<string> {
  const { provider, account, name } = key
  await db
    .insertInto('provider_choices')
    .values({ provider, account, name, value })
    // Of agents that choose at the same time the first has chosen for all.
    .onConflict((conflict) => conflict.columns(['provider', 'account', 'name']).doNothing())
    .execute()
  return (await findChoice(db, key)) ?? value
}

/** Forgets a choice that the vendor no longer serves; one that was made meanwhile stays. */
export async function dropChoice(db: Database, { provider, account, name }: ChoiceKey, value: string): Promise<void> {
  await db
    .deleteFrom('provider_choices')
    .where('provider', '=', provider)
    .where('account', '=', account)
    .where('name', '=', name)
    .where('value', '=', value)
    .execute()
}

/** All that was chosen of an account, by name. */
export async function listChoices(
  db: Database,
  { provider, account }: Omit<ChoiceKey, 'name'>,
): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('provider_choices')
    .select(['name', 'value'])
    .where('provider', '=', provider)
    .where('account', '=', account)
    .orderBy('name')
    .execute()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** Says what a job uses now, in place of what it said before. @returns streams that all other jobs have open */
export async function reportUse(db: Database, use: Use): Promise<number> {
  const { agent, provider, streams, refusals, refusedCode = null } = use
  await db
    .insertInto('provider_use')
    .values({
      agent,
      provider,
      streams,
      refusals,
      refused_code: refusedCode,
      refused_at: refusals > 0 ? sql<Date>`now()` : null,
    })
    .onConflict((conflict) =>
      conflict.columns(['agent', 'provider']).doUpdateSet({
        streams,
        refusals,
        refused_code: refusedCode,
        refused_at: sql<Date>`case when excluded.refusals > provider_use.refusals then now() else provider_use.refused_at end`,
        seen_at: sql<Date>`now()`,
      }),
    )
    .execute()
  const { others } = await db
    .selectFrom('provider_use')
    .select(sql<number>`coalesce(sum(streams), 0)::int`.as('others'))
    .where('provider', '=', provider)
    .where('agent', '!=', agent)
    .where('seen_at', '>', sql<Date>`now() - ${sql.lit(SILENT)}::interval`)
    .executeTakeFirstOrThrow()
  return others
}

/** What all agents use now, a row a provider that any of them used in the last ten minutes. */
export async function readUse(db: Database): Promise<ProviderUse[]> {
  return await db
    .selectFrom('provider_use')
    .select([
      'provider',
      sql<number>`coalesce(sum(streams) filter (where seen_at > now() - ${sql.lit(SILENT)}::interval), 0)::int`.as(
        'streams',
      ),
      sql<number>`sum(refusals)::int`.as('refusals'),
      sql<string | null>`(array_agg(refused_code order by refused_at desc nulls last))[1]`.as('refusedCode'),
      sql<Date | null>`max(refused_at)`.as('refusedAt'),
    ])
    .where('seen_at', '>', sql<Date>`now() - ${sql.lit(REFUSALS_KEPT)}::interval`)
    .groupBy('provider')
    .orderBy('provider')
    .execute()
}

/** Removes what jobs of yesterday said. */
export async function forgetUse(db: Database): Promise<void> {
  await db
    .deleteFrom('provider_use')
    .where('seen_at', '<', sql<Date>`now() - ${sql.lit(KEPT)}::interval`)
    .execute()
}
