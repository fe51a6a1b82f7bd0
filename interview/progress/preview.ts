import type { PersonMessage } from '../messages.ts'
import { completenessOf } from '../record/completeness.ts'
import type { Completeness } from '../record/entries.ts'
import type { Refusal } from '../refusals.ts'
import type { Script } from '../script/script.ts'
import type { AskStatus, SessionStatus } from '../statuses.ts'
import { applyMessage } from './apply.ts'
import { refusalOf } from './permits.ts'
import type { Ask, Progress } from './state.ts'

/** How an ask stands; `not-due` when it is skipped because of earlier answers. */
export type Standing = AskStatus | 'not-due'

/** What an act of a person would do. */
export interface Preview {
  /** Of the state that was looked at. */
  revision: number
  /** Why it would not be taken; nothing changes then. */
  refused: Refusal | undefined
  /** The asks that would change, in their order. */
  steps: { step: string; respondent: string; from: Standing; to: Standing }[]
  /** Of an end: the status that the interview is closed with. */
  status: { from: SessionStatus; to: SessionStatus }
  complete: { from: boolean; to: boolean; missing: Completeness['missing'] }
  /** The state after it. */
  after: Progress
}

/**
 * What the reducer would do on this state; the state stays as it is.
 * @param script the frozen one; undefined before there is one
 * @param hindrance why nothing is taken, whatever the state; if there is such a thing
 */
export function previewAct(
  script: Script | undefined,
  progress: Progress,
  message: PersonMessage,
  hindrance?: Refusal,
): Preview {
  const refused = refusalOf(progress, message) ?? hindrance
  const after = refused ? progress : applyMessage(script, progress, message, 0).progress
  const [stated, willState] = [progress, after].map((state) => script && completenessOf(script, state.asks))
  return {
    revision: progress.revision,
    refused,
    steps: progress.asks.flatMap((ask, place) => {
      const [from, to] = [standingOf(ask), standingOf(after.asks[place] ?? ask)]
      return from === to ? [] : [{ step: ask.step, respondent: ask.respondent, from, to }]
    }),
    status: {
      from: progress.status,
      to: message.type === 'end' && !refused ? statusOnceClosed(script, after) : after.status,
    },
    complete: {
      from: stated?.complete ?? false,
      to: willState?.complete ?? false,
      missing: willState?.missing ?? [],
    },
    after,
  }
}

const standingOf = ({ due, status }: Ask): Standing => (due ? status : 'not-due')

const statusOnceClosed = (script: Script | undefined, ending: Progress): SessionStatus =>
  applyMessage(script, ending, { type: 'closed', by: 'agent' }, 0).progress.status
