import { expect, test } from 'vitest'
import { agentsStateOf } from './agents-state.ts'

const worker = {
  id: 'a',
  hearing: 'typed',
  judging: 'rules',
  speaking: 'embedded/espeak-ng',
  voices: {},
  streamLimits: {},
  notices: [],
}

test('without an agent worker nothing is claimed of speech', () => {
  expect(agentsStateOf([], [])).toEqual({ workers: 0, notices: [], speech: undefined })
})

test('what workers have in common is said once, and what differs is all said', () => {
  const other = { ...worker, hearing: 'deepgram/nova-3', streamLimits: { deepgram: 50 }, notices: ['Attention.'] }
  const state = agentsStateOf([worker, other, { ...other, id: 'c' }], [])
  expect(state).toMatchObject({
    workers: 3,
    notices: ['Attention.'],
    speech: { hearing: 'typed, deepgram/nova-3', judging: 'rules', speaking: 'embedded/espeak-ng' },
  })
})

test('streams and refusals stand beside the limit of their provider', () => {
  const refusedAt = new Date('2026-11-28T10:00:00Z')
  const use = [{ provider: 'deepgram', streams: 3, refusals: 2, refusedCode: 'http-429', refusedAt }]
  expect(agentsStateOf([{ ...worker, streamLimits: { deepgram: 50, gemini: 0 } }], use).speech?.streams).toEqual({
    deepgram: {
      open: 3,
      limit: 50,
      refused: 2,
      last_refusal: { code: 'http-429', at: '2026-11-28T10:00:00.000Z' },
    },
    gemini: { open: 0, limit: null, refused: 0, last_refusal: null },
  })
})
