import type { AskId, Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { stepOf } from '../progress/agenda.ts'
import { judgeByRules } from '../verdict/rules.ts'
import type { Verdict } from '../verdict/verdict.ts'
import { enqueue } from './speaking.ts'
import type { Conduct, Pending } from './state.ts'
import { draftOf, ruled, submit } from './submit.ts'
import { questionOf, type Turn } from './turn.ts'

const READ_BACK_TRIES = 2
const READ_BACK_KINDS = new Set(['name', 'date', 'number'])

export function confirms({ script }: Conduct, { step: id }: AskId): boolean {
  const step = stepOf(script, id)
  return step.confirm && READ_BACK_KINDS.has(step.expect.kind)
}

/** Reads an accepted answer back; it counts once the respondent has said yes to it. */
export function readBack(turn: Turn, pending: Pending, verdict: Verdict, tries = 0): void {
  const { state } = turn
  state.confirming = { pending, verdict, tries }
  delete state.listening
  const text = officerOf(state.script.language).readBack(spoken(state, pending, verdict))
  enqueue(turn, { text, purpose: 'read-back', ask: pending.ask })
}

/** A value as people say it: a date in the words of the script's language. */
function spoken({ script }: Conduct, { ask, heard }: Pending, { value }: Verdict): string {
  if (value === undefined) return heard.text.value
  if (stepOf(script, ask.step).expect.kind !== 'date') return String(value)
  const day = new Date(`${String(value)}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return String(value)
  return new Intl.DateTimeFormat(script.language, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
    day,
  )
}

export function takeConfirmation(turn: Turn, heard: Heard): void {
  const { state } = turn
  if (!state.confirming) return
  const { pending, verdict, asked, tries } = state.confirming
  const question = questionOf(state, pending.ask.step, pending.ask.respondent)
  const reply = judgeByRules(
    {
      ...question,
      step: { ...question.step, ask: officerOf(question.language).readBack(''), expect: { kind: 'affirmation' } },
    },
    heard.text.value,
  )
  if (reply?.outcome === 'accepted' && reply.value === true && asked) {
    return submit(turn, { ...draftOf(turn, pending, verdict), confirmed: { asked, heard } })
  }
  if (reply?.outcome !== 'accepted' && tries + 1 < READ_BACK_TRIES) return readBack(turn, pending, verdict, tries + 1)
  submit(
    turn,
    draftOf(
      turn,
      pending,
      ruled('unclear', 'confirm.not-confirmed', 'The respondent did not confirm what was read back.'),
    ),
  )
}
