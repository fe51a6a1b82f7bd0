import type { EntryType } from '../interview/record/entries.ts'
import type { Progress } from '../interview/progress/state.ts'
import { isOver } from '../interview/statuses.ts'
import type { WAITS } from './answers.ts'

type WaitKind = (typeof WAITS)[number]

/** What an interview waits for. */
export interface Waiting {
  kind: WaitKind
  respondents: string[]
}

/** The first thing that has to happen before it goes on; undefined when it is over, and where no agent conducts it. */
export function waitingOf(progress: Progress): Waiting | undefined {
  const nobody = (kind: WaitKind): Waiting => ({ kind, respondents: [] })
  const { status, phase, open, respondents, present } = progress
  if (isOver(status)) return undefined
  if (phase === 'preparing') return nobody(isWithoutScript(progress) ? 'script' : 'start')
  if (status === 'interrupted') return nobody('decision')
  if (status === 'paused') return nobody('resume')
  if (progress.kind !== 'scripted') return undefined
  if (isWithoutAgent(progress)) return nobody('agent')
  if (!open || phase !== 'conducting') return nobody('closing')
  // The officer begins once all are there; later it waits for the one whose turn it is.
  const needed = progress.asks.some(({ status: one, round }) => round > 1 || (round > 0 && one !== 'open'))
    ? [open.respondent]
    : respondents
  const absent = needed.filter((id) => !present.includes(id))
  return absent.length > 0
    ? { kind: 'arrival', respondents: absent }
    : { kind: 'answer', respondents: [open.respondent] }
}

const isWithoutScript = ({ kind, scriptVersion }: Progress) => kind === 'scripted' && scriptVersion === 0

const isWithoutAgent = ({ joined, epoch }: Progress) => joined === 0 || joined < epoch

const TURN: readonly EntryType[] = ['started', 'answer', 'correction', 'resumed', 'step-retaken', 'step-waived']

/** Entries that bring such a waiting about; the latest says since when it lasts. */
export const SINCE = {
  script: ['record-begun'],
  start: ['script-set', 'record-begun'],
  agent: ['started', 'resumed', 'agent-left', 'lease-lost'],
  arrival: TURN,
  answer: [...TURN, 'agent-joined'],
  resume: ['paused', 'answer'],
  decision: ['interrupted'],
  closing: [...TURN, 'withdrawal', 'end-requested'],
} as const satisfies Record<WaitKind, readonly EntryType[]>
