import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { saveChunks } from '../../db/recordings.ts'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { ApiClient } from '../../local/client.ts'
import { encodeFlac } from '../../sound/flac.ts'
import type { Started, View } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { until } from '../harness/until.ts'
import { type Answer, ask, type Attempt, attacked, expectRefused, type Key, keyOf, type Refusal } from './stack.ts'
import { changesNothing, db, seatsNoted } from './state.ts'

/** A lawyer with what is worth attacking. */
export interface Victim {
  lawyer: Key
  api: ApiClient
  /** A session with a script, not started. */
  prepared: string
  /** A session whose officer waits in the room for the respondents; it has a second of sound. */
  running: string
  started: Started
  /** A room of the kind that integrators make. */
  room: { name: string; session_id: string; interviewer_token: string; candidate_token: string }
  /** Ids of the groom's invitations to the two sessions. */
  invitations: { prepared: string; running: string }
  /** Secrets of the links to the running one, by respondent. */
  links: Record<string, string>
}

/** A session with a script, not started. */
export async function prepare(api: ApiClient): Promise<string> {
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
  await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify(QUICK_SCRIPT)))
  return id
}

/** A session whose officer is in the room; it stays as it is until somebody comes. */
export async function begin(api: ApiClient): Promise<Started> {
  const id = await prepare(api)
  const started = await api.post<Started & { id: string }>(`/start-interview/${id}`)
  await until('the officer is in the room', async () => {
    return (await api.get<View>(`/sessions/${id}`)).progress.agent.joined > 0
  })
  return started
}

async function storeSound(sessionId: string): Promise<void> {
  const bytes = await encodeFlac(new Int16Array(16_000), 16_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await saveChunks(db(), sessionId, [
    { epoch: 1, track: 'officer', number: 0, startMs: 0, endMs: 1_000, sha256, bytes },
  ])
}

async function invite(api: ApiClient, sessionId: string): Promise<{ groom: string; links: Record<string, string> }> {
  const { invitations } = await api.post<{ invitations: { id: string; respondent: string; link: string }[] }>(
    `/sessions/${sessionId}/invitations`,
    {},
  )
  await seatsNoted(sessionId)
  return {
    groom: invitations.find(({ respondent }) => respondent === 'groom')?.id ?? '',
    links: Object.fromEntries(invitations.map(({ respondent, link }) => [respondent, new URL(link).hash.slice(1)])),
  }
}

const victims: Victim[] = []
// An officer who waits takes a process, and an interview that ends changes while the next file looks.
afterAll(async () => {
  await Promise.all(victims.map(({ api, running }) => api.post(`/sessions/${running}/end`).catch(() => undefined)))
  const open = () =>
    sql`select 1 from sessions left join records on records.session_id = id where records.session_id is null
      and (status in ('completed', 'cancelled') or id = any(${victims.map(({ running }) => running)}::uuid[]))`.execute(
      db(),
    )
  await until('every interview that was ended is sealed', async () => (await open()).rows.length === 0)
})

/** Until the tests of the file are over. */
export async function makeVictim(): Promise<Victim> {
  const victim = await newVictim()
  victims.push(victim)
  return victim
}

async function newVictim(): Promise<Victim> {
  const lawyer = await keyOf('lawyer')
  const api = new ApiClient(attacked().url, lawyer.key)
  const [prepared, started, room] = await Promise.all([
    prepare(api),
    begin(api),
    api.post<Victim['room']>('/rooms/create', {}),
  ])
  const running = started.livekit_room_name ?? ''
  const [invited] = await Promise.all([invite(api, running), storeSound(running)])
  const invitations = { prepared: (await invite(api, prepared)).groom, running: invited.groom }
  return { lawyer, api, prepared, running, started, room, invitations, links: invited.links }
}

/**
 * Two victims for all files whose attempts leave them as they are; the first file that asks makes them.
 * What a file changes of an interview or a room it makes itself.
 */
export async function sharedVictims(): Promise<[Victim, Victim]> {
  const file = join(attacked().stack.dataDir, 'shared-victims.json')
  if (!existsSync(file))
    writeFileSync(file, JSON.stringify(await Promise.all([newVictim(), newVictim()])), { mode: 0o600 })
  const [one, two] = JSON.parse(readFileSync(file, 'utf8')) as [Victim, Victim]
  const withApi = (victim: Victim) => ({ ...victim, api: new ApiClient(attacked().url, victim.lawyer.key) })
  return [withApi(one), withApi(two)]
}

/** Makes requests with the key of a victim's lawyer, unless another one is given. */
export const askerOf =
  (victim: () => Victim) =>
  (attempt: Attempt): Promise<Answer> =>
    ask({ key: victim().lawyer.key, ...attempt })

/** Makes an attempt, and expects that it is refused in this way and changes nothing. */
export const refuserOf =
  (asked: (attempt: Attempt) => Promise<Answer>) =>
  (attempt: Attempt, refusal: Refusal): Promise<void> =>
    changesNothing(async () => expectRefused(await asked(attempt), refusal))
