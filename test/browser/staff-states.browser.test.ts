import { afterAll, beforeAll, expect, test } from 'vitest'
import { StatesPage } from './states-page.ts'

let states: StatesPage
let names: string[]

beforeAll(async () => {
  states = await StatesPage.open()
  names = (await states.names()).filter((name) => name.startsWith('staff-'))
})
afterAll(() => states?.close())

for (const code of ['en', 'ar']) {
  test(`every state of the staff’s page is read, reached and seen whole on a phone and on a desk, in ${code}`, async () => {
    expect(names.length).toBeGreaterThan(5)
    expect(await states.faults(names, code)).toEqual([])
  })
}

test('nothing of it is cut off on the narrowest phone in German, which has the longest words', async () => {
  expect(await states.cutOffWhenNarrow(names, ['de'])).toEqual([])
})

test('no state breaks a rule of the page or of its policy', () => expect(states.complaints).toEqual([]))
