import type { Acts, Live } from '../room/engine/page.ts'

const nothing = () => undefined

/** Nothing happens here when something is pressed. */
export const stillActs: Acts = {
  open: nothing,
  continueHere: nothing,
  goOnTyping: nothing,
  copyLink: () => Promise.resolve(true),
  retry: nothing,
  check: nothing,
  typeOnly: nothing,
  talk: nothing,
  join: nothing,
  chooseDevice: nothing,
  setCamera: nothing,
  setMuted: nothing,
  testSpeaker: nothing,
  startSoundCheck: nothing,
  dismissDeviceChange: nothing,
  startAudio: nothing,
  say: () => true,
  startDictation: nothing,
  stopDictation: nothing,
  forgetDictation: nothing,
  repeat: nothing,
  moment: nothing,
  help: nothing,
  leave: nothing,
  saveReceipt: nothing,
}

const LEVELS = { you: 0.62, officer: 0.8 }
const PORTRAIT = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#7b8a94"/><circle cx="2" cy="1.2" r=".6" fill="#d8dee2"/><path d="M.8 3c0-1 .6-1.3 1.2-1.3S3.2 2 3.2 3" fill="#d8dee2"/></svg>',
)}`

/** A level that stands still, and a drawing in the place of a picture. */
export const stillLive: Live = {
  attachVideo(_, element) {
    element.poster = PORTRAIT
    return nothing
  },
  watchLevel(who, listener) {
    listener(who === 'you' || who === 'officer' ? LEVELS[who] : 0.3)
    return nothing
  },
  draft: { read: () => '', keep: nothing },
}
