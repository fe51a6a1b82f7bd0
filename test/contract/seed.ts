import { createHash } from 'node:crypto'
import { createDatabase } from '../../db/database.ts'
import { saveChunks } from '../../db/recordings.ts'
import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { encodeFlac } from '../../sound/flac.ts'
import { finish } from '../harness/finish.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'

/** Real things of every kind, by the state that operations need them in. */
export interface Seeds {
  /** Sessions without a script. */
  empty: string[]
  /** Sessions with a script, not started. */
  prepared: string[]
  /** Sessions that were started; half of them are paused. */
  running: string[]
  /** Sessions that were started, to be ended. */
  ending: string[]
  /** A session that was conducted to its sealed record, with a second of sound. */
  finished: string[]
  steps: string[]
  /** Names of rooms. */
  rooms: string[]
  /** Names of rooms to be deleted. */
  leaving: string[]
  users: string[]
  /** Users whose keys are to be revoked. */
  dismissed: string[]
  /** Keys to be revoked. */
  keys: string[]
  staff: StaffSeeds
  /** Links of one session each, one to be renewed and one to be revoked. */
  renewing: Invited
  revoking: Invited
  secrets: HolderSecrets
}

/** People with accounts, all by `PASSWORD`. */
export interface StaffSeeds {
  /** Of the user whose key is used: a sign-in to be ended. */
  ownSignIn: string
  /** Somebody whose roles change and whose sign-in ends. */
  member: { id: string; signIn: string }
  /** Somebody who signs in, and changes their password by the cookie. */
  signer: { name: string; cookie: string }
  /** Secrets of links: one to be looked at, others to be used up. */
  looked: string
  links: string[]
  /** Ids of links to be revoked. */
  revoked: string[]
}

export const PASSWORD = 'several words of no poem'

async function seedStaff({ url, key }: Instance): Promise<StaffSeeds> {
  const api = new ApiClient(url, key)
  const invite = async (user_id?: string) => {
    // The user whose key is used stays an admin.
    const json =
      user_id === undefined ? { label: 'Staff', roles: ['lawyer'] } : { label: 'Staff', roles: ['admin'], user_id }
    const { id, link } = await api.post<{ id: string; link: string }>('/staff-invitations', json)
    return { id, secret: new URL(link).hash.slice(1) }
  }
  const welcome = async (name: string, user_id?: string) => {
    const { secret } = await invite(user_id)
    const response = await fetch(`${url}/welcome`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, name, password: PASSWORD }),
    })
    const { user } = (await response.json()) as { user: { id: string } }
    const { sign_ins } = await api.get<{ sign_ins: { id: string }[] }>(`/users/${user.id}/sign-ins`)
    return { id: user.id, name, signIn: sign_ins[0]?.id ?? '', cookie: response.headers.getSetCookie()[0] ?? '' }
  }
  const me = await api.get<{ user: { id: string } }>('/me')
  const secrets = await times(EACH, async () => (await invite()).secret)
  return {
    ownSignIn: (await welcome('own', me.user.id)).signIn,
    member: await welcome('member'),
    signer: await welcome('signer'),
    looked: (await invite()).secret,
    links: secrets,
    revoked: await times(EACH, async () => (await invite()).id),
  }
}

interface Invited {
  id: string
  invitations: string[]
}

/** What respondents come with. */
export interface HolderSecrets {
  link: string
  /** Of a seat in a running session. */
  seat: string
  /** Of a seat to be left. */
  leaving: string
  /** Of a seat in the session that is finished. */
  finished: string
}

const EACH = 6

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

/** A second of the officer's silence, as an agent stores it. */
async function storeSound(databaseUrl: string, sessionId: string): Promise<void> {
  const bytes = await encodeFlac(new Int16Array(16_000), 16_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const db = createDatabase(databaseUrl)
  await saveChunks(db, sessionId, [{ epoch: 1, track: 'officer', number: 0, startMs: 0, endMs: 1_000, sha256, bytes }])
  await db.destroy()
}

/** Makes them through the API, but for sound. The agent is stopped after the interview that it conducts. */
export async function seed(instance: Instance): Promise<Seeds> {
  const api = new ApiClient(instance.url, instance.key)
  const conducted = await Interview.begin(instance, { script: QUICK_SCRIPT })
  const invite = async (id: string) => {
    const { invitations } = await api.post<{ invitations: { id: string; link: string }[] }>(
      `/sessions/${id}/invitations`,
      {},
    )
    const links = invitations.map(({ link }) => new URL(link).hash.slice(1))
    return { id, invitations: invitations.map((one) => one.id), links }
  }
  const take = async (link = '') => (await new ApiClient(instance.url, link).post<{ secret: string }>('/seat')).secret
  const finishedSeat = await take((await invite(conducted.id)).links[0])
  await storeSound(instance.env['DATABASE_URL'] ?? '', conducted.id)
  await finish(conducted)
  await instance.agent.stop()

  const empty = async () => (await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })).id
  const prepared = async () => {
    const id = await empty()
    await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify(QUICK_SCRIPT)))
    return id
  }
  const started = async () => {
    const id = await prepared()
    await api.post(`/start-interview/${id}`)
    return id
  }
  const room = async (kind: string, index: number) =>
    (await api.post<{ name: string }>('/rooms/create', { room_name: `${kind}-${index}` })).name
  const user = async (index: number) => (await api.post<{ id: string }>('/users', { label: `User ${index}` })).id
  const key = async (index: number) =>
    (await api.post<{ id: string }>('/api-keys', { label: `Key ${index}`, role: 'reviewer' })).id

  const running = await times(EACH, started)
  const [groom, bride] = (await invite(running[0] ?? '')).links
  const other = (await invite(running[1] ?? '')).links[0]
  const secrets: HolderSecrets = {
    link: other ?? '',
    seat: await take(groom),
    leaving: await take(bride),
    finished: finishedSeat,
  }
  for (const id of running.slice(EACH / 2)) await api.post(`/sessions/${id}/pause`)
  return {
    empty: await times(EACH, empty),
    prepared: await times(EACH, prepared),
    running,
    ending: await times(EACH, started),
    finished: [conducted.id],
    steps: QUICK_SCRIPT.steps.map(({ id }) => id),
    rooms: await times(EACH, (index) => room('room', index)),
    leaving: await times(EACH, (index) => room('leaving', index)),
    users: await times(EACH, user),
    dismissed: await times(EACH, user),
    keys: await times(EACH, key),
    staff: await seedStaff(instance),
    renewing: await invite(await empty()),
    revoking: await invite(await empty()),
    secrets,
  }
}
