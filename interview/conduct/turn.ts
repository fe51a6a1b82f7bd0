import { applyMessage } from '../progress/apply.ts'
import { stepOf } from '../progress/agenda.ts'
import type { Progress } from '../progress/state.ts'
import { saltFor } from '../record/hash.ts'
import type { ReportedSignal } from '../messages.ts'
import type { Step } from '../script/script.ts'
import type { Question } from '../verdict/verdict.ts'
import type { Command, Conduct, Line } from './state.ts'

/** One event being worked on: a working copy of the state, and the commands that come of it. */
export interface Turn {
  readonly state: Conduct
  readonly commands: Command[]
  readonly atMs: number
}

export const beginTurn = (state: Conduct, atMs: number): Turn => ({
  state: {
    ...state,
    present: [...state.present],
    outbox: [...state.outbox],
    queue: [...state.queue],
    preambles: [...state.preambles],
    unsaved: [...state.unsaved],
    unsavedFacts: [...state.unsavedFacts],
    premature: [...state.premature],
    pendingWithdrawals: [...state.pendingWithdrawals],
    undecided: [...state.undecided],
    lately: [...state.lately],
    lines: [...state.lines],
    said: [...state.said],
    corrections: [...state.corrections],
  },
  commands: [],
  atMs,
})

const LINES = 8

/** Adds a line to the talk as a model is told of it. */
export function addLine({ state }: Turn, line: Line): void {
  state.lines = [...state.lines, line].slice(-LINES)
}

/** The next salt of this agent, derived from its seed. */
export function nextSalt({ state }: Turn): string {
  state.salts += 1
  return saltFor(state.seed, `${state.epoch}:${state.salts}`)
}

/** The state as it will be once everything on its way is acknowledged. */
export const latestProgress = ({ state }: Turn): Progress | undefined =>
  state.outbox.at(-1)?.predicted ?? state.progress

/** Whether the officer can hear and speak. */
export const isReachable = ({ connected, lease, unvoiced }: Conduct): boolean =>
  connected && lease === 'held' && !unvoiced

/** The question that a wish was put into is gone, or whoever had it: they are asked again later. */
export function putOffWithdrawal({ state }: Turn): void {
  if (!state.withdrawing) return
  state.pendingWithdrawals.unshift(state.withdrawing.heard)
  delete state.withdrawing
}

/** Has the question about a withdrawal or for a correction put again. */
export function askAnew({ state }: Turn, ...preambles: string[]): void {
  const { withdrawing, correcting } = state
  if (withdrawing) state.withdrawing = { ask: withdrawing.ask, heard: withdrawing.heard, tries: withdrawing.tries }
  if (correcting) state.correcting = withoutAsked(correcting)
  state.preambles.push(...preambles)
}

const withoutAsked = ({ step, respondent, retried }: NonNullable<Conduct['correcting']>) => ({
  step,
  respondent,
  ...(retried && { retried }),
})

export const nameOf = (state: Conduct, respondent: string): string => state.names[respondent] ?? respondent

export function questionOf(state: Conduct, step: string, respondent: string): Question {
  const name = state.names[respondent]
  return {
    step: stepOf(state.script, step),
    respondent: { id: respondent, ...(name === undefined ? {} : { name }) },
    language: state.script.language,
  }
}

export const openStep = (state: Conduct): Step | undefined =>
  state.progress?.open && stepOf(state.script, state.progress.open.step)

/** The state as it will be once this message is acknowledged too. */
export function predict(turn: Turn, message: ReportedSignal): Progress | undefined {
  const before = latestProgress(turn)
  return before && applyMessage(turn.state.script, before, message, turn.atMs).progress
}

interface Sending {
  predicted?: Progress | undefined
  lead?: string | undefined
}

/** Sends messages one after the other; each waits for the acknowledgement of the one before. */
export function send(turn: Turn, message: ReportedSignal, sending: Sending = {}): void {
  const { state } = turn
  const { lead, predicted = predict(turn, message) } = sending
  state.outbox.push({
    message,
    sinceMs: turn.atMs,
    ...(predicted ? { predicted } : {}),
    ...(lead === undefined ? {} : { lead }),
  })
  if (state.outbox.length === 1) turn.commands.push({ type: 'signal', message })
}

export function takeMessageId({ state }: Turn): { epoch: number; seq: number } {
  const id = { epoch: state.epoch, seq: state.seq }
  state.seq += 1
  return id
}
