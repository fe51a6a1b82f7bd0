import { log } from '@livekit/agents'
import { expect, test } from 'vitest'
import { keepWordsOutOfFrameworkLog } from './framework-log.ts'

const WORDS = 'Maria Weber of Kiel'

function lines(write: () => void): string[] {
  const written: string[] = []
  keepWordsOutOfFrameworkLog({ write: (line) => void written.push(line) })
  write()
  return written
}

test('a line of the framework keeps its message, its numbers and the kind of an error', () => {
  const error = Object.assign(new TypeError(WORDS), { statusCode: 1008 })
  const [line] = lines(() => log().warn({ error, attempt: 2 }, 'recv loop error'))
  expect(JSON.parse(line ?? '')).toMatchObject({
    process: 'livekit',
    msg: 'recv loop error',
    attempt: 2,
    error: { name: 'TypeError', statusCode: 1008 },
  })
})

test.each<[string, () => void]>([
  ['a field', () => log().error({ 'lk.pii.data': { normalizedAlignment: { chars: [...WORDS] } } }, 'unexpected')],
  ['a text field', () => log().error({ text: WORDS }, 'unexpected')],
  ['an error', () => log().error({ error: new Error(WORDS) }, 'failed')],
  ['an error alone', () => log().error(new Error(WORDS))],
  ['an error and a message', () => log().error(new Error(WORDS), 'failed')],
  ['a child', () => log().child({ 'lk.pii.response': WORDS }).warn('unexpected')],
  ['a placeholder', () => log().warn('said %s', WORDS)],
])('words in %s are left out', (_where, write) => {
  const written = lines(write)
  expect(written).toHaveLength(1)
  expect(written[0]).not.toMatch(/Maria|"M"/)
})
