import { describe, expect, it } from 'vitest'
import { copiedParts, isEcho, onlyPart, saysTheSame, type VoicePart, type VoiceUtterance, withParts } from './bleed.ts'

const voice = (text: string, startMs: number, levelDb: number): VoicePart => ({
  id: text,
  text,
  startMs,
  endMs: startMs + 1_000,
  levelDb,
  confidence: 0.9,
})
const inParts = (...parts: VoicePart[]): VoiceUtterance => ({
  id: 'whole',
  text: parts.map(({ text }) => text).join(' '),
  startMs: parts[0]?.startMs ?? 0,
  endMs: parts.at(-1)?.endMs ?? 0,
  levelDb: -22,
  parts,
})

describe('the same words on two microphones', () => {
  const own = voice('My name is Anton Weber.', 1_000, -20)

  it.each([
    ['are those of the louder one', voice('my name is anton weber', 1_050, -32), 'copy'],
    ['are those of the louder one when it comes second', voice('my name is Anton', 900, -8), 'original'],
    ['cannot be told apart when both are as loud', voice('my name is anton weber', 1_050, -22), 'undecidable'],
    ['are two answers when other words were said', voice('I am Clara', 1_050, -32), 'own'],
    ['are two answers when time lies between', voice('my name is anton weber', 2_900, -32), 'own'],
    ['are the same while less than 800 ms lie between', voice('my name is anton weber', 2_700, -32), 'copy'],
  ] as const)('%s', (_, other, expected) => {
    expect(copiedParts(other, own)).toEqual(expected === 'copy' ? [other] : [])
    expect(copiedParts(own, other)).toEqual(expected === 'original' ? [own] : [])
    expect(saysTheSame(own, other)).toBe(expected !== 'own')
  })
})

describe('a turn in parts', () => {
  const rain = voice('It was raining all day long.', 0, -22)
  const name = voice('My name is Anton Weber.', 3_000, -22)
  const copies = [voice('my name', 3_000, -34), voice('is anton weber', 3_500, -36)]

  it('loses those that are quiet copies of what was said meanwhile', () => {
    const turn = inParts(rain, ...copies)
    expect(copiedParts(turn, name)).toEqual(copies)
    expect(withParts(turn, [rain])).toEqual({ ...rain, id: 'whole' })
    expect(copiedParts(name, turn)).toEqual([])
  })

  it('keeps quiet words of its own', () => {
    expect(copiedParts(inParts(rain, voice('I never met him', 3_000, -34)), name)).toEqual([])
    expect(copiedParts(inParts(voice('my name', 3_000, -22), voice('Clara', 4_000, -22)), name)).toEqual([])
  })

  it('is what is left of it, with the loudness and confidence of that', () => {
    const turn = inParts(rain, { ...name, levelDb: -16, confidence: 0.5 }, ...copies)
    const left = withParts(turn, turn.parts?.slice(0, 2) ?? [])
    expect(left).toMatchObject({ id: 'whole', text: `${rain.text} ${name.text}`, startMs: 0, endMs: 4_000 })
    expect(left?.levelDb).toBeCloseTo(-18, 0)
    expect(left?.confidence).toBeCloseTo(0.7)
    expect(withParts(turn, turn.parts ?? [])).toBe(turn)
    expect(withParts(turn, [])).toBeUndefined()
    expect(onlyPart(turn, rain)).toEqual(rain)
  })
})

describe('the officer’s own words on a microphone', () => {
  it.each([
    ['you here today of your own free', true],
    ['yes I am', false],
    ['here today', false],
    ['no I was told to come by my uncle', false],
  ])('%s', (text, echo) => {
    expect(isEcho(text, 'Are you here today of your own free will?')).toBe(echo)
  })
})
