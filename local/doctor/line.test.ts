import { expect, test } from 'vitest'
import { canStart, fault, ok, show, warning } from './line.ts'

const good = ok('Node', '24.21.0')
const odd = warning('Memory', '1.0 GiB', 'Close something.')
const bad = fault('Port', '8000 is taken', 'Set PORT.')

test('a fault alone keeps a start from working', () => {
  expect(canStart([good, odd])).toBe(true)
  expect(canStart([good, bad, odd])).toBe(false)
})

test('each check has its line, with the advice below', () => {
  expect(show([good, odd, bad]).split('\n')).toEqual([
    '✓ Node    24.21.0',
    '! Memory  1.0 GiB',
    '          → Close something.',
    '✗ Port    8000 is taken',
    '          → Set PORT.',
    '',
    'npm start cannot work yet: see what is marked "✗".',
  ])
})

test('the last line says whether a start can work', () => {
  expect(show([good])).toMatch(/npm start can work\.$/)
  expect(show([good, odd])).toMatch(/npm start can work; see/)
})
