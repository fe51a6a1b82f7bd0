import { afterEach, beforeEach, expect, test } from 'vitest'
import { endAccount, NameTakenError } from './accounts.ts'
import {
  ensureFirstLink,
  faultOf,
  findStaffInvitation,
  makeStaffInvitation,
  revokeStaffInvitation,
  useStaffInvitation,
} from './staff-invitations.ts'
import { idInSecret } from './shown-once.ts'
import { openStore, type Store } from './testing.ts'

let store: Store
beforeEach(async () => {
  store = await openStore()
})
afterEach(() => store.close())

const password = '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAA'
const take = async (secret: string, name = 'ada') => {
  const { id } = (await findStaffInvitation(store.db, secret)) ?? { id: '' }
  return await store.db.transaction().execute((transaction) => useStaffInvitation(transaction, { id, name, password }))
}
const expire = (secret: string) =>
  store.db
    .updateTable('staff_invitations')
    // Fixed for everybody but time.
    .set({ expires_at: new Date(0) } as never)
    .where('id', '=', idInSecret('lxw', secret) ?? '')
    .execute()

test('the first link is the same at every start until there is an admin, and there is none afterwards', async () => {
  const first = await ensureFirstLink(store.url, undefined)
  expect(first).toMatch(/^lxw_[0-9a-f]{32}_[\w-]{43}$/)
  expect(await ensureFirstLink(store.url, first)).toBe(first)
  const userId = await take(first ?? '')
  expect(await ensureFirstLink(store.url, first)).toBeUndefined()
  // The last admin has gone: whoever has the machine makes another.
  await endAccount(store.db, userId ?? '')
  const second = await ensureFirstLink(store.url, first)
  expect(second).not.toBe(first)
  expect(await take(second ?? '')).not.toBe(userId)
})

test("a first link that has expired, was lost or is another database's gives way to a new one", async () => {
  const first = (await ensureFirstLink(store.url, undefined)) ?? ''
  await expire(first)
  const second = (await ensureFirstLink(store.url, first)) ?? ''
  expect(second).not.toBe(first)
  const third = (await ensureFirstLink(store.url, `lxw_${'0'.repeat(32)}_${'A'.repeat(43)}`)) ?? ''
  expect([second, first]).not.toContain(third)
  expect(await take(second)).toBeUndefined()
  expect(await take(third)).toBeDefined()
})

test('two starts at once leave one link', async () => {
  const made = await Promise.all([1, 2, 3].map(() => ensureFirstLink(store.url, undefined)))
  const taken = await Promise.all(made.map((secret, index) => take(secret ?? '', `admin ${index}`)))
  expect(taken.filter((userId) => userId !== undefined)).toHaveLength(1)
})

test('a link is used up once, however many use it at the same time', async () => {
  const { secret } = await makeStaffInvitation(store.db, { label: 'L', roles: ['lawyer'], hours: 1 })
  const taken = await Promise.all(Array.from({ length: 6 }, (_, index) => take(secret, `name ${index}`)))
  expect(taken.filter((userId) => userId !== undefined)).toHaveLength(1)
  const users = await store.db.selectFrom('accounts').select('name').execute()
  expect(users).toHaveLength(1)
})

test('a name is had by one, in whatever letters it is written, and a link is not used up by it', async () => {
  const [one, two] = [
    await makeStaffInvitation(store.db, { label: 'A', roles: ['lawyer'], hours: 1 }),
    await makeStaffInvitation(store.db, { label: 'B', roles: ['lawyer'], hours: 1 }),
  ]
  const names = ['Zoë  Ａ', 'zoe\u0308 a']
  const tried = await Promise.allSettled([take(one.secret, names[0]), take(two.secret, names[1])])
  const refused = tried.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(refused.map(({ reason }) => reason)).toEqual([expect.any(NameTakenError)])
  const left = tried[0]?.status === 'rejected' ? one : two
  expect(await take(left.secret, 'another')).toBeDefined()
})

test('what is over says why', async () => {
  const make = () => makeStaffInvitation(store.db, { label: 'L', roles: ['lawyer'], hours: 1 })
  const [used, revoked, expired, good] = [await make(), await make(), await make(), await make()]
  await take(used.secret)
  await revokeStaffInvitation(store.db, revoked.id)
  await expire(expired.secret)
  const faults = []
  for (const { secret } of [used, revoked, expired, good]) {
    const found = await findStaffInvitation(store.db, secret)
    faults.push(found && faultOf(found))
  }
  expect(faults).toEqual(['used', 'revoked', 'expired', undefined])
  expect(await take(revoked.secret)).toBeUndefined()
  expect(await take(expired.secret)).toBeUndefined()
  expect(await revokeStaffInvitation(store.db, used.id)).toBeUndefined()
})

test('who is invited again keeps who they are, with another password and all sign-ins ended', async () => {
  const first = await makeStaffInvitation(store.db, { label: 'L', roles: ['lawyer'], hours: 1 })
  const userId = (await take(first.secret)) ?? ''
  const again = await makeStaffInvitation(store.db, { label: 'L', roles: ['lawyer', 'reviewer'], hours: 1, userId })
  expect(await take(again.secret, 'ada')).toBe(userId)
  const accounts = await store.db.selectFrom('accounts').select(['user_id', 'name', 'roles']).execute()
  expect(accounts).toEqual([{ user_id: userId, name: 'ada', roles: ['lawyer', 'reviewer'] }])
})
