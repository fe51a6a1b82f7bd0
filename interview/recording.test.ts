import { describe, expect, it } from 'vitest'
import { accepted, aScript, contrary, declined, Hearing, unclear } from '../test/builders.ts'
import { isConsented, mayRecord } from './recording.ts'

const toRecording = { kind: 'consent', to: 'recording' }
const script = aScript([
  { id: 'recorded', ask: 'May this be recorded?', expect: toRecording, onContrary: 'continue', maxClarifications: 0 },
  { id: 'vows', ask: 'Do you take each other?', expect: 'consent' },
])
const of = ({ script: its, progress }: Hearing) => mayRecord(its, progress)
const off = (code: string) => ({ on: false, code })

const both = () => {
  const hearing = Hearing.started(script)
  hearing.answer(accepted(true))
  hearing.answer(accepted(true))
  return hearing
}

describe('sound may be kept', () => {
  it('from the moment when the last respondent has said yes', () => {
    const hearing = Hearing.started(script)
    expect(of(hearing)).toEqual(off('no-consent'))
    hearing.answer(accepted(true))
    expect(of(hearing)).toEqual(off('no-consent'))
    hearing.answer(accepted(true))
    expect(of(hearing)).toEqual({ on: true, tracks: ['groom', 'bride', 'officer'] })
  })

  it('through the closing line, and not once it is over', () => {
    const hearing = both()
    hearing.answer(accepted(true))
    hearing.answer(accepted(true))
    expect(hearing.progress.phase).toBe('closing')
    expect(of(hearing)).toMatchObject({ on: true })
    hearing.take({ type: 'closed', by: 'agent' })
    expect(of(hearing)).toEqual(off('ended'))
  })

  it('never by a consent to something else, nor by a script that does not ask', () => {
    const hearing = Hearing.started(aScript([{ ask: 'Do you take each other?', expect: 'consent' }, 'Where?']))
    hearing.answer(accepted(true))
    hearing.answer(accepted(true))
    expect(of(hearing)).toEqual(off('not-asked-for'))
  })

  it.each([
    ['a no', contrary()],
    ['a refusal', declined],
    ['an unclear answer', unclear],
    ['a value that is not yes', accepted('maybe')],
  ])('not after %s of one of them', (_, verdict) => {
    const hearing = Hearing.started(aScript([{ ...script.steps[0], onUnresolved: 'continue' }, 'Where?']))
    hearing.answer(accepted(true))
    hearing.answer(verdict)
    expect(of(hearing)).toEqual(off('no-consent'))
  })

  it('not while a respondent was never asked', () => {
    const hearing = Hearing.started(aScript([{ ask: 'May this?', expect: toRecording, respondent: 'groom' }, 'Where?']))
    hearing.answer(accepted(true))
    expect(of(hearing)).toEqual(off('no-consent'))
  })

  it('not by a waive: nobody else can consent', () => {
    const hearing = Hearing.started(script)
    hearing.answer(accepted(true))
    hearing.waive('recorded', 'bride')
    expect(of(hearing)).toEqual(off('no-consent'))
  })
})

describe('recording ends', () => {
  it('when one corrects the yes to a no', () => {
    const hearing = both()
    hearing.correct('recorded', 'bride', contrary())
    expect(of(hearing)).toEqual(off('no-consent'))
    hearing.correct('recorded', 'bride', accepted(true))
    expect(of(hearing)).toMatchObject({ on: true })
  })

  it('when the step is put again, until it is answered again', () => {
    const hearing = both()
    hearing.retake('recorded', 'groom')
    expect(of(hearing)).toEqual(off('no-consent'))
    while (hearing.open.step !== 'recorded') hearing.answer(accepted(true))
    expect(of(hearing)).toEqual(off('no-consent'))
    hearing.answer(accepted(true))
    expect(of(hearing)).toMatchObject({ on: true })
  })

  it('when a second step that asks for it gets a no', () => {
    const twice = aScript([
      { id: 'one', ask: 'May this be recorded?', expect: toRecording },
      { id: 'two', ask: 'May it still be?', expect: toRecording, onContrary: 'continue' },
    ])
    const hearing = Hearing.started(twice)
    hearing.answer(accepted(true))
    hearing.answer(accepted(true))
    expect(of(hearing)).toEqual(off('no-consent'))
    hearing.answer(accepted(true))
    hearing.answer(accepted(true))
    expect(of(hearing)).toMatchObject({ on: true })
    hearing.correct('two', 'groom', contrary())
    expect(of(hearing)).toEqual(off('no-consent'))
  })

  it('when the step that one said yes to is due no longer', () => {
    const hearing = Hearing.started(
      aScript([
        { id: 'before', ask: 'Have you been here before?', respondent: 'groom', expect: 'affirmation' },
        { ...script.steps[0], when: { step: 'before', equals: true } },
        'Where?',
      ]),
    )
    for (let answer = 0; answer < 3; answer++) hearing.answer(accepted(true))
    expect(of(hearing)).toMatchObject({ on: true })
    hearing.correct('before', 'groom', accepted(false))
    expect(of(hearing)).toEqual(off('no-consent'))
  })

  it('in a pause, though the consent stands, and with the consent when it is taken back there', () => {
    const hearing = both()
    hearing.act('pause')
    expect(isConsented(hearing.script, hearing.progress)).toBe(true)
    hearing.correct('recorded', 'groom', contrary())
    expect(isConsented(hearing.script, hearing.progress)).toBe(false)
    hearing.act('resume')
    expect(of(hearing)).toEqual(off('no-consent'))
  })

  it('while the interview is paused or interrupted, and when it is ended', () => {
    const hearing = both()
    hearing.act('pause')
    expect(of(hearing)).toEqual(off('paused'))
    hearing.act('resume')
    expect(of(hearing)).toMatchObject({ on: true })
    hearing.answer(contrary())
    expect(of(hearing)).toEqual(off('interrupted'))
    hearing.act('end')
    expect(of(hearing)).toEqual(off('ended'))
  })
})
