import type { RemoteTrack } from 'livekit-client'
import type { RespondentId } from '../../../interview/respondent.ts'

interface Screen {
  role: RespondentId
  element: HTMLVideoElement
  track?: RemoteTrack
}

/** Other people's video in elements that the views have made; it comes and goes while the element stays. */
export class Videos {
  readonly #find: (role: RespondentId) => RemoteTrack | undefined
  readonly #screens = new Set<Screen>()

  constructor(find: (role: RespondentId) => RemoteTrack | undefined) {
    this.#find = find
  }

  attach(role: RespondentId, element: HTMLVideoElement): () => void {
    const screen: Screen = { role, element }
    this.#screens.add(screen)
    this.#settle(screen)
    return () => {
      this.#screens.delete(screen)
      screen.track?.detach(element)
    }
  }

  sync(): void {
    for (const screen of this.#screens) this.#settle(screen)
  }

  #settle(screen: Screen): void {
    const track = this.#find(screen.role)
    if (track === screen.track) return
    screen.track?.detach(screen.element)
    delete screen.track
    if (!track) return
    track.attach(screen.element)
    screen.track = track
  }
}
