import { describe, expect, it } from 'vitest'
import { aScript, Hearing, LAWYER, RESPONDENTS } from '../../test/builders.ts'
import { Conversation, NAMES } from '../../test/conversation.ts'
import { BRANCHING, someActs } from '../../test/reachable.ts'
import { Random } from '../../test/simulation/random.ts'
import type { PersonMessage } from '../messages.ts'
import { officerOf } from '../phrases/officer.ts'
import { previewAct } from '../progress/preview.ts'
import { foresee } from './foresee.ts'

const foreseen = (hearing: Hearing, act: PersonMessage) => {
  const { after } = previewAct(hearing.script, hearing.progress, act)
  return foresee({ script: hearing.script, names: NAMES, before: hearing.progress, after })
}

const pause: PersonMessage = { type: 'pause', actor: LAWYER }
const resume: PersonMessage = { type: 'resume', actor: LAWYER }
const end: PersonMessage = { type: 'end', actor: LAWYER }

const WORDS = ['yes', 'yes', 'yes', 'yes', 'no', 'Clara Weber', 'in Vienna', 'perhaps', 'what does that mean?']

/** An officer and its people, somewhere in an interview, after the officer has said what there is to say. */
function aTalk(random: Random): Conversation {
  const talk = Conversation.joined(BRANCHING)
  talk.listen()
  // An officer that has said its last words leaves, and the interview is closed.
  for (let turns = random.between(0, 14); turns > 0 && !talk.state.done; turns--) {
    const { open } = talk.hearing.progress
    if (random.chance(0.2)) {
      const act = random.pick(someActs(talk.hearing).filter(({ type }) => type !== 'end'))
      talk.hearing.take(act)
      talk.refresh()
    } else if (open) talk.hear(open.respondent, random.pick(WORDS))
    talk.deliver()
    talk.listen()
  }
  return talk
}

describe('what people will hear of an act', () => {
  it('is what the officer then says, in 500 talks', () => {
    const random = new Random(7)
    let spoken = 0
    for (let count = 0; count < 500; ) {
      const talk = aTalk(random)
      if (talk.state.done) continue
      count += 1
      const act = random.pick(someActs(talk.hearing))
      const heard = foreseen(talk.hearing, act)
      const before = talk.hearing.progress
      const from = talk.said.length
      talk.hearing.take(act)
      talk.refresh()
      talk.listen()
      expect(talk.said.slice(from), `${count}: ${JSON.stringify([act, before])}`).toEqual(heard)
      if (heard.length > 0) spoken += 1
    }
    expect(spoken).toBeGreaterThan(100)
  })

  it('is in the language of the script', () => {
    const script = aScript([{ id: 'one', ask: 'Wie heißen Sie?', respondent: 'groom' }], { language: 'de' })
    expect(foreseen(Hearing.started(script), pause)).toEqual([officerOf('de').paused])
  })

  it('is nothing where nobody is in the room', () => {
    const hearing = Hearing.started(BRANCHING)
    for (const respondent of RESPONDENTS) {
      const id = { epoch: 1, seq: hearing.progress.seq + 1 }
      hearing.take({ type: 'participantChanged', id, respondent, present: false, atMs: 0 })
    }
    expect(foreseen(hearing, pause)).toEqual([])
  })

  it('comes from the next officer where the last one was lost, and from nobody where none is sent', () => {
    const hearing = Hearing.started(BRANCHING)
    hearing.take({ type: 'leaseLost', epoch: 1, loss: 'process-died' })
    hearing.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures: 10 } })
    expect(foreseen(hearing, resume)).toEqual([
      officerOf('en').interruption,
      'Good morning.',
      officerOf('en').address('Anton Weber'),
      'What is your name?',
    ])
    expect(foreseen(hearing, end)).toEqual([])
  })
})
