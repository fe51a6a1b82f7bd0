import type { LanguageCode } from '../../../interview/languages/language.ts'
import type { RespondentId } from '../../../interview/respondent.ts'
import type { PageState } from './state.ts'

/** What the person can do. Each may be called at any time; where it makes no sense it does nothing. */
export interface Acts {
  /** The tap that exchanges the link; audio may play from here on. */
  open(): void
  /** Takes the place of the other tab. */
  continueHere(): void
  /** In spite of a browser without a microphone. */
  goOnTyping(): void
  /** Copies the whole link, with its secret, to open it in another browser. */
  copyLink(): Promise<boolean>
  retry(): void

  /** From the introduction to the devices; asks for the microphone. */
  check(): void
  typeOnly(): void
  /** Back to talking; asks for the microphone again. */
  talk(): void
  join(): void

  chooseDevice(kind: 'microphone' | 'camera' | 'speaker', id: string): void
  setCamera(on: boolean): void
  setMuted(muted: boolean): void
  /** A test tone out of the speaker. */
  testSpeaker(): void
  startSoundCheck(): void
  dismissDeviceChange(): void
  /** The tap that makes sound audible; the question is repeated after it, by what stands on the button. */
  startAudio(words: string): void

  /** Sends what was typed. False: nothing was sent, and the field keeps it; see `Typing`. */
  say(text: string): boolean
  startDictation(): void
  stopDictation(): void
  /** What was dictated is erased: what is typed from here on is typed. */
  forgetDictation(): void
  /** Each with what stands on its button, in the person's language: the record has it as their words. */
  repeat(words: string): void
  moment(words: string): void
  help(words: string): void
  /** Leaves the room; the link lets in again. */
  leave(): void
  /** In this language, or in that of the script. */
  saveReceipt(language?: LanguageCode): void
}

/** What moves too fast, or is too big, for a state. */
export interface Live {
  /** Shows somebody's video in an element; `you` is this person's own camera. @returns to be called when it goes */
  attachVideo(who: RespondentId | 'you', element: HTMLVideoElement): () => void
  /** Calls some twenty times a second with a level from 0 to 1. @returns to be called when it goes */
  watchLevel(who: RespondentId | 'you' | 'officer', listener: (level: number) => void): () => void
  /** What was typed and not sent, over a reload of this tab. */
  draft: { read(): string; keep(text: string): void }
}

/** The page's engine; `subscribe` and `getSnapshot` are for `useSyncExternalStore`. */
export interface RoomPage {
  subscribe(listener: () => void): () => void
  getSnapshot(): PageState
  acts: Acts
  live: Live
}
