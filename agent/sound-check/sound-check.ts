import { setTimeout as delay } from 'node:timers/promises'
import { type Room, RoomEvent } from '@livekit/rtc-node'
import { CHECKED, SOUND_CHECK_TOPIC, type SoundCheckProgress } from '../../interview/sound-check.ts'
import { SPEAKER_ATTRIBUTE, TRANSCRIPTION_TOPIC } from '../../interview/topics.ts'
import type { Logger } from '../../log.ts'
import type { OpenRecogniser } from '../hearing/recogniser.ts'
import { createMicrophones } from '../room/microphones.ts'
import { Playback } from './playback.ts'
import { recogniseSentence } from './recognition.ts'
import { type Sentence, SentenceFinder } from './sentence.ts'

/** `listening` is told again and again: what is sent to somebody who has only just come may be lost. */
const AGAIN_MS = 1_000
const FRAME_MS = 20
/** Longer than a microphone is waited for, a sentence takes, and its playback. */
const LONGEST_MS = 40_000
/** The last words come so long after the voice. */
const WORDS_MS = 2_000

export interface SoundCheckDependencies {
  /** Joined, without subscriptions. */
  room: Room
  /** Undefined where no words are recognised. */
  openRecogniser: OpenRecogniser | undefined
  logger: Logger
}

/**
 * Plays back to the one person in the room what they say, as it arrived. The sound is in this process's memory alone
 * and goes with it. Resolves once it was played, or when the person has gone.
 */
export async function checkSound({ room, openRecogniser, logger }: SoundCheckDependencies): Promise<void> {
  const over = new AbortController()
  const end = () => over.abort()
  const left = ({ identity }: { identity: string }) => {
    if (identity === CHECKED) end()
  }
  room.on(RoomEvent.ParticipantDisconnected, left)
  room.on(RoomEvent.Disconnected, end)
  const late = setTimeout(end, LONGEST_MS)
  const playback = new Playback()
  const began = performance.now()
  const microphones = createMicrophones({
    room,
    speakerOf: (identity) => (identity === CHECKED ? CHECKED : undefined),
    now: () => performance.now() - began,
    logger,
  })
  const recognition = openRecogniser && recogniseSentence(openRecogniser)
  const tell = async (progress: SoundCheckProgress) => {
    const payload = new TextEncoder().encode(JSON.stringify(progress))
    await room.localParticipant?.publishData(payload, { reliable: true, topic: SOUND_CHECK_TOPIC })
  }
  try {
    await playback.publish(room)
    const found = Promise.withResolvers<Sentence | undefined>()
    over.signal.addEventListener('abort', () => found.resolve(undefined))
    const finder = new SentenceFinder(FRAME_MS)
    let toldAtMs = Number.NEGATIVE_INFINITY
    const stop = microphones.listen((_speaker, frame, atMs) => {
      if (atMs - toldAtMs >= AGAIN_MS) {
        toldAtMs = atMs
        void tell({ state: 'listening' }).catch(() => undefined)
      }
      recognition?.push(frame, atMs)
      const sentence = finder.push(frame.data.slice())
      if (!sentence) return
      stop()
      found.resolve(sentence)
    })
    microphones.start()
    const sentence = await found.promise
    recognition?.finish()
    if (!sentence) return
    if (sentence.end === 'nothing') return await tell({ state: 'nothing-heard', level_db: sentence.levelDb })
    await tell({ state: 'playing', heard_ms: sentence.heardMs, level_db: sentence.levelDb })
    const { signal } = over
    await Promise.all([
      playback.play(sentence.frames, signal),
      recognition && delay(WORDS_MS, undefined, { signal }).catch(() => undefined),
    ])
    if (signal.aborted) return
    const words = recognition?.words
    if (words) {
      await room.localParticipant?.sendText(words, {
        topic: TRANSCRIPTION_TOPIC,
        attributes: { 'lk.segment_id': 'sound-check', 'lk.transcription_final': 'true', [SPEAKER_ATTRIBUTE]: CHECKED },
      })
    }
    await tell({ state: 'done', ...(words ? { words } : {}) })
  } finally {
    clearTimeout(late)
    room.off(RoomEvent.ParticipantDisconnected, left)
    room.off(RoomEvent.Disconnected, end)
    recognition?.close()
    await microphones.close()
    await playback.close()
  }
}
