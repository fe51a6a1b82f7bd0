import type { PersonMessage } from '../interview/messages.ts'
import { isOver } from '../interview/statuses.ts'
import {
  accepted,
  aScript,
  aStepAct,
  contrary,
  declined,
  Hearing,
  LAWYER,
  noAnswer,
  RESPONDENTS,
  unclear,
} from './builders.ts'
import type { Random } from './simulation/random.ts'

/** Questions with conditions between them, of one and of both, that are referred, that end, that go on. */
export const BRANCHING = aScript([
  { id: 'name', ask: 'What is your name?', respondent: 'all', maxClarifications: 1 },
  { id: 'free', ask: 'Are you free?', respondent: 'groom', expect: 'consent', maxClarifications: 0 },
  {
    id: 'why',
    ask: 'Why not?',
    respondent: 'groom',
    required: false,
    onUnresolved: 'refer',
    maxClarifications: 0,
    when: { step: 'free', equals: false },
  },
  { id: 'place', ask: 'Where do you live?', respondent: 'bride', onUnresolved: 'refer', maxClarifications: 0 },
  { id: 'both', ask: 'Do you consent?', respondent: 'all', expect: 'consent', onContrary: 'refer' },
  {
    id: 'last',
    ask: 'Anything else?',
    respondent: 'all',
    required: false,
    onContrary: 'continue',
    when: { step: 'name', respondent: 'bride', answered: true },
  },
])

/** Answers by which a question is not settled as it should be. */
const OTHERWISE = [accepted('x'), contrary(), unclear, declined, noAnswer]

const STEPS = BRANCHING.steps.map(({ id }) => id)

/** An act of any kind on any of its steps, also such as are refused. */
export function someActs({ progress }: Hearing): PersonMessage[] {
  const reason = { value: 'not needed', salt: '7'.repeat(64) }
  const ofSteps = [...STEPS, 'no-such-step'].flatMap((step) =>
    [undefined, ...RESPONDENTS].flatMap((respondent): PersonMessage[] => [
      { type: 'retakeStep', ...aStepAct(step, respondent) },
      { type: 'waiveStep', ...aStepAct(step, respondent), reason },
    ]),
  )
  const ofAll = (['pause', 'resume', 'end'] as const).map((type): PersonMessage => ({ type, actor: LAWYER }))
  // As often as those on steps; an end is final, and so it is rarer on the way.
  return [...ofSteps, ...Array.from({ length: isOver(progress.status) ? 1 : 5 }, () => ofAll).flat()]
}

/** A hearing that has come to a state by chance: answers of any kind, acts, lost agents, people who come and go. */
export function aReachedHearing(random: Random): Hearing {
  const hearing = random.chance(0.9) ? Hearing.started(BRANCHING) : Hearing.withoutAgent(BRANCHING)
  for (let moves = random.between(0, 32); moves > 0; moves--) move(hearing, random)
  return hearing
}

function move(hearing: Hearing, random: Random): void {
  const { progress } = hearing
  switch (random.weighted({ answer: 12, act: 3, lost: 1, presence: 1, correction: 1, closed: 0.2 })) {
    case 'answer':
      if (progress.open && progress.joined > 0) {
        hearing.answer(random.chance(0.75) ? accepted(true) : random.pick(OTHERWISE))
      }
      return
    case 'act': {
      const act = random.pick(someActs(hearing))
      if (act.type !== 'end' || random.chance(0.1)) hearing.take(act)
      return
    }
    case 'lost':
      hearing.take({ type: 'leaseLost', epoch: progress.epoch, loss: 'process-died' })
      if (random.chance(0.7)) hearing.replaceAgent()
      else hearing.take({ type: 'interrupted', cause: { kind: 'agent-failures', failures: progress.failures + 1 } })
      return
    case 'presence':
      if (progress.joined > 0) {
        const id = { epoch: progress.joined, seq: progress.seq + 1 }
        const respondent = random.pick(RESPONDENTS)
        hearing.take({ type: 'participantChanged', id, respondent, present: random.chance(0.5), atMs: 0 })
      }
      return
    case 'correction': {
      const settled = progress.asks.filter(({ status }) => status === 'accepted' || status === 'contrary')
      if (settled.length > 0) {
        const { step, respondent } = random.pick(settled)
        hearing.correct(step, respondent, random.pick([accepted('y'), contrary()]))
      }
      return
    }
    case 'closed':
      if (progress.phase === 'closing') hearing.take({ type: 'closed', by: 'agent' })
  }
}
