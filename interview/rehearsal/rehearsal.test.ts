import { describe, expect, it } from 'vitest'
import { aScript } from '../../test/builders.ts'
import { officerOf } from '../phrases/officer.ts'
import type { Script } from '../script/script.ts'
import { askedIn, decide, type Rehearsal, say, startRehearsal, stayQuiet } from './rehearsal.ts'

const officer = officerOf('en')
const PEOPLE = [
  { id: 'groom', name: 'Anton Weber' },
  { id: 'bride', name: 'Clara Weber' },
]
const start = (script: Script) => startRehearsal(script, PEOPLE)
const script = aScript([
  { id: 'consent', ask: 'Do you consent?', respondent: 'groom', expect: 'consent', clarify: 'Please say yes or no.' },
  { id: 'why', ask: 'Why are you here?', respondent: 'bride', expect: { kind: 'judged', criterion: 'a reason' } },
])

const saidSince = (before: Rehearsal | undefined, { lines }: Rehearsal) =>
  lines.slice(before?.lines.length ?? 0).flatMap((line) => (line.is === 'said' && !line.by ? [line.text] : []))
const last = (rehearsal: Rehearsal, is: string) => rehearsal.lines.findLast((line) => line.is === is)

describe('a rehearsal', () => {
  it('is the interview from the opening to the closing line, each answer with its verdict and the rule', () => {
    const opened = start(script)
    expect(saidSince(undefined, opened)).toEqual(['Good morning.', officer.address('Anton Weber'), 'Do you consent?'])
    expect(askedIn(opened)).toBe('groom')
    const consented = say(opened, 'groom', 'Yes')
    expect(last(consented, 'verdict')).toMatchObject({ outcome: 'accepted', effect: 'accepted', rule: 'consent.yes' })
    expect(askedIn(consented)).toBe('bride')
    const over = say(consented, 'bride', 'We want to marry.')
    expect(last(over, 'verdict')).toMatchObject({ outcome: 'accepted', rule: 'judged.unchecked' })
    expect(saidSince(consented, over)).toEqual(['Goodbye.'])
    expect(over).toMatchObject({ isOver: true, progress: { phase: 'closing' } })
    expect(askedIn(over)).toBeUndefined()
  })

  it('puts the clarification, takes words of somebody else for nobody’s answer, and leaves what is blank', () => {
    const opened = start(script)
    const unclear = say(opened, 'groom', 'the weather is fine')
    expect(saidSince(opened, unclear)).toEqual(['Please say yes or no.'])
    const other = say(opened, 'bride', 'Yes')
    expect(last(other, 'verdict')).toMatchObject({ outcome: 'wrong-respondent', effect: 'asked-again' })
    expect(saidSince(opened, other)).toContain('Do you consent?')
    expect(say(opened, 'groom', '  ')).toBe(opened)
  })

  it('asks the silent whether they are there, and then takes it for no answer', () => {
    const opened = start(script)
    const prompted = stayQuiet(opened)
    expect(saidSince(opened, prompted)).toEqual([officer.stillThere('Anton Weber')])
    const silent = stayQuiet(prompted)
    expect(last(silent, 'verdict')).toMatchObject({ outcome: 'no-answer', effect: 'asked-again' })
    expect(saidSince(prompted, silent)).toContain('Do you consent?')
  })

  it('stands still for a person, who has it asked again or lets it go', () => {
    const opened = start(script)
    const referred = say(opened, 'groom', 'No')
    expect(last(referred, 'referred')).toEqual({
      is: 'referred',
      because: 'contrary',
      step: 'consent',
      respondent: 'groom',
    })
    expect(askedIn(referred)).toBeUndefined()
    const again = decide(referred, 'ask-again')
    expect(saidSince(referred, again)).toContain('Do you consent?')
    expect(askedIn(again)).toBe('groom')
    expect(askedIn(decide(referred, 'waive'))).toBe('bride')
    expect(decide(opened, 'waive')).toBe(opened)
  })

  it('ends when somebody withdraws and says so again', () => {
    const asked = say(start(script), 'groom', 'I withdraw')
    expect(askedIn(asked)).toBe('groom')
    const over = say(asked, 'groom', 'Yes')
    expect(last(over, 'verdict')).toMatchObject({ effect: 'withdrawn' })
    expect(over.isOver).toBe(true)
  })

  it('waits for the words of whoever corrects an earlier answer, not of who is asked next', () => {
    const asked = say(say(start(script), 'groom', 'Yes'), 'groom', 'Correction')
    expect(saidSince(undefined, asked)).toContain(officer.correctionWanted)
    expect(askedIn(asked)).toBe('groom')
    const corrected = say(asked, 'groom', 'Yes')
    expect(last(corrected, 'verdict')).toMatchObject({ effect: 'corrected' })
    expect(askedIn(corrected)).toBe('bride')
  })

  it('reads an answer back where the script asks for it', () => {
    const born = aScript([{ ask: 'When were you born?', respondent: 'groom', expect: 'date', confirm: true }])
    const readBack = say(start(born), 'groom', '3 May 1990')
    expect(last(readBack, 'verdict')).toBeUndefined()
    expect(saidSince(undefined, readBack).at(-1)).toMatch(/1990/)
    expect(say(readBack, 'groom', 'Yes').isOver).toBe(true)
  })

  it('what was played before stays as it was', () => {
    const opened = start(script)
    const before = structuredClone(opened)
    say(stayQuiet(opened), 'groom', 'No')
    expect(opened).toEqual(before)
  })
})
