import { Camera } from './camera.ts'
import { changeOf, listsOf } from './device-list.ts'
import { Dictation } from './dictation.ts'
import { Levels } from './levels.ts'
import { Microphone } from './microphone.ts'
import { isTakingPart, type Model, wantsEnd, wantsEvents, wantsMicrophone, wantsRoom } from './model.ts'
import { PageAudio } from './page-audio.ts'
import { isFinal } from './reduce.ts'
import { readUntilSealed } from './read-until-sealed.ts'
import { Retry, type Wakes } from './retry.ts'
import { type LiveKit, RoomConnection } from './room-connection.ts'
import { type SeatClient, SeatRefusedError } from './seat-client.ts'
import { followSeat } from './seat-events.ts'
import type { SeatMemory } from './seat-memory.ts'
import type { SeatView } from './seat-view.ts'
import type { Store } from './store.ts'
import { Videos } from './videos.ts'
import { ScreenLock } from './wake-lock.ts'

/** An officer that has something to say has begun by then. */
const QUIET_MS = 3_000

/** `livekit-client` is large: it is loaded when there is somebody to join. */
export async function loadLiveKit(): Promise<LiveKit> {
  const livekit = await import('livekit-client')
  livekit.setLogLevel('warn')
  return livekit
}

interface EffectsDependencies {
  store: Store
  seat: SeatClient
  memory: SeatMemory
  wakes: Wakes
}

/** Everything outside of the page that follows what is known: streams, rooms, devices. */
export class Effects {
  readonly audio = new PageAudio()
  readonly levels = new Levels(this.audio)
  readonly screen = new ScreenLock()
  readonly microphone: Microphone
  readonly camera: Camera
  readonly connection: RoomConnection
  readonly videos: Videos
  readonly dictation: Dictation
  readonly #deps: EffectsDependencies
  #events: AbortController | undefined
  #end: AbortController | undefined
  #hasMicrophone = false
  #dictates: string | undefined
  #quiet: ReturnType<typeof setTimeout> | undefined

  constructor(dependencies: EffectsDependencies) {
    this.#deps = dependencies
    const { store, seat, wakes } = dependencies
    const { dispatch } = store
    this.dictation = new Dictation((is) => dispatch({ type: 'dictation', is }))
    this.connection = new RoomConnection({
      load: loadLiveKit,
      ticket: () => seat.ticket(),
      wakes,
      listener: {
        connection: (connection) => dispatch({ type: 'connection', connection }),
        people: (identities, people) => {
          dispatch({ type: 'peopleChanged', identities, people })
          this.videos.sync()
        },
        sound: (is) => dispatch({ type: 'sound', is }),
        officerAudible: () => {
          dispatch({ type: 'officerAudible' })
          clearTimeout(this.#quiet)
          this.#quiet = setTimeout(() => dispatch({ type: 'officerQuiet' }), QUIET_MS)
        },
        caption: (caption) => dispatch({ type: 'caption', caption }),
        refused: (refusal) => dispatch({ type: 'refused', refusal }),
        codeMissing: () => dispatch({ type: 'failed', what: 'room-code' }),
        putOut: (how) => this.#putOut(how),
      },
    })
    this.videos = new Videos((role) => this.connection.hearing?.videoOf(role))
    this.microphone = new Microphone(this.audio, {
      state: (microphone) => {
        dispatch({ type: 'devices', change: { microphone } })
        if (microphone.is === 'on') void this.listDevices()
      },
      track: (track, muted) => this.connection.own.send('microphone', track && { track, muted }),
      gone: (label) => dispatch({ type: 'devices', change: { changed: { kind: 'microphone', label, how: 'gone' } } }),
    })
    this.camera = new Camera({
      state: (camera) => {
        dispatch({ type: 'devices', change: { camera } })
        if (camera.is === 'on') void this.listDevices()
      },
      track: (track) => this.connection.own.send('camera', track && { track, muted: false }),
    })
    store.subscribe(() => this.#settle(store.model))
    wakes(() => {
      void this.microphone.check()
      this.camera.check()
    })
    // After a reload, or a phone call, levels are measured from the next tap on.
    for (const tap of ['click', 'keydown']) {
      addEventListener(tap, () => {
        if (this.#hasMicrophone) void this.audio.resume()
      })
    }
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices }
    mediaDevices?.addEventListener('devicechange', () => void this.listDevices())
  }

  /** Starts and stops what is due by what is known; to be repeated at will. */
  #settle(model: Model): void {
    const { view } = model
    if (wantsEvents(model)) this.#follow()
    else this.#events = stopped(this.#events)
    if (wantsEnd(model)) void this.#awaitRecord()
    else this.#end = stopped(this.#end)
    this.connection.officer = view?.officer ?? null
    if (wantsRoom(model)) this.connection.start()
    else this.connection.stop()
    const wantsMic = wantsMicrophone(model)
    if (wantsMic !== this.#hasMicrophone) {
      this.#hasMicrophone = wantsMic
      if (wantsMic) void this.microphone.open()
      else this.microphone.close()
    }
    if (!wantsEvents(model) && model.devices.camera.is !== 'off') this.camera.close()
    this.screen.want(isTakingPart(model))
    this.#remember(model)
    if (view?.language && model.place === 'joined' && this.#dictates !== view.language) {
      this.#dictates = view.language
      void this.dictation.look(view.language)
    }
  }

  #remember({ place, talks }: Model): void {
    const { memory } = this.#deps
    const kept = memory.read()
    const joined = place === 'joined'
    if (kept && (kept.joined !== joined || kept.talks !== talks) && place !== 'opening' && place !== 'welcome') {
      memory.write({ joined, talks })
    }
  }

  #follow(): void {
    if (this.#events) return
    this.#events = new AbortController()
    const { store, seat, wakes } = this.#deps
    void followSeat({
      open: (signal) => seat.events(signal),
      wakes,
      signal: this.#events.signal,
      listener: {
        view: (view) => store.dispatch({ type: 'seatRead', view }),
        ended: (end) => store.dispatch({ type: 'seatEnded', end }),
        refused: (refusal) => store.dispatch({ type: 'refused', refusal }),
        lost: () => store.dispatch({ type: 'server', link: 'reconnecting' }),
      },
    })
  }

  async #awaitRecord(): Promise<void> {
    if (this.#end) return
    const { signal } = (this.#end = new AbortController())
    const { seat, store, wakes } = this.#deps
    const onView = (view: SeatView) => store.dispatch({ type: 'seatRead', view })
    await readUntilSealed({ read: () => seat.read(), wakes, signal, onView })
    if (!signal.aborted) store.dispatch({ type: 'receipt', is: 'unavailable' })
  }

  /** Reads the seat until the server has answered. @returns the view, or undefined when the seat is none any more */
  async readSeat(signal = new AbortController().signal): Promise<SeatView | undefined> {
    const { seat, store, wakes } = this.#deps
    const retry = new Retry(wakes)
    for (;;) {
      try {
        const view = await seat.read()
        store.dispatch({ type: 'seatRead', view })
        return view
      } catch (error) {
        const { refusal } = error instanceof SeatRefusedError ? error : { refusal: { code: 'unexpected' } }
        if (isFinal(refusal)) {
          store.dispatch({ type: 'refused', refusal })
          return undefined
        }
        store.dispatch({ type: 'server', link: 'reconnecting' })
        await retry.pause(signal)
      }
    }
  }

  async #putOut(how: 'displaced' | 'removed'): Promise<boolean> {
    if (!(await this.readSeat())) return false
    if (how === 'removed') return true
    this.#deps.store.dispatch({ type: 'displaced' })
    return false
  }

  async listDevices(): Promise<void> {
    const { store } = this.#deps
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    const { devices } = store.model
    const lists = listsOf(all)
    const changed = changeOf(devices, lists)
    store.dispatch({ type: 'devices', change: { ...lists, ...(changed && { changed }) } })
    // What is shown is what the browser uses, and not what was chosen once.
    if (changed && store.model.devices.microphone.is === 'on') void this.microphone.check()
  }
}

function stopped(aborter: AbortController | undefined): undefined {
  aborter?.abort()
}
