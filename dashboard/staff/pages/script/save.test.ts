import { afterEach, expect, test, vi } from 'vitest'
import { ask } from '../../api/client.ts'
import { UnreachableError } from '../../api/errors.ts'
import { previewDocument, uploadDocument } from './save.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a document on a slow line is waited for; an answer that does not come otherwise is not', async () => {
  vi.useFakeTimers()
  const waiting = new Set<string>()
  vi.stubGlobal('fetch', (address: string, { signal }: RequestInit) => {
    waiting.add(address)
    return new Promise<Response>((_, reject) =>
      signal?.addEventListener('abort', () => {
        waiting.delete(address)
        reject(new DOMException('too late', 'AbortError'))
      }),
    )
  })
  const document = { file: new File(['1. Who are you?'], 'questions.txt'), language: '' }
  const asked = Promise.allSettled([
    ask('get', '/me', {}),
    previewDocument(document),
    uploadDocument('7', document, 'one'),
  ])
  expect(waiting.size).toBe(3)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([...waiting]).toEqual(['/scripts/preview', '/upload-script/7'])
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  for (const one of await asked) expect(one).toMatchObject({ reason: { name: 'UnreachableError' } })
})

test('what was read of a document, broken off, is no refusal', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"steps":['))
  await expect(previewDocument({ file: new File([''], 'a.txt'), language: '' })).rejects.toBeInstanceOf(
    UnreachableError,
  )
})
