import { askUnderWay, floorOf } from './floor.ts'
import type { Turn } from './turn.ts'

/** A voice is waited for so long after the closing line. */
const LAST_WORDS_MS = 5_000

/** The closing line ends the interview, unless something that was said into it is still to be heard out. */
export function finishWhenQuiet(turn: Turn): void {
  const { state, commands, atMs } = turn
  const { closedMs } = state
  if (closedMs === undefined || state.done) return
  const floor = floorOf(state)
  if (floor.speaker.who === 'officer' || floor.question.of === 'correction' || askUnderWay(floor)) return
  if (state.undecided.length + state.corrections.length + state.preambles.length > 0) return
  const isVoiced = Object.values(state.voices).some((spans) => spans.at(-1)?.active)
  if (isVoiced && atMs - closedMs < LAST_WORDS_MS) return
  state.done = { finished: false }
  commands.push({ type: 'finish' })
}

export function leaveWhenDone(turn: Turn): void {
  const { state } = turn
  if (!state.done?.finished || (state.outbox.length > 0 && state.lease !== 'lost')) return
  state.left = true
  turn.commands.push({ type: 'leave' })
}
