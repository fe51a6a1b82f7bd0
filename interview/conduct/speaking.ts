import { sameAsk } from '../exchange.ts'
import { stepOf } from '../progress/agenda.ts'
import type { Progress } from '../progress/state.ts'
import { isConducting } from '../statuses.ts'
import { officerOf } from '../phrases/officer.ts'
import { floorOf } from './floor.ts'
import type { Conduct, Purpose, Utterance } from './state.ts'
import { dropReadBack, heardOf, recordUncounted, settleAnswer } from './submit.ts'
import { addLine, isReachable, nameOf, nextSalt, putOffWithdrawal, type Turn } from './turn.ts'

type Words = Omit<Utterance, 'id'>

const notice = (text: string): Words => ({ text, purpose: 'notice' })

/** Adds words to what is said next. */
export function enqueue({ state }: Turn, ...words: Words[]): void {
  for (const each of words) {
    state.utterances += 1
    state.queue.push({ ...each, id: state.utterances })
  }
}

/** Speaks at once, whatever else waits; used for words that need no durable state. */
export function sayNow(turn: Turn, words: Words): void {
  const { state } = turn
  if (!isReachable(state) || state.left) return
  state.utterances += 1
  const utterance: Utterance = { ...words, id: state.utterances }
  state.speaking = utterance
  turn.commands.push({ type: 'say', utterance })
}

/** An answer that came early is kept as words of an ask that was broken off. */
function breakOffEarly(turn: Turn): void {
  const { early, speaking } = turn.state
  delete turn.state.early
  if (early && speaking?.ask) recordUncounted(turn, speaking.ask, early, 'ask-withdrawn')
}

/** Words that somebody waits in vain without: that they have to type. */
export function vitalWords(state: Conduct): Set<string> {
  const { typeInstead } = officerOf(state.script.language)
  return new Set(state.typing.map((respondent) => typeInstead(nameOf(state, respondent))))
}

/** What was about to be said counts as not said. */
function takeBackUnsaid({ state }: Turn): void {
  const vital = vitalWords(state)
  for (const { text, purpose, announces } of [...(state.speaking ? [state.speaking] : []), ...state.queue]) {
    if (purpose === 'opening') state.openingSaid = false
    if (announces !== undefined) delete state.announced
    if (vital.has(text)) state.preambles.push(text)
  }
}

/** Falls silent and forgets what was about to be said. */
export function cutOff(turn: Turn): void {
  const { state } = turn
  breakOffEarly(turn)
  takeBackUnsaid(turn)
  if (state.speaking) turn.commands.push({ type: 'silence' })
  delete state.speaking
  delete state.yielding
  state.queue = []
}

/** Puts the open question again from its start. */
export function putAgain(turn: Turn, ...preambles: string[]): void {
  const { state } = turn
  breakOffEarly(turn)
  if (state.confirming?.isForMore) settleAnswer(turn)
  else dropReadBack(turn)
  delete state.listening
  state.queue = state.queue.filter(({ ask }) => ask === undefined)
  state.preambles.push(...preambles)
}

/** Drops whatever belongs to an ask that is no longer open, and silences it. */
export function reconsider(turn: Turn): void {
  const { state } = turn
  const { progress } = state
  if (!progress) return
  const open = progress.status === 'active' && progress.phase === 'conducting' ? progress.open : undefined
  const { speaking } = state
  const stale =
    speaking !== undefined &&
    (speaking.purpose === 'closing'
      ? progress.phase === 'conducting'
      : speaking.ask !== undefined && !sameAsk(speaking.ask, open))
  const breaksOff =
    (state.correcting !== undefined && !isConducting(progress.status)) ||
    (state.withdrawing !== undefined && !sameAsk(state.withdrawing.ask, open))
  if (breaksOff) {
    delete state.correcting
    putOffWithdrawal(turn)
  }
  if (stale || breaksOff) cutOff(turn)
  if (progress.phase === 'conducting') delete state.closedMs
  if (!open) keepUndecided(turn)
  state.queue = state.queue.filter((words) => words.ask === undefined || sameAsk(words.ask, open))
  if (state.listening && !sameAsk(state.listening.ask, open)) delete state.listening
  if (state.confirming && !sameAsk(state.confirming.pending.ask, open)) {
    const isPaused = progress.phase === 'conducting' && sameAsk(state.confirming.pending.ask, progress.open)
    if (state.confirming.isForMore && isPaused) settleAnswer(turn)
    else dropReadBack(turn, 'ask-withdrawn')
  }
  if (state.holding && !state.listening) {
    const { holding } = state
    delete state.holding
    if (state.put) recordUncounted(turn, state.put.ask, heardOf(turn, holding.event), 'ask-withdrawn')
  }
  if (state.judging && !state.judging.correction && !sameAsk(state.judging.ask, open)) {
    recordUncounted(turn, state.judging.ask, state.judging.heard, 'ask-withdrawn')
    delete state.judging
  }
  if (state.replying && !sameAsk(state.replying.ask, open)) {
    recordUncounted(turn, state.replying.ask, state.replying.heard, 'ask-withdrawn', state.replying.judged)
    delete state.replying
  }
  if (state.clarification && !sameAsk(state.clarification.ask, open)) delete state.clarification
  if (state.unheard && state.unheard.respondent !== floorOf(state).question.awaited?.respondent) delete state.unheard
}

/** What was said as the interview came to stand still is no answer any more. */
function keepUndecided(turn: Turn): void {
  const { state } = turn
  if (!state.put || state.progress?.phase !== 'conducting') return
  for (const { event } of state.undecided) {
    recordUncounted(turn, state.put.ask, heardOf(turn, event), 'ask-withdrawn')
    // The same words on another microphone may be on their way.
    state.lately.push(event)
  }
  state.undecided = []
}

/**
 * Says the next thing, if there is one and it may be said.
 * Nothing is spoken ahead of durability: an unacknowledged message keeps the officer quiet.
 */
export function proceed(turn: Turn): void {
  const { state } = turn
  if (!state.ready || !isReachable(state) || state.left || state.done) return
  const { speaker, unsettled } = floorOf(state)
  if (unsettled.by !== 'nothing' || speaker.who === 'officer' || speaker.who === 'respondent') return
  if (speaker.who === 'nobody') enqueue(turn, ...plan(state))
  const utterance = state.queue.shift()
  if (!utterance) return
  state.speaking = utterance
  turn.commands.push({ type: 'say', utterance })
}

function takeLeads(state: Conduct): Words[] {
  const preambles = state.preambles.map(notice)
  state.preambles = []
  return preambles
}

function announce(state: Conduct, key: string, text: string): Words[] {
  if (state.announced === key) return []
  state.announced = key
  return [...takeLeads(state), { ...notice(text), announces: key }]
}

/** Somebody is threatened or unwell: the others in the room are told no more than that there is a pause. */
const isUrgent = ({ cause }: Progress) =>
  cause?.kind === 'referred' && (cause.need === 'threat' || cause.need === 'unwell')

function plan(state: Conduct): Words[] {
  const { progress, script } = state
  const officer = officerOf(script.language)
  if (!progress || progress.phase === 'closed' || progress.phase === 'preparing') return []
  if (state.withdrawing) return planWithdrawal(state, state.withdrawing)
  if (state.correcting) return planCorrection(state, state.correcting)
  if (progress.phase === 'closing') {
    if (state.closedMs !== undefined && state.preambles.length === 0) return []
    delete state.closedMs
    return [
      ...takeLeads(state),
      ...(progress.endedBy ? [notice(progress.endedBy === 'withdrawn' ? officer.withdrawn : officer.ended)] : []),
      { text: script.closing, purpose: 'closing' },
    ]
  }
  if (progress.status === 'paused') return announce(state, 'paused', officer.paused)
  if (progress.status === 'interrupted')
    return announce(state, 'interrupted', isUrgent(progress) ? officer.pausedCalmly : officer.referred)
  if (!progress.open || state.listening) return takeLeads(state)
  return planQuestion(state, progress.open.step, progress.open.respondent)
}

/** The question whose answer is to be corrected, unless it was put already. */
function planCorrection(state: Conduct, { step, asked }: NonNullable<Conduct['correcting']>): Words[] {
  if (asked) return takeLeads(state)
  return [
    ...takeLeads(state),
    notice(officerOf(state.script.language).correctionWanted),
    { text: stepOf(state.script, step).ask, purpose: 'correction-question' },
  ]
}

function planWithdrawal(state: Conduct, { heard, asked }: NonNullable<Conduct['withdrawing']>): Words[] {
  if (asked) return takeLeads(state)
  const text = officerOf(state.script.language).withdrawal(nameOf(state, heard.respondent))
  return [...takeLeads(state), { text, purpose: 'withdrawal-question' }]
}

function planQuestion(state: Conduct, stepId: string, respondent: string): Words[] {
  const { progress, script } = state
  const officer = officerOf(script.language)
  const name = nameOf(state, respondent)
  const needed = state.openingSaid ? [respondent] : (progress?.respondents ?? [])
  const absent = needed.find((id) => !state.present.includes(id))
  if (absent !== undefined) {
    return state.present.length === 0
      ? []
      : announce(state, `absent ${absent}`, officer.waitingFor(nameOf(state, absent)))
  }
  const words: Words[] = []
  if (state.openingSaid && state.announced?.startsWith('absent')) words.push(notice(officer.welcomeBack(name)))
  if (state.announced === 'paused' || state.announced === 'interrupted') words.push(notice(officer.resumed))
  delete state.announced
  words.push(...takeLeads(state))
  if (!state.openingSaid) {
    state.openingSaid = true
    words.push({ text: script.opening, purpose: 'opening' })
  }
  const ask = progress?.open
  const step = stepOf(script, stepId)
  if (state.clarification && ask) {
    return [...words, { text: state.clarification.text, purpose: 'question', ask }]
  }
  if ((progress?.respondents.length ?? 0) > 1 && state.addressed !== respondent) {
    words.push({ text: officer.address(name), purpose: 'notice', ...(ask ? { ask } : {}) })
  }
  return [...words, { text: step.ask, purpose: 'question', ...(ask ? { ask } : {}) }]
}

/** What an utterance leaves behind once it was spoken, wholly or in part. */
export function afterSpeech(
  turn: Turn,
  { share, captioned }: { share: number; captioned?: true },
): { purpose: Purpose } | undefined {
  const { state, atMs } = turn
  const { speaking } = state
  if (!speaking) return undefined
  delete state.speaking
  const startMs = Math.min(speaking.startedMs ?? atMs, atMs)
  addLine(turn, { by: 'officer', text: speaking.text })
  state.said = state.said.map((line) =>
    line.text === speaking.text && line.endMs > atMs ? { ...line, endMs: atMs } : line,
  )
  const text = { value: speaking.text, salt: nextSalt(turn) }
  const asked = { text, startMs, endMs: atMs, spoken: share, ...(captioned ? { captioned } : {}) }
  const untilMs = atMs + state.answerTimeoutMs
  switch (speaking.purpose) {
    case 'question':
      if (!speaking.ask) break
      state.put = { ask: speaking.ask, asked }
      if (speaking.broken) break
      state.addressed = speaking.ask.respondent
      delete state.clarification
      state.listening = { ask: speaking.ask, untilMs }
      break
    case 'read-back':
      if (state.confirming && speaking.ask) {
        state.confirming = { ...state.confirming, asked }
        state.listening = { ask: speaking.ask, untilMs }
      }
      break
    case 'withdrawal-question':
      if (state.withdrawing) state.withdrawing = { ...state.withdrawing, asked, untilMs }
      break
    case 'correction-question':
      if (state.correcting) state.correcting = { ...state.correcting, asked, untilMs }
      break
    default:
      break
  }
  return { purpose: speaking.purpose }
}

/** Questions whose speech is made while the one before them is still spoken. */
const AHEAD = 2

/** Has made ready, while a question is spoken, what may be said after it. */
export function prepareAhead(turn: Turn): void {
  const { state } = turn
  const { progress, script, speaking } = state
  if (!progress || !speaking?.ask) return
  const { step, respondent } = speaking.ask
  const next = progress.asks.filter((ask) => ask.due && ask.status === 'pending').slice(0, AHEAD)
  const texts = next.flatMap((ask) => [
    ...(ask.respondent === respondent ? [] : [officerOf(script.language).address(nameOf(state, ask.respondent))]),
    stepOf(script, ask.step).ask,
  ])
  if (next.length < AHEAD) texts.push(script.closing)
  for (const text of [...texts, stepOf(script, step).clarify]) turn.commands.push({ type: 'prepare', text })
}
