import type { RespondentId } from '../../../interview/respondent.ts'
import type { Devices, SoundCheck } from './device-state.ts'
import type { HeardCaption, RoomPerson } from './model.ts'
import type { Connection, Dictation, Request, ServerLink } from './room-state.ts'
import type { SeatEnd, SeatView } from './seat-view.ts'
import type { Check, Ended, Failed } from './state.ts'

/** Why the server gave no seat, or took it: the code of its problem, or that it was not reached. */
export interface Refusal {
  code: string
  retryAfterSeconds?: number
}

/** All that can happen to the page. */
export type PageEvent = AccessEvent | RoomEvent | WordsEvent | DeviceEvent

export type AccessEvent =
  /** The page has read its address and its memory; `kept` when this tab had a seat before. */
  | { type: 'begun'; hasLink: boolean; kept?: { joined: boolean; talks: boolean } }
  | { type: 'openElsewhere' }
  /** The tap on `open` or `continueHere`. */
  | { type: 'exchanging' }
  | { type: 'exchanged'; view: SeatView }
  | { type: 'refused'; refusal: Refusal }
  | { type: 'seatRead'; view: SeatView }
  | { type: 'seatEnded'; end: SeatEnd }
  /** Somebody else came in under this person's name, and the seat still counts. */
  | { type: 'displaced' }
  | { type: 'server'; link: ServerLink }
  | { type: 'checking' }
  | { type: 'typesOnly' }
  | { type: 'talks' }
  | { type: 'typesAnyway' }
  | { type: 'joining' }
  | { type: 'left' }
  | { type: 'receipt'; is: Ended['receipt'] }
  | { type: 'failed'; what: Failed['what'] }

export type RoomEvent =
  | { type: 'connection'; connection: Connection }
  | { type: 'peopleChanged'; identities: readonly string[]; people: Readonly<Record<RespondentId, RoomPerson>> }
  | { type: 'sound'; is: 'playing' | 'blocked' }
  | { type: 'asked'; request: Request | null }
  /** The officer's sound has come, and is played from now on. */
  | { type: 'officerAudible' }
  /** Whoever has something to say has said it since then. */
  | { type: 'officerQuiet' }

export type WordsEvent =
  /** A caption has begun, or has grown, or is over. */
  | { type: 'caption'; caption: HeardCaption }
  | { type: 'saying'; id: string; text: string; dictated: boolean }
  | { type: 'sent'; id: string }
  | { type: 'unsent'; id: string }

export type DeviceEvent =
  | { type: 'devices'; change: Partial<Devices> }
  | { type: 'deviceChangeDismissed' }
  | { type: 'soundCheck'; is: SoundCheck }
  | { type: 'network'; is: Check['network'] }
  | { type: 'dictation'; is: Dictation }
