import { assertNever } from '../../../interview/statuses.ts'
import type { AccessEvent, DeviceEvent, PageEvent, Refusal, RoomEvent } from './events.ts'
import { hasMissedWords } from './missed.ts'
import type { Model } from './model.ts'
import { reduceWords } from './reduce-words.ts'
import type { ProblemCode, SeatEnd, SeatView } from './seat-view.ts'
import type { ClosedReason } from './state.ts'

/** What becomes of all that is known when something happens. */
export function reduce(model: Model, event: PageEvent): Model {
  switch (event.type) {
    case 'caption':
    case 'saying':
    case 'sent':
    case 'unsent':
      return reduceWords(model, event)
    case 'connection':
    case 'peopleChanged':
    case 'sound':
    case 'asked':
    case 'officerAudible':
    case 'officerQuiet':
      return reduceRoom(model, event)
    case 'devices':
    case 'deviceChangeDismissed':
    case 'soundCheck':
    case 'network':
    case 'dictation':
      return reduceDevices(model, event)
    default:
      return reduceAccess(model, event)
  }
}

function reduceAccess(model: Model, event: AccessEvent): Model {
  switch (event.type) {
    case 'begun':
      return begun(model, event)
    case 'openElsewhere':
      return closed(model, 'other-tab')
    case 'exchanging':
      return {
        ...without(model, 'closed', 'problem'),
        place: 'welcome',
        busy: true,
        // Who was in the room before goes back there.
        returns: model.returns || (model.place === 'joined' && model.view !== undefined),
      }
    case 'exchanged': {
      const seen = withView({ ...model, busy: false }, event.view)
      if (model.returns) return { ...seen, place: 'joined', returns: false, connection: { is: 'connecting' } }
      return { ...seen, place: 'introduction', talks: !model.typesAnyway && event.view.keeps.spoken }
    }
    case 'refused':
      return refused({ ...model, busy: false }, event.refusal)
    case 'seatRead':
      return withView(model.place === 'opening' ? { ...model, place: 'introduction' } : model, event.view)
    case 'seatEnded':
      return closed(model, CLOSED_BY_END[event.end])
    case 'displaced':
      return closed(model, 'moved')
    case 'server':
      return model.server === event.link ? model : { ...model, server: event.link }
    case 'checking':
      return model.place === 'introduction' ? { ...model, place: 'check', talks: true } : model
    case 'typesOnly':
      return { ...model, talks: false, place: model.place === 'introduction' ? 'check' : model.place }
    case 'talks':
      return { ...model, talks: true }
    case 'typesAnyway':
      return { ...without(model, 'closed'), place: 'welcome', talks: false, typesAnyway: true }
    case 'joining':
      return model.place === 'check' ? { ...model, place: 'joined', connection: { is: 'connecting' } } : model
    case 'left':
      return closed(model, 'left')
    case 'receipt':
      return { ...model, receipt: event.is }
    case 'failed':
      return { ...model, failed: event.what }
    default:
      return assertNever(event)
  }
}

function begun(model: Model, { hasLink, kept }: Extract<AccessEvent, { type: 'begun' }>): Model {
  if (!hasLink) return closed(model, 'no-link')
  if (!model.abilities.hasWebRtc) return closed(model, 'unsupported')
  // Whoever has come so far in this tab knows that nobody hears them.
  if (kept) return { ...model, place: kept.joined ? 'joined' : 'opening', talks: kept.talks }
  if (!model.abilities.isSecure) return closed(model, 'insecure')
  if (model.abilities.isInApp) return closed(model, 'in-app')
  return { ...model, place: 'welcome' }
}

const CLOSED_BY_END = {
  moved: 'moved',
  left: 'left',
  revoked: 'revoked',
  renewed: 'renewed',
  expired: 'unused',
} as const satisfies Record<SeatEnd, ClosedReason>

/** By the codes of `api/seat-problems.ts` and `api/holders.ts`; what is not in it may pass by itself. */
const CLOSED_BY_CODE: Readonly<Record<string, ClosedReason>> = {
  unauthenticated: 'unknown',
  'invitation-unknown': 'unknown',
  'seat-unknown': 'unused',
  'not-found': 'unknown',
  'invitation-revoked': 'revoked',
  'invitation-renewed': 'renewed',
  'invitation-expired': 'expired',
  over: 'over',
  'seat-moved': 'moved',
  'seat-left': 'left',
  'seat-expired': 'unused',
} satisfies Partial<Record<ProblemCode, ClosedReason>>

/** Whether the server has said that nothing goes on here; else it is asked again. */
export const isFinal = ({ code }: Refusal): boolean => code in CLOSED_BY_CODE

function refused(model: Model, { code, retryAfterSeconds }: Refusal): Model {
  // The seat itself says how it ended; whoever has none any more is told so.
  if (code === 'over' && model.view && model.place !== 'welcome') return model
  const after = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  const why = CLOSED_BY_CODE[code]
  if (why) return closed(model, why)
  if (code === 'too-many-requests') return { ...model, closed: { why: 'too-often', ...after } }
  const problem = { code: code === 'offline' ? code : code === 'unexpected' ? code : 'server-away', ...after } as const
  return { ...model, problem }
}

const closed = (model: Model, why: ClosedReason): Model => ({ ...model, busy: false, closed: { why } })

function withView(model: Model, view: SeatView): Model {
  const { officer } = view
  const isNew = officer !== null && model.officers.at(-1) !== officer
  return {
    ...without(model, 'problem'),
    view,
    server: 'connected',
    officers: isNew ? [...model.officers, officer] : model.officers,
    receipt: view.end?.record && model.receipt === 'coming' ? 'ready' : model.receipt,
    devices: { ...model.devices, headphonesAdvised: view.others.length > 0 },
  }
}

function without(model: Model, ...keys: ('closed' | 'problem')[]): Model {
  const rest = { ...model }
  for (const key of keys) delete rest[key]
  return rest
}

function reduceRoom(model: Model, event: RoomEvent): Model {
  switch (event.type) {
    case 'connection': {
      const { connection } = event
      if (connection.is === 'connected') return { ...model, connection, network: 'good' }
      // Nobody is seen or heard from here while it is down.
      const since = 'sinceMs' in model.connection ? { sinceMs: model.connection.sinceMs } : {}
      return { ...model, connection: { ...connection, ...since } as typeof connection, people: {}, identities: [] }
    }
    case 'peopleChanged':
      return { ...model, identities: event.identities, people: event.people }
    case 'sound':
      return { ...model, sound: event.is }
    case 'asked':
      return { ...model, asked: event.request, unheard: false }
    case 'officerAudible':
      return { ...model, audible: { captions: model.captions, said: model.said.length } }
    case 'officerQuiet':
      return { ...model, unheard: hasMissedWords(model) }
    default:
      return assertNever(event)
  }
}

function reduceDevices(model: Model, event: DeviceEvent): Model {
  switch (event.type) {
    case 'devices':
      return { ...model, devices: { ...model.devices, ...event.change } }
    case 'deviceChangeDismissed': {
      const { changed: _, ...devices } = model.devices
      return { ...model, devices }
    }
    case 'soundCheck':
      return { ...model, soundCheck: event.is }
    case 'network':
      return { ...model, network: event.is }
    case 'dictation':
      return { ...model, dictation: event.is }
    default:
      return assertNever(event)
  }
}
