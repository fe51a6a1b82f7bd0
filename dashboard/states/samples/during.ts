import type { Devices } from '../../room/engine/device-state.ts'
import type { Caption, OfficerActivity, OwnAnswer, Question } from '../../room/engine/room-state.ts'
import type { Ended, InRoom, PageState, RecordedAnswer } from '../../room/engine/state.ts'
import type { LanguageCode } from '../../words/catalogue.ts'
import { aboutIn, DEVICES, NOBODY_HEARD } from './before.ts'
import { SPOKEN, type Spoken } from './spoken.ts'

const HEAD = '9f2c1b7a40d6e8c35b1f7e2a90c4d8e16f03b5a7c92d4e6f8a1b3c5d7e9f0a2b'

const caption = (segment: string, speaker: string, text: string, more: Partial<Caption> = {}): Caption => ({
  segment,
  speaker,
  own: speaker === 'groom',
  text,
  final: true,
  typed: false,
  ...more,
})

const answersWith = (mark: OwnAnswer['mark'], text: string): OwnAnswer[] => [
  ...[1, 2, 3, 4, 5, 6].map((number) => ({
    number,
    step: `step-${number}`,
    said: [],
    mark: number === 4 ? ('unresolved' as const) : ('saved' as const),
  })),
  { number: 7, step: 'free-will', said: mark === 'open' ? [] : [{ id: 'a', text, how: 'spoken' }], mark },
]

function baseOf(code: LanguageCode, { greeting, question, other }: Spoken): InRoom {
  const about = aboutIn(code)
  return {
    kind: 'room',
    about,
    connection: { is: 'connected' },
    server: 'connected',
    question: { number: 7, step: 'free-will', round: 1, text: question, for: about.you },
    turn: 'you',
    due: 23,
    officer: { is: 'listening' },
    captions: [caption('1', 'officer', greeting), caption('2', 'officer', question)],
    answers: answersWith('open', ''),
    saved: 5,
    typing: { limit: 10_000, sending: false },
    dictation: { is: 'off' },
    talks: true,
    devices: DEVICES,
    sound: 'playing',
    others: [{ role: 'bride', name: other, present: true, speaks: false, hasVideo: false, muted: false }],
    asked: null,
    unheard: false,
  }
}

const OFFICER: Record<string, OfficerActivity> = {
  interrupted: { is: 'interrupted' },
  paused: { is: 'paused' },
  coming: { is: 'coming' },
  replaced: { is: 'replaced' },
  away: { is: 'away' },
  speaking: { is: 'speaking' },
}

/** Every state in the room, by name. */
function roomSamples(code: LanguageCode): Record<string, InRoom> {
  const spoken = SPOKEN[code]
  const { answer, unclear, otherAnswer, question, longQuestion, other } = spoken
  const base = baseOf(code, spoken)
  const bride = { role: 'bride', name: other }
  const changed = (change: Partial<InRoom>): InRoom => ({ ...base, ...change })
  const devices = (change: Partial<Devices>) => changed({ devices: { ...DEVICES, ...change } })
  const unheard = (deaf: Devices['microphone'], change: Partial<Devices> = {}) =>
    changed({ devices: { ...DEVICES, ...change, microphone: deaf }, officer: { is: 'expecting' } })
  const dictation = (is: InRoom['dictation']) => changed({ dictation: is, talks: false, officer: { is: 'expecting' } })
  const typing = (change: Partial<InRoom['typing']>) => changed({ typing: { ...base.typing, ...change } })
  const own = (text: string, more: Partial<Caption> = {}) => [...base.captions, caption('3', 'groom', text, more)]
  const forBride: Question = { number: 8, step: 'free-will', round: 1, text: question, for: bride }
  const { microphone } = DEVICES
  return {
    'room-first': changed({
      question: null,
      turn: 'nobody',
      officer: { is: 'speaking' },
      answers: [],
      captions: [],
      saved: 0,
    }),
    'room-asking': changed({ officer: { is: 'asking' } }),
    'room-listening': base,
    'room-answering': changed({ captions: own(answer.slice(0, 18), { final: false }) }),
    'room-sending': changed({ captions: own(answer, { typed: true }), answers: answersWith('sending', answer) }),
    'room-sent': changed({ captions: own(answer), answers: answersWith('sent', answer), officer: { is: 'thinking' } }),
    'room-saved': changed({
      question: null,
      turn: 'nobody',
      captions: own(answer),
      answers: answersWith('saved', answer),
      saved: 6,
      officer: { is: 'thinking' },
    }),
    'room-asked-again': changed({ captions: own(unclear), answers: answersWith('asked-again', unclear) }),
    'room-unresolved': changed({ answers: answersWith('unresolved', unclear) }),
    'room-unsent': changed({
      answers: answersWith('unsent', answer),
      typing: { ...base.typing, unsent: { id: 'a', text: answer } },
    }),
    'room-other': changed({
      question: forBride,
      turn: 'other',
      officer: { is: 'waiting', for: bride },
      captions: [...own(answer), caption('4', 'bride', otherAnswer, { name: other, final: false })],
      answers: answersWith('saved', answer),
      saved: 6,
      others: [{ ...bride, present: true, speaks: true, hasVideo: true, muted: false }],
    }),
    'room-missing': changed({
      question: forBride,
      turn: 'other',
      officer: { is: 'missing', people: [bride] },
      others: [{ ...bride, present: false, speaks: false, hasVideo: false, muted: false }],
    }),
    ...Object.fromEntries(
      Object.entries(OFFICER).map(([name, officer]) => [`room-officer-${name}`, changed({ officer, turn: 'nobody' })]),
    ),
    'room-connecting': changed({ connection: { is: 'connecting' }, question: null, captions: [], answers: [] }),
    'room-reconnecting': changed({ connection: { is: 'reconnecting', sinceMs: 0 } }),
    'room-blocked': changed({ connection: { is: 'blocked', sinceMs: 0 } }),
    'room-no-news': changed({ server: 'reconnecting' }),
    'room-sound-blocked': changed({ sound: 'blocked' }),
    'room-silent': unheard(microphone.is === 'on' ? { ...microphone, silent: true } : microphone),
    'room-nobody-heard': changed({
      about: { ...base.about, recorded: NOBODY_HEARD },
      officer: { is: 'expecting' },
    }),
    'room-muted': unheard(microphone.is === 'on' ? { ...microphone, muted: true } : microphone),
    'room-after-call': unheard({ is: 'tap-needed' }),
    'room-microphone-gone': unheard(
      { is: 'problem', problem: 'gone' },
      { changed: { kind: 'microphone', label: 'Jabra Evolve2 65 (Bluetooth)', how: 'gone' } },
    ),
    'room-camera': devices({ camera: { is: 'on', device: { id: 'front', label: 'Front camera' } } }),
    'room-typing': changed({
      talks: false,
      officer: { is: 'expecting' },
      captions: own(answer, { typed: true }),
      answers: answersWith('saved', answer),
      saved: 6,
    }),
    'room-dictating': dictation({ is: 'on', id: 'a', text: answer.slice(0, 18) }),
    'room-dictated': dictation({ is: 'done', id: 'a', text: answer }),
    'room-dictation-failed': dictation({ is: 'failed' }),
    'room-not-connected': typing({ refused: 'not-connected' }),
    'room-nobody-listens': typing({ refused: 'nobody-listens' }),
    'room-too-long': typing({ limit: 20, unsent: { id: 'a', text: answer } }),
    'room-asked-to-repeat': changed({ asked: 'repeat' }),
    'room-long': changed({ question: base.question && { ...base.question, text: longQuestion } }),
  }
}

function recordedIn({ question, answer, unclear }: Spoken): RecordedAnswer[] {
  const one = {
    kind: 'answer',
    number: 7,
    question,
    words: answer,
    how: 'spoken',
    outcome: 'accepted',
    stands: true,
  } as const
  return [
    { ...one, number: 6, words: unclear, outcome: 'unclear', stands: false },
    { ...one, number: 6, how: 'typed' },
    { ...one, words: null, how: null, outcome: 'no-answer' },
    { ...one, kind: 'correction' },
  ]
}

/** Every state from the tap that joins to the end, by name. */
export function samplesDuring(code: LanguageCode): Record<string, PageState> {
  const about = aboutIn(code)
  const recorded = recordedIn(SPOKEN[code])
  const ended: Ended = { kind: 'ended', how: 'completed', about, recorded, saved: 11, receipt: 'ready', head: HEAD }
  const { head: _, ...unsealed } = ended
  return {
    ...roomSamples(code),
    ended,
    'ended-coming': { ...unsealed, recorded: null, receipt: 'coming' },
    'ended-saving': { ...ended, receipt: 'saving' },
    'ended-none': { ...unsealed, how: 'cancelled', recorded: [], saved: 0, receipt: 'unavailable' },
    'ended-cancelled': { ...ended, how: 'cancelled', saved: 2 },
    'failed-page': { kind: 'failed', what: 'page', saved: 6, offers: ['retry'] },
    'failed-room-code': { kind: 'failed', what: 'room-code', saved: 0, offers: ['retry'] },
  }
}
