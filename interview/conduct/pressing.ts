import type { Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { isConducting } from '../statuses.ts'
import type { Button } from '../typed-attributes.ts'
import { askUnderWay, floorOf, type Question } from './floor.ts'
import { askBack } from './side-questions.ts'
import { cutOff, putAgain } from './speaking.ts'
import type { Conduct } from './state.ts'
import { noteFacts, recordUncounted } from './submit.ts'
import { askAnew, type Turn } from './turn.ts'

/** So long nothing is expected of whoever asked for a moment. */
export const MOMENT_MS = 60_000

/** Beside the question of the script: the officer asks whether somebody withdraws, or for a correction. */
const isBesides = ({ of }: Question) => of === 'withdrawal' || of === 'correction'

/** What a respondent asks for by a button: it is never an answer, whatever words stand with it. */
export function takePressed(turn: Turn, heard: Heard, button: Button): void {
  const { state } = turn
  const { progress } = state
  if (!progress?.open || !isConducting(progress.status) || progress.phase !== 'conducting') return
  const floor = floorOf(state)
  const { question } = floor
  const busy = askUnderWay(floor)
  if (busy) return recordUncounted(turn, busy, heard, 'verdict-under-way')
  const ask = state.listening?.ask ?? state.speaking?.ask ?? progress.open
  const addressee = question.of === 'nothing' ? ask.respondent : question.respondent
  if (addressee !== heard.respondent) return recordUncounted(turn, ask, heard, 'not-asked')
  if (button === 'help' && !isBesides(question)) return askBack(turn, ask, heard)
  const isBeingPut = question.of === 'nothing' && state.speaking?.purpose === 'question'
  if (!question.awaited && !(button === 'repeat' && isBeingPut)) {
    return recordUncounted(turn, ask, heard, 'question-unfinished')
  }
  const request = button === 'moment' ? 'moment' : 'repeat'
  noteFacts(turn, { kind: 'request', request, ask, heard })
  if (request === 'moment') return waitAMoment(turn)
  if (isBesides(question)) return askAnew(turn)
  if (isBeingPut) cutOff(turn)
  putAgain(turn)
}

/** Nothing is expected of whoever was asked, for some time. */
export function waitAMoment({ state, atMs }: Turn): void {
  const untilMs = atMs + MOMENT_MS
  const later = <Waiting extends NonNullable<Conduct['correcting'] | Conduct['withdrawing']>>(waiting: Waiting) => ({
    ...waiting,
    untilMs,
  })
  if (state.withdrawing) state.withdrawing = later(state.withdrawing)
  else if (state.correcting) state.correcting = later(state.correcting)
  else if (state.listening) state.listening = { ask: state.listening.ask, untilMs }
  state.preambles.push(officerOf(state.script.language).moment)
}
