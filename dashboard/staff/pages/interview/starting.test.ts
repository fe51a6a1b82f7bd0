import { afterEach, expect, test, vi } from 'vitest'
import type { Stored } from '../script/stored-script.ts'
import { ScriptChangedError, startAsLookedAt } from './starting.ts'

afterEach(() => void vi.unstubAllGlobals())

const started: string[] = []
/** An API whose script has this version. */
function withScript(etag: string) {
  started.length = 0
  vi.stubGlobal('fetch', async (address: string, { method }: RequestInit) => {
    if (method === 'POST') started.push(address)
    return Response.json({ steps: [] }, { headers: { etag } })
  })
}
const looked = { etag: '"1"', answer: {} } as Stored

test('an interview starts with the questions that somebody has looked at', async () => {
  withScript('"1"')
  await startAsLookedAt('a', looked)
  expect(started).toEqual(['/start-interview/a'])
})

test('where somebody has changed them meanwhile nothing is started, and what they are now is shown', async () => {
  withScript('"2"')
  const error = await startAsLookedAt('a', looked).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ScriptChangedError)
  expect(error).toMatchObject({ script: { etag: '"2"' } })
  expect(started).toEqual([])
})
