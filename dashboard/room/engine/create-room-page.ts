import { createActs } from './acts.ts'
import { browserOf, isInApp } from './browser-kind.ts'
import { Effects } from './effects.ts'
import { type Abilities, initialModel } from './model.ts'
import type { RoomPage } from './page.ts'
import { SeatClient } from './seat-client.ts'
import { seatMemory } from './seat-memory.ts'
import { Store } from './store.ts'
import { tabLock } from './tab-lock.ts'
import { wakes } from './wakes.ts'

/** The id in a link's secret, which opens nothing by itself. */
const LINK_ID = /^lxi_([0-9a-f]{32})_/

/** The engine of the page in whose address the secret of a link stands, after "#". */
export function createRoomPage(): RoomPage {
  const link = location.hash.slice(1)
  const name = LINK_ID.exec(link)?.[1] ?? 'unknown'
  const store = new Store(initialModel(abilities()))
  const memory = seatMemory(name, () => sessionStorage)
  const seat = new SeatClient({ base: new URL('api/', location.href).href, link, memory })
  const effects = new Effects({ store, seat, memory, wakes })
  const lock = tabLock(`lexnova.link.${name}`, () => store.dispatch({ type: 'openElsewhere' }))

  async function begin(): Promise<void> {
    const isAlone = link === '' || (await lock.take())
    const kept = isAlone ? memory.read() : undefined
    store.dispatch({ type: 'begun', hasLink: link !== '', ...(kept && { kept }) })
    if (!isAlone) store.dispatch({ type: 'openElsewhere' })
    else if (kept && link !== '') await effects.readSeat()
  }
  // Another link in the same tab is another page.
  addEventListener('hashchange', () => location.reload())
  begin().catch(() => store.dispatch({ type: 'failed', what: 'page' }))

  return {
    subscribe: (listener) => store.subscribe(listener),
    getSnapshot: () => store.state,
    acts: createActs({ store, seat, effects, lock }),
    live: {
      attachVideo: (who, element) =>
        who === 'you' ? effects.camera.attach(element) : effects.videos.attach(who, element),
      watchLevel: (who, listener) => {
        const { microphone, connection, levels } = effects
        const trackOf = () => connection.hearing?.audioOf(who === 'officer' ? undefined : who)
        return levels.watch(() => (who === 'you' ? microphone.track : trackOf()), listener)
      },
      draft: {
        read: () => memory.read()?.draft ?? '',
        keep: (draft) => memory.read() && memory.write({ draft }),
      },
    },
  }
}

const abilities = (): Abilities => ({
  browser: browserOf(navigator.userAgent, navigator.maxTouchPoints),
  isSecure: isSecureContext,
  isInApp: isInApp(navigator.userAgent),
  hasWebRtc: typeof RTCPeerConnection !== 'undefined',
})
