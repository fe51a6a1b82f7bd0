import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { Live } from './live.ts'
import { type Me, meQuery } from './me.ts'

const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.unstubAllGlobals()
})

const meOf = (id: string) => ({ user: { id } }) as Me
const helloOf = (resumed: boolean) => `event: hello\ndata: ${JSON.stringify({ as_of: '', resumed })}\n\n`

const KEPT: [key: unknown[], data: unknown][] = [
  [['sessions', { status: [], label: '', q: '' }], { pages: [], pageParams: [] }],
  [['people', 'Ada'], { sessions: [] }],
  [['session', 'other'], {}],
  [['session', 'this'], {}],
]
const CHANGED = `event: session\ndata: ${JSON.stringify({ id: 'this' })}\n\n`

/** A page of Ada's, in a browser in which this one is signed in, and whose stream says this. */
function open(signedIn: string, said = helloOf(true)) {
  const queries = new QueryClient()
  queries.setQueryData(meQuery.queryKey, meOf('ada'))
  for (const [key, data] of KEPT) queries.setQueryData(key, data)
  const stream = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(said)),
  })
  const browser = { signedIn, asked: 0 }
  vi.stubGlobal('fetch', async (address: string, { signal }: RequestInit) => {
    if (address === '/events') {
      return new Response(stream.pipeThrough(new TransformStream(), signal ? { signal } : {}))
    }
    browser.asked += 1
    return Response.json(meOf(browser.signedIn))
  })
  const onSignedOut = vi.fn<() => void>()
  let wake: () => void = () => undefined
  const live = new Live(queries, {
    wakes: (onWake) => {
      wake = onWake
      return () => undefined
    },
    onSignedOut,
  })
  ends.push(live.start())
  const stale = () => KEPT.map(([key]) => queries.getQueryState(key)?.isInvalidated)
  return { browser, onSignedOut, wake: () => wake(), stale }
}

test('where somebody else has signed in, in the same browser, the page is not theirs', async () => {
  const { onSignedOut } = open('bea')
  await vi.waitFor(() => expect(onSignedOut).toHaveBeenCalled())
})

test('that is seen as well when one comes back to the page', async () => {
  const { browser, onSignedOut, wake } = open('ada')
  await vi.waitFor(() => expect(browser.asked).toBe(1))
  wake()
  await vi.waitFor(() => expect(browser.asked).toBe(2))
  expect(onSignedOut).not.toHaveBeenCalled()
  browser.signedIn = 'bea'
  wake()
  await vi.waitFor(() => expect(onSignedOut).toHaveBeenCalled())
})

test('a stream that goes on from where it was changes what it tells of', async () => {
  const { stale } = open('ada', helloOf(true) + CHANGED)
  await vi.waitFor(() => expect(stale()).toEqual([false, false, false, true]))
})

test('where it does not go on from there all that is kept is read again, also in the middle of it', async () => {
  const { stale } = open('ada', helloOf(true) + CHANGED + helloOf(false))
  await vi.waitFor(() => expect(stale()).toEqual([true, true, true, true]))
})
