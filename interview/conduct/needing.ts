import type { Heard } from '../exchange.ts'
import type { StoppingNeed } from '../languages/needs.ts'
import { officerOf } from '../phrases/officer.ts'
import { cutOff, putAgain } from './speaking.ts'
import { draftOf, noteFacts, ruled, submit } from './submit.ts'
import { latestProgress, type Turn } from './turn.ts'

/** Somebody needs what the officer cannot give: it falls silent, and the interview stands still for a person. */
export function takeNeed(turn: Turn, heard: Heard, need: StoppingNeed): void {
  const { state } = turn
  const progress = latestProgress(turn)
  const open = progress?.status === 'active' && !progress.endedBy ? progress.open : undefined
  if (!open) return noteFacts(turn, { kind: 'request', request: need, heard })
  cutOff(turn)
  putAgain(turn)
  state.preambles = []
  delete state.correcting
  const verdict = ruled('declined', `need.${need}`, 'No answer: the respondent said what they need.')
  submit(turn, { ...draftOf(turn, { ask: open, heard, correction: false }, verdict), need })
}

/** The line is bad: the question is put again, and whoever was asked may type. */
export function takeBadLine(turn: Turn, heard: Heard): void {
  const ask = turn.state.listening?.ask
  noteFacts(turn, { kind: 'request', request: 'bad-line', ...(ask && { ask }), heard })
  putAgain(turn, officerOf(turn.state.script.language).badLine)
}
