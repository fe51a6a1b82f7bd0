import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '../interview/statuses.ts'
import { endAccount, findAccount, NameTakenError, setRoles } from './accounts.ts'
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
const faultOfSecret = async (secret: string) => {
  const found = await findStaffInvitation(store.db, secret)
  return found && faultOf(found)
}
const end = (userId: string) => store.db.transaction().execute((transaction) => endAccount(transaction, userId))
const give = (userId: string, roles: Role[]) =>
  store.db.transaction().execute((transaction) => setRoles(transaction, userId, roles))
/** By an admin; without a user, for somebody new. */
const secretFor = async (userId: string | undefined, roles: Role[]) => {
  const by = { callerId: store.lawyer.id, idempotencyKey: undefined }
  return (await makeStaffInvitation(store.db, { label: 'L', roles, hours: 1, userId, by })).secret
}
const newStaff = async (roles: Role[], name = 'ada') => (await take(await secretFor(undefined, roles), name)) ?? ''
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
  await end(userId ?? '')
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

test('the first link makes no second admin', async () => {
  const first = (await ensureFirstLink(store.url, undefined)) ?? ''
  const lawyer = await newStaff(['lawyer'], 'bea')
  expect(await faultOfSecret(first)).toBeUndefined()
  const admin = await newStaff(['admin'])
  expect(await faultOfSecret(first)).toBe('revoked')
  expect(await take(first, 'eve')).toBeUndefined()
  await end(admin)
  const second = (await ensureFirstLink(store.url, first)) ?? ''
  await give(lawyer, ['lawyer', 'admin'])
  expect(await take(second, 'eve')).toBeUndefined()
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
  const faults = await Promise.all([used, revoked, expired, good].map(({ secret }) => faultOfSecret(secret)))
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

describe('a link for an account is over', () => {
  test('once the account has ended, which stays so', async () => {
    const userId = await newStaff(['lawyer'])
    const secret = await secretFor(userId, ['lawyer'])
    await end(userId)
    expect(await take(secret)).toBeUndefined()
    expect(await findAccount(store.db, userId)).toBeUndefined()
    // One that is made afterwards opens it.
    expect(await take(await secretFor(userId, ['lawyer']))).toBe(userId)
  })

  test('once other roles were given: a role that was taken does not come back', async () => {
    const userId = await newStaff(['admin'])
    const secret = await secretFor(userId, ['admin'])
    await give(userId, ['reviewer'])
    expect(await take(secret)).toBeUndefined()
    expect((await findAccount(store.db, userId))?.roles).toEqual(['reviewer'])
  })

  test('once another one was used', async () => {
    const userId = await newStaff(['lawyer'])
    const [lost, good] = [await secretFor(userId, ['lawyer']), await secretFor(userId, ['lawyer'])]
    expect(await take(good)).toBe(userId)
    expect(await take(lost)).toBeUndefined()
  })

  test('and links of others are as good as before', async () => {
    const [one, other] = [await newStaff(['lawyer']), await newStaff(['lawyer'], 'bea')]
    const secret = await secretFor(other, ['lawyer'])
    await end(one)
    expect(await take(secret, 'bea')).toBe(other)
  })
})

test('of links for one account that are used at the same time one is good, and an end meanwhile holds', async () => {
  const userId = await newStaff(['lawyer'])
  for (let round = 0; round < 5; round++) {
    const secrets = await Promise.all([1, 2, 3, 4].map(() => secretFor(userId, ['lawyer'])))
    const taken = await Promise.all(secrets.map((secret) => take(secret)))
    expect(taken.filter((taker) => taker !== undefined)).toEqual([userId])
    const [last, spare] = [await secretFor(userId, ['lawyer']), await secretFor(userId, ['lawyer'])]
    await Promise.all([take(last), end(userId), take(spare)])
    expect(await findAccount(store.db, userId)).toBeUndefined()
    await take(await secretFor(userId, ['lawyer']))
  }
})
