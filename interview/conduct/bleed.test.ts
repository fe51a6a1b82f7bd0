import { describe, expect, it } from 'vitest'
import { compareVoices, isEcho, type VoiceUtterance } from './bleed.ts'

const voice = (respondent: string, text: string, startMs: number, levelDb: number): VoiceUtterance => ({
  respondent,
  text,
  startMs,
  endMs: startMs + 1_000,
  levelDb,
})

describe('the same words on two microphones', () => {
  const own = voice('groom', 'My name is Anton Weber.', 1_000, -20)

  it.each([
    ['are those of the louder one', voice('bride', 'my name is anton weber', 1_050, -32), 'first'],
    ['are those of the louder one when it comes second', voice('bride', 'my name is Anton', 900, -8), 'second'],
    ['cannot be told apart when both are as loud', voice('bride', 'my name is anton weber', 1_050, -22), 'undecidable'],
    ['are two answers when other words were said', voice('bride', 'I am Clara', 1_050, -32), 'both'],
    ['are two answers when time lies between', voice('bride', 'my name is anton weber', 2_900, -32), 'both'],
    ['are the same while less than 800 ms lie between', voice('bride', 'my name is anton weber', 2_700, -32), 'first'],
  ] as const)('%s', (_, other, verdict) => {
    expect(compareVoices(own, other)).toBe(verdict)
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
