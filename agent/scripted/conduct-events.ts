import type { ConductEvent } from '../../interview/conduct/state.ts'
import type { MediaEvents } from '../media.ts'
import type { RightsEvents } from '../room/rights.ts'

type Take = (event: ConductEvent) => void

/** What is heard and recorded, as the conversation takes it. */
export const mediaEvents = (take: Take, now: () => number): MediaEvents => ({
  speaking: (event) => take({ type: 'speaking', ...event }),
  loudness: (event) => take({ type: 'loudness', ...event, atMs: now() }),
  interim: (words) => take({ type: 'interim', ...words, atMs: now() }),
  heard: (words) => take({ type: 'heard', ...words, channel: 'voice', atMs: now() }),
  changed: (event) => take({ type: 'hearing', ...event }),
  noted: (facts) => take({ type: 'facts', facts, atMs: now() }),
})

/** What the officer and others may do in the room, as the conversation takes it. */
export const rightsEvents = (take: Take, now: () => number, hopeless: () => void): RightsEvents => ({
  audible: (to, code) => take({ type: 'officer-heard', to, code, atMs: now() }),
  noted: (facts) => take({ type: 'facts', facts, atMs: now() }),
  hopeless,
})
