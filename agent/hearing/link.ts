import { assertNever } from '../../interview/statuses.ts'
import type { RecogniserFailure } from './recogniser.ts'

/** Milliseconds, and failures in a row. */
export const LINK_LIMITS = {
  /** For a connection to stand. */
  opening: 5_000,
  /** A connection that lasts so long works. */
  stable: 1_000,
  /** The same for somebody who was told to type. */
  stableTyping: 5_000,
  /** Of failing under somebody who speaks; then they have to type. */
  typing: 3_500,
  failures: 4,
  /** Connections in a row that were connected and gave no transcripts. */
  deafFailures: 2,
  backOff: 500,
  longestBackOff: 8_000,
  typingBackOff: 5_000,
  longestTypingBackOff: 60_000,
  refusedBackOff: 30_000,
} as const

type LinkCode = RecogniserFailure | 'recovered'

export interface Link {
  phase: 'closed' | 'opening' | 'open' | 'waiting'
  mode: 'voice' | 'typing'
  /** In a row; words alone begin anew. */
  failures: number
  /** Of them, connections without transcripts. */
  deafFailures: number
  /** The same since the mode changed. */
  attempts: number
  retryAtMs: number
  openedAtMs: number
  connectedAtMs: number
  /** What is being repaired: since when words may be missing, and why. */
  failing: { sinceMs: number; gapFromMs: number; code: RecogniserFailure; isSpokenIn: boolean } | undefined
  /** To where gaps were told: none is told twice. */
  toldToMs: number
  /** The last words did not become final. */
  isUnfinished: boolean
  /** Somebody spoke into a connection that has not shown yet that it works. */
  isTried: boolean
}

export type LinkEvent =
  | { type: 'start'; atMs: number }
  | { type: 'connected'; atMs: number }
  /** Final ones. */
  | { type: 'words'; atMs: number }
  | { type: 'voice'; atMs: number }
  /** `unheardSinceMs`: words since then have no final; `chance`, 0 to 1, spreads the attempts of many. */
  | { type: 'failed'; code: RecogniserFailure; unheardSinceMs: number | undefined; chance: number; atMs: number }
  /** Words since `sinceMs` came and did not become final. */
  | { type: 'unfinished'; sinceMs: number; atMs: number }
  | { type: 'tick'; atMs: number }
  | { type: 'stop'; atMs: number }

export type LinkOutcome =
  | { type: 'open' }
  | { type: 'close' }
  /** The connection does not come to stand. */
  | { type: 'timed-out' }
  /** It never sends a final. */
  | { type: 'endless'; sinceMs: number }
  | { type: 'gap'; startMs: number; endMs: number; code: RecogniserFailure }
  | { type: 'changed'; to: 'voice' | 'typing'; code: LinkCode; atMs: number }

export interface LinkStep {
  link: Link
  outcomes: LinkOutcome[]
}

export const CLOSED: Link = {
  phase: 'closed',
  mode: 'voice',
  failures: 0,
  deafFailures: 0,
  attempts: 0,
  retryAtMs: 0,
  openedAtMs: 0,
  connectedAtMs: 0,
  failing: undefined,
  toldToMs: 0,
  isUnfinished: false,
  isTried: false,
}

/** One respondent's recogniser: when it is opened again, what was missed, when they have to type. */
export function reduceConnection(link: Link, event: LinkEvent): LinkStep {
  switch (event.type) {
    case 'start':
      return link.phase === 'closed' ? open(link, event.atMs) : still(link)
    case 'connected':
      return still(link.phase === 'opening' ? { ...link, phase: 'open', connectedAtMs: event.atMs } : link)
    case 'words':
      return link.phase === 'closed'
        ? still(link)
        : recovered({ ...link, failures: 0, deafFailures: 0, attempts: 0, isUnfinished: false }, event.atMs)
    case 'voice':
      return typingIfLong(spokenInto(link), event.atMs)
    case 'failed':
      return failed(link, event)
    case 'unfinished':
      return unfinished(link, event)
    case 'tick':
      return tick(link, event.atMs)
    case 'stop':
      return stopped(link, event.atMs)
    default:
      return assertNever(event)
  }
}

const still = (link: Link): LinkStep => ({ link, outcomes: [] })
/** It would be refused again: key, credit, permission, model and language are for somebody to put right. */
export const isRefusal = (code: RecogniserFailure): boolean => /^http-40[0-4]$/.test(code)
const isDeaf = (code: RecogniserFailure) => code === 'silent' || code === 'no-final'
/** The connection stood: another is worth trying at once. */
const hadStood = (code: RecogniserFailure) => isDeaf(code) || code === 'closed' || code === 'garbage'

const open = (link: Link, atMs: number): LinkStep => ({
  link: { ...link, phase: 'opening', openedAtMs: atMs, isTried: false },
  outcomes: [{ type: 'open' }],
})

function spokenInto(link: Link): Link {
  if (link.phase === 'waiting' && link.failing) return { ...link, failing: { ...link.failing, isSpokenIn: true } }
  return { ...link, isTried: true }
}

type Failed = Extract<LinkEvent, { type: 'failed' }>

function failed(link: Link, event: Failed): LinkStep {
  if (link.phase === 'closed' || link.phase === 'waiting') return still(link)
  const { code, unheardSinceMs, atMs } = event
  const isIntoNothing = link.isTried && (link.failing !== undefined || link.phase === 'opening')
  const isSpokenIn = unheardSinceMs !== undefined || isIntoNothing
  const missedFromMs = link.phase === 'opening' ? link.openedAtMs : atMs
  const before = link.failing ?? {
    sinceMs: missedFromMs,
    gapFromMs: unheardSinceMs ?? missedFromMs,
    code,
    isSpokenIn: false,
  }
  const failing = {
    ...before,
    gapFromMs: Math.min(before.gapFromMs, unheardSinceMs ?? before.gapFromMs),
    isSpokenIn: before.isSpokenIn || isSpokenIn,
  }
  const waiting: Link = {
    ...link,
    phase: 'waiting',
    failures: link.failures + 1,
    deafFailures: link.deafFailures + (isDeaf(code) ? 1 : 0),
    attempts: link.attempts + 1,
    failing,
    isTried: false,
  }
  const step = isTypingDue(waiting, code) ? typing(waiting, code, atMs) : typingIfLong(waiting, atMs)
  const retryAtMs = atMs + backOffMs({ ...step.link, code, chance: event.chance })
  return { ...step, link: { ...step.link, retryAtMs } }
}

const isTypingDue = (link: Link, code: RecogniserFailure): boolean =>
  isRefusal(code) || (link.failing?.isSpokenIn === true && (link.failures >= LINK_LIMITS.failures || isDeafened(link)))

const isDeafened = ({ deafFailures }: Link) => deafFailures >= LINK_LIMITS.deafFailures

/** How long to wait before the next attempt. */
export function backOffMs({
  code,
  attempts,
  mode,
  chance,
}: Pick<Failed, 'code' | 'chance'> & Pick<Link, 'attempts' | 'mode'>): number {
  const spread = 0.8 + 0.4 * chance
  return Math.round(spread * plainBackOffMs(code, attempts, mode))
}

function plainBackOffMs(code: RecogniserFailure, attempts: number, mode: Link['mode']): number {
  if (isRefusal(code)) return LINK_LIMITS.refusedBackOff
  const doubled = 2 ** Math.min(Math.max(0, attempts - 1), 10)
  if (mode === 'typing') return Math.min(LINK_LIMITS.typingBackOff * doubled, LINK_LIMITS.longestTypingBackOff)
  if (attempts === 1 && hadStood(code)) return 0
  return Math.min(LINK_LIMITS.backOff * doubled, LINK_LIMITS.longestBackOff)
}

/** A vendor may take back what was noise: once is a gap, twice in a row is a failure. */
function unfinished(link: Link, { sinceMs, atMs }: { sinceMs: number; atMs: number }): LinkStep {
  if (link.isUnfinished) return { link, outcomes: [{ type: 'endless', sinceMs }] }
  return told({ ...link, isUnfinished: true }, { startMs: sinceMs, endMs: atMs, code: 'no-final' })
}

function typing(link: Link, code: RecogniserFailure, atMs: number): LinkStep {
  if (link.mode === 'typing') return still(link)
  return { link: { ...link, mode: 'typing', attempts: 0 }, outcomes: [{ type: 'changed', to: 'typing', code, atMs }] }
}

function typingIfLong(link: Link, atMs: number): LinkStep {
  const { failing, isTried } = link
  if (!failing || atMs - failing.sinceMs < LINK_LIMITS.typing) return still(link)
  if (link.phase === 'open' && !isDeaf(failing.code)) return still(link)
  return failing.isSpokenIn || isTried ? typing(link, failing.code, atMs) : still(link)
}

function tick(link: Link, atMs: number): LinkStep {
  if (link.phase === 'waiting' && atMs >= link.retryAtMs) return open(link, atMs)
  if (link.phase === 'opening' && atMs - link.openedAtMs >= LINK_LIMITS.opening) {
    return { link, outcomes: [{ type: 'timed-out' }] }
  }
  if (link.phase === 'open' && isInDoubt(link) && isProven(link, atMs)) return recovered(link, atMs)
  return typingIfLong(link, atMs)
}

const isInDoubt = ({ failing, mode }: Link) => failing !== undefined || mode === 'typing'

/** One that was connected and gave no transcripts has to give one; the first time it is believed. */
function isProven(link: Link, atMs: number): boolean {
  const { mode, failing, connectedAtMs } = link
  if (failing && isDeaf(failing.code) && isDeafened(link)) return false
  return atMs - connectedAtMs >= (mode === 'voice' ? LINK_LIMITS.stable : LINK_LIMITS.stableTyping)
}

/** What was said since this connection was made is heard: until then it may be missing. */
function recovered(link: Link, atMs: number): LinkStep {
  const { link: whole, outcomes } = missed(link, link.openedAtMs)
  if (link.mode === 'typing') outcomes.push({ type: 'changed', to: 'voice', code: 'recovered', atMs })
  const attempts = link.mode === 'typing' ? 0 : link.attempts
  return { link: { ...whole, mode: 'voice', attempts, failing: undefined, isTried: false }, outcomes }
}

function stopped(link: Link, atMs: number): LinkStep {
  if (link.phase === 'closed') return still(link)
  const isMissed = link.failing && link.isTried
  const { link: whole, outcomes } = missed(isMissed ? spokenMissed(link) : link, atMs)
  if (link.phase !== 'waiting') outcomes.push({ type: 'close' })
  const { mode, failures, deafFailures, toldToMs } = whole
  return { link: { ...CLOSED, mode, failures, deafFailures, toldToMs }, outcomes }
}

const spokenMissed = (link: Link): Link =>
  link.failing ? { ...link, failing: { ...link.failing, isSpokenIn: true } } : link

/** Nothing is missing where nobody spoke. */
function missed(link: Link, endMs: number): LinkStep {
  const { failing } = link
  if (!failing?.isSpokenIn) return still(link)
  const { gapFromMs, code } = failing
  return told(link, { startMs: gapFromMs, endMs: Math.max(gapFromMs, endMs), code })
}

function told(link: Link, gap: { startMs: number; endMs: number; code: RecogniserFailure }): LinkStep {
  const startMs = Math.max(gap.startMs, link.toldToMs)
  if (link.toldToMs > gap.startMs && startMs >= gap.endMs) return still(link)
  return { link: { ...link, toldToMs: gap.endMs }, outcomes: [{ type: 'gap', ...gap, startMs }] }
}
