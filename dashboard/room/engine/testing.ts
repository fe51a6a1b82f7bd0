import type { PageEvent } from './events.ts'
import { type Abilities, initialModel, type Model } from './model.ts'
import { pageStateOf } from './page-state.ts'
import { reduce } from './reduce.ts'
import type { SeatView } from './seat-view.ts'
import type { PageState } from './state.ts'

export const OFFICER = 'agent-officer-1'

/** The groom's seat, with an interview that has asked him its first question. */
export const aView = (change: Partial<SeatView> = {}): SeatView => ({
  respondent: 'groom',
  name: 'Ada',
  seat: 1,
  interview: { id: '0192c1c0-0000-7000-8000-000000000000', title: 'Before the wedding', asked_by: 'A. Stern' },
  others: [{ respondent: 'bride', name: 'Bea' }],
  starts: 'begun',
  status: 'active',
  language: 'en',
  keeps: { spoken: true, sound: 'never' },
  officer: OFFICER,
  question: { number: 1, step: 'name', round: 1, respondent: 'groom', text: 'Please say your full name.' },
  turn: 'you',
  waiting: null,
  due: 4,
  answers: [{ number: 1, step: 'name', round: 1, status: 'open', saved: false }],
  present: ['groom', 'bride'],
  end: null,
  ...change,
})

export const PENDING = {
  status: 'pending',
  starts: 'ready',
  officer: null,
  question: null,
  turn: 'nobody',
  waiting: { for: 'start', respondents: [] },
  due: 0,
  answers: [],
  present: [],
} as const satisfies Partial<SeatView>

export const CONNECTED = { type: 'connection', connection: { is: 'connected' } } as const

const ABLE: Abilities = {
  browser: { name: 'chrome', system: 'android' },
  isSecure: true,
  isInApp: false,
  hasWebRtc: true,
}

export const aMicrophone = (change: { muted?: boolean; silent?: boolean } = {}): PageEvent => {
  const device = { id: 'built-in', label: 'Built-in microphone' }
  const microphone = { is: 'on', device, muted: false, silent: false, heard: true, ...change } as const
  return { type: 'devices', change: { microphone } }
}

/** A page to which things happen. */
export class Course {
  model: Model

  constructor(abilities: Partial<Abilities> = {}) {
    this.model = initialModel({ ...ABLE, ...abilities })
  }

  /** In the room with a microphone, and the officer there. */
  static inRoom(change: Partial<SeatView> = {}): Course {
    return new Course().go(
      { type: 'begun', hasLink: true },
      { type: 'exchanging' },
      { type: 'exchanged', view: aView(change) },
      { type: 'checking' },
      aMicrophone(),
      { type: 'joining' },
      CONNECTED,
      { type: 'peopleChanged', identities: [OFFICER], people: {} },
    )
  }

  go(...events: PageEvent[]): this {
    this.model = events.reduce(reduce, this.model)
    return this
  }

  sees(change: Partial<SeatView>): this {
    return this.go({ type: 'seatRead', view: aView(change) })
  }

  hears(text: string, caption: Partial<Extract<PageEvent, { type: 'caption' }>['caption']> = {}): this {
    const whole = { from: OFFICER, segment: 's1', text, final: true, isOpen: false, typed: false, ...caption }
    return this.go({ type: 'caption', caption: whole })
  }

  get state(): PageState {
    return pageStateOf(this.model)
  }

  /** @throws when another page is drawn */
  as<Kind extends PageState['kind']>(kind: Kind): Extract<PageState, { kind: Kind }> {
    const { state } = this
    if (state.kind !== kind) throw new Error(`${kind} is expected, and it is ${JSON.stringify(state)}`)
    return state as Extract<PageState, { kind: Kind }>
  }
}
