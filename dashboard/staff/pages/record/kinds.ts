import type { StateKind } from '../../../shared/note.tsx'
import type { EntryType, KnownEntry } from '../../../../interview/record/entries.ts'
import type { Told } from './story.ts'

/** What entries are filtered by. */
export const GROUPS = ['answers', 'talk', 'people', 'acts', 'trouble', 'machinery'] as const
export type Group = (typeof GROUPS)[number]

/** Lanes beside those of the respondents, which have their ids. */
export const OFFICER = 'officer'
export const STAFF = 'staff'
export const SYSTEM = 'system'

interface Kind {
  group: Group
  /** Undefined: that of the respondent who is named. */
  lane?: typeof OFFICER | typeof STAFF | typeof SYSTEM
  state?: StateKind
}

const answers: Kind = { group: 'answers' }
const people: Kind = { group: 'people' }
const trouble: Kind = { group: 'trouble', state: 'needed' }
const act: Kind = { group: 'acts', lane: STAFF }
const machinery: Kind = { group: 'machinery', lane: SYSTEM }

/** Each type of entry: whose it is and how it is shown. */
const KINDS: Record<EntryType, Kind> = {
  'record-begun': machinery,
  'script-set': act,
  started: { ...act, state: 'well' },
  'room-created': machinery,
  'room-finished': machinery,
  'lease-issued': machinery,
  'lease-lost': { ...trouble, lane: OFFICER },
  'agent-left': { group: 'machinery', lane: OFFICER },
  'agent-joined': { group: 'machinery', lane: OFFICER },
  'participant-joined': people,
  'participant-left': { ...people, state: 'waiting' },
  'message-refused': { ...trouble, lane: SYSTEM },
  answer: answers,
  'answer-kept': { ...answers, state: 'over' },
  correction: { ...answers, state: 'well' },
  'correction-kept': { ...answers, state: 'over' },
  withdrawal: { ...answers, state: 'needed' },
  'invitation-made': act,
  'invitation-ended': act,
  'seat-taken': people,
  'seat-moved': people,
  'seat-refused': { ...people, state: 'waiting' },
  'seat-ended': people,
  paused: { ...act, state: 'waiting' },
  resumed: { ...act, state: 'well' },
  'end-requested': { ...act, state: 'over' },
  'step-retaken': { ...act, state: 'waiting' },
  'step-waived': { ...act, state: 'over' },
  'act-refused': { ...act, state: 'needed' },
  interrupted: { ...trouble, lane: SYSTEM },
  'history-exhausted': { ...trouble, lane: SYSTEM },
  'workflow-gone': { ...trouble, lane: SYSTEM },
  'hearing-gap': trouble,
  'hearing-changed': { group: 'trouble', state: 'waiting' },
  'words-left-out': { group: 'trouble', state: 'waiting' },
  hindrance: trouble,
  bleed: { group: 'talk' },
  'speech-failed': { ...trouble, lane: OFFICER },
  'judge-briefed': { group: 'machinery', lane: OFFICER },
  'judge-failed': { ...trouble, lane: OFFICER },
  'side-question': { group: 'talk' },
  request: { group: 'talk' },
  'recording-started': machinery,
  'recording-stopped': machinery,
  'recording-stored': machinery,
  'recording-gap': { ...trouble, lane: SYSTEM },
  closed: { ...machinery, state: 'over' },
  sealed: { ...machinery, state: 'over' },
}

const OF_ANOTHER_VERSION: Kind = machinery
const kindOf = ({ says }: Told): Kind => (says ? KINDS[says.type] : OF_ANOTHER_VERSION)

export const groupOf = (told: Told): Group => kindOf(told).group

/** Whose words they are, where an entry has words. */
export function speakerOf({ says }: Told): string | undefined {
  if (!says) return undefined
  const { data } = says
  if ('answer' in data && data.answer) return data.answer.speaker
  if ('heard' in data) return data.heard.respondent
  return undefined
}

/** A respondent's id, or one of the three others. */
export function laneOf(told: Told): string {
  const { lane } = kindOf(told)
  if (lane) return lane
  const { says } = told
  if (says?.type === 'hindrance') return says.data.of
  return speakerOf(told) ?? told.respondent ?? SYSTEM
}

const EFFECTS: Partial<Record<string, StateKind>> = {
  accepted: 'well',
  contrary: 'needed',
  unresolved: 'needed',
  'asked-again': 'waiting',
}

/** Undefined where nothing has to be said of it. */
export function stateOf(told: Told): StateKind | undefined {
  const { says } = told
  if (says?.type === 'answer') return says.data.need ? 'needed' : EFFECTS[says.data.effect]
  if (says?.type === 'hindrance' && says.data.ended) return 'well'
  if (says?.type === 'hearing-changed' && says.data.to === 'voice') return 'well'
  return kindOf(told).state
}

export type Answered = Extract<
  KnownEntry,
  { type: 'answer' | 'answer-kept' | 'correction' | 'correction-kept' | 'withdrawal' }
>
const ANSWERED: ReadonlySet<string> = new Set([
  'answer',
  'answer-kept',
  'correction',
  'correction-kept',
  'withdrawal',
] satisfies Answered['type'][])

/** What an entry of a question and its answer says. */
export const answeredIn = ({ says }: Told): Answered | undefined =>
  says && ANSWERED.has(says.type) ? (says as Answered) : undefined
