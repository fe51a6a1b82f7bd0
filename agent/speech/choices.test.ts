import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openStore, type Store } from '../../db/testing.ts'
import { createChoices } from './choices.ts'

let store: Store
beforeAll(async () => {
  store = await openStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.deleteFrom('provider_choices').execute()
})

test('what one agent chose of an account is chosen for all of them, and for no other account', async () => {
  const [first, second] = [createChoices('a key', store.db), createChoices('a key', store.db)]
  expect(await first.keep('voice:en', 'sarah')).toBe('sarah')
  expect(await second.keep('voice:en', 'george')).toBe('sarah')
  expect(await second.find('voice:en')).toBe('sarah')
  expect(await createChoices('another key', store.db).find('voice:en')).toBeUndefined()
})

test('a choice that was dropped can be made anew', async () => {
  const choices = createChoices('a key', store.db)
  await choices.keep('voice:en', 'sarah')
  await choices.drop('voice:en', 'sarah')
  expect(await choices.find('voice:en')).toBeUndefined()
  expect(await choices.keep('voice:en', 'george')).toBe('george')
})

test('without a database a process remembers its own', async () => {
  const choices = createChoices('a key', undefined)
  await choices.keep('voice:en', 'sarah')
  expect(await choices.find('voice:en')).toBe('sarah')
  await choices.drop('voice:en', 'sarah')
  expect(await choices.find('voice:en')).toBeUndefined()
})

test('a database that does not answer stops nobody from speaking', async () => {
  const gone = await openStore()
  await gone.close()
  const choices = createChoices('a key', gone.db)
  expect(await choices.find('voice:en')).toBeUndefined()
  expect(await choices.keep('voice:en', 'sarah')).toBe('sarah')
  expect(await choices.find('voice:en')).toBe('sarah')
})
