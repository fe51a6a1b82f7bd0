import type { RespondentId } from '../../../interview/respondent.ts'
import { isOver } from '../../../interview/statuses.ts'
import type { Browser, Devices, SoundCheck } from './device-state.ts'
import type { Connection, Dictation, Request, ServerLink } from './room-state.ts'
import type { SeatView } from './seat-view.ts'
import type { Check, ClosedReason, Ended, Failed, Problem } from './state.ts'

/** What this browser can do at all. */
export interface Abilities {
  browser: Browser
  /** False on plain http of another machine. */
  isSecure: boolean
  /** Inside another app. */
  isInApp: boolean
  hasWebRtc: boolean
}

/** A caption as it came; whose it is depends on whom the seat has named as officer. */
export interface HeardCaption {
  /** LiveKit identity of the sender; `OWN` for what this person types. */
  from: string
  segment: string
  /** Absent for the sender's own words. */
  speaker?: RespondentId
  text: string
  final: boolean
  /** Words are still to come. */
  isOpen: boolean
  /** The respondent has typed it. */
  typed: boolean
}

/** No identity is empty. */
export const OWN = ''

/** With how much this person had said when it began. */
export type KeptCaption = HeardCaption & { saidBefore: number }

/** What this person said or typed to a question. */
export interface Said {
  id: string
  text: string
  how: 'spoken' | 'typed' | 'dictated'
  /** The question that was open then, if it was theirs. */
  step?: string
  round?: number
  officer: string
  state: 'sending' | 'sent' | 'failed'
  /** The question was put again since: it came too early, or was not heard. */
  overtaken?: true
}

export interface RoomPerson {
  speaks: boolean
  hasVideo: boolean
  muted: boolean
}

/** Everything that the engine knows; `pageStateOf` makes of it what is drawn. */
export interface Model {
  abilities: Abilities
  place: 'opening' | 'welcome' | 'introduction' | 'check' | 'joined'
  closed?: { why: ClosedReason; retryAfterSeconds?: number }
  failed?: Failed['what']
  /** The server is asked for a seat. */
  busy: boolean
  /** Into the room at once, when there is a seat again. */
  returns: boolean
  problem?: Problem
  talks: boolean
  /** Chosen where the browser gives no microphone. */
  typesAnyway: boolean

  view?: SeatView
  /** Identities that the seat has named as officer, the newest last. */
  officers: readonly string[]
  server: ServerLink
  receipt: Ended['receipt']

  connection: Connection
  /** Everybody in the room but this person. */
  identities: readonly string[]
  people: Readonly<Record<RespondentId, RoomPerson>>
  sound: 'playing' | 'blocked'
  asked: Request | null
  /** What was known when the officer's sound came. */
  audible?: { captions: readonly KeptCaption[]; said: number }
  /** What the officer said last was said before that. */
  unheard: boolean

  captions: readonly KeptCaption[]
  said: readonly Said[]

  devices: Devices
  soundCheck: SoundCheck
  network: Check['network']
  dictation: Dictation
}

export const initialModel = (abilities: Abilities): Model => ({
  abilities,
  place: 'opening',
  busy: false,
  returns: false,
  talks: true,
  typesAnyway: false,
  officers: [],
  server: 'connected',
  receipt: 'coming',
  connection: { is: 'connecting' },
  identities: [],
  people: {},
  sound: 'playing',
  asked: null,
  unheard: false,
  captions: [],
  said: [],
  devices: {
    microphone: { is: 'off' },
    camera: { is: 'off' },
    speaker: { test: 'untried' },
    microphones: [],
    cameras: [],
    speakers: [],
    headphonesAdvised: false,
    browser: abilities.browser,
  },
  soundCheck: { is: 'ready' },
  network: 'unknown',
  dictation: { is: 'unavailable' },
})

/** There is a seat, and nothing has ended it. */
const isSeated = ({ place, closed, failed, view }: Model): boolean =>
  place !== 'welcome' && !closed && !failed && view !== undefined

/** The seat's events are to be followed. */
export const wantsEvents = (model: Model): boolean =>
  isSeated(model) && model.view !== undefined && !isOver(model.view.status)

/** The room is to be joined, and joined again whenever it is lost. */
export const wantsRoom = (model: Model): boolean =>
  wantsEvents(model) && model.place === 'joined' && model.view?.status !== 'pending'

/** The record is not sealed yet, or not read: the seat is read again. */
export const wantsEnd = (model: Model): boolean =>
  isSeated(model) && !wantsEvents(model) && model.receipt === 'coming' && !model.view?.end?.record

/** The screen is kept on, and a microphone is kept open. */
export const isTakingPart = (model: Model): boolean => model.place === 'joined' && wantsEvents(model)

/** The microphone is to be open: for the check, while waiting and in the room. */
export const wantsMicrophone = (model: Model): boolean =>
  model.talks && wantsEvents(model) && (model.place === 'check' || model.place === 'joined')
