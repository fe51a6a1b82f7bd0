/** What one person's page knows and does; the tests call it from outside. */
export interface RoomPage {
  /** Settles once the page is in the room; rejects when it is refused. */
  joined: Promise<void>
  state(): string
  roomName(): string
  roomSid(): Promise<string>
  me(): Member
  others(): Member[]
  /** Messages by data that came in, in their order. */
  received: Message[]
  /** What sounds on this person's microphone as it is heard here; undefined before anything is. */
  hear(identity: string): Sound | undefined
  /** LiveKit's name for this page's microphone; empty while it is off. */
  trackSid(): string
  send(text: string, topic: string): Promise<void>
  /** Answers with the reason for which the server refused, or undefined when it did not. */
  change(what: 'name' | 'metadata' | 'attributes', value: string): Promise<string | undefined>
}

export interface Member {
  identity: string
  name: string
  metadata: string
  attributes: Record<string, string>
  isAgent: boolean
}

export interface Message {
  from: string
  topic: string
  text: string
}

export interface Sound {
  /** Root mean square of the samples, which lie between -1 and 1. */
  level: number
  /** The loudest frequency. */
  hertz: number
}

/** Times of the page's own clock. */
export interface FirstSound {
  clickedAt: number | undefined
  /** When somebody's sound that a page plays was first above silence, after the click. */
  heardAt: number | undefined
}

declare global {
  var roomPage: RoomPage
  var firstSound: FirstSound
}
