import { EventEmitter } from 'node:events'
import { type Room, RoomEvent, TrackKind, TrackSource } from '@livekit/rtc-node'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { respondentIdentity, respondentOfIdentity } from '../../interview/identities.ts'
import { createMicrophones } from './microphones.ts'
import type { SpeakerOf } from './speakers.ts'

const GROOM = respondentIdentity('session', 'groom')

/** Who is subscribed to, of a respondent and a stranger who are there, and of a stranger who comes. */
async function followed(speakerOf: SpeakerOf): Promise<string[]> {
  const subscribed: string[] = []
  const publications = (identity: string) => [
    {
      kind: TrackKind.KIND_AUDIO,
      source: TrackSource.SOURCE_MICROPHONE,
      setSubscribed: () => subscribed.push(identity),
    },
    { kind: TrackKind.KIND_VIDEO, source: TrackSource.SOURCE_CAMERA, setSubscribed: () => subscribed.push('a camera') },
  ]
  const personOf = (identity: string) => ({ identity, trackPublications: new Map(publications(identity).entries()) })
  const room = Object.assign(new EventEmitter(), {
    remoteParticipants: new Map([GROOM, 'candidate'].map((identity) => [identity, personOf(identity)])),
  })
  const microphones = createMicrophones({
    room: room as unknown as Room,
    speakerOf,
    now: () => 0,
    logger: pino({ level: 'silent' }),
  })
  microphones.start()
  for (const publication of publications('late')) room.emit(RoomEvent.TrackPublished, publication, personOf('late'))
  await microphones.close()
  return subscribed
}

test('a kind of agent says whose microphones are followed', async () => {
  expect(await followed(respondentOfIdentity)).toEqual([GROOM])
  expect(await followed((identity) => identity)).toEqual([GROOM, 'candidate', 'late'])
  expect(await followed(() => undefined)).toEqual([])
})
