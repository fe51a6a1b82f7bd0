import { ParticipantKind } from '@livekit/rtc-node'
import { expect, it } from 'vitest'
import { respondentIdentity, respondentOfIdentity } from '../../interview/identities.ts'
import { type RespondentCaption, RespondentCaptions } from './respondent-captions.ts'

interface Sent {
  text: string
  attributes: Record<string, string>
  destinationIdentities?: string[]
}

/** A room whose captions leave one at a time, when the test says so. */
class SlowRoom {
  readonly sent: Sent[] = []
  readonly remoteParticipants = new Map<string, { identity: string; kind: ParticipantKind }>()
  #release = Promise.withResolvers<void>()

  localParticipant = {
    sendText: async (text: string, { attributes, destinationIdentities }: Omit<Sent, 'text'>) => {
      this.sent.push({ text, attributes, ...(destinationIdentities && { destinationIdentities }) })
      await this.#release.promise
    },
  }

  async release(): Promise<void> {
    const { resolve } = this.#release
    this.#release = Promise.withResolvers<void>()
    resolve()
    await new Promise((done) => setImmediate(done))
  }
}

const captionsOf = (room: SlowRoom) => new RespondentCaptions(room as never, respondentOfIdentity)
const caption = (text: string, final: boolean, respondent = 'groom'): RespondentCaption => ({
  respondent,
  segment: 's1',
  text,
  final,
  trackSid: 'TR_1',
})

it('an interim that is overtaken while another is sent is left out, a final never is', async () => {
  const room = new SlowRoom()
  const captions = captionsOf(room)
  captions.show(caption('I', false))
  captions.show(caption('I live', false))
  captions.show(caption('I live in', false))
  captions.show(caption('I live in Rome.', true))
  captions.show({ ...caption('And', false), segment: 's2' })
  for (let round = 0; round < 3; round++) await room.release()
  expect(room.sent.map(({ text }) => text)).toEqual(['I', 'I live in Rome.', 'And'])
})

it('each respondent has a line of their own, named with their track', async () => {
  const room = new SlowRoom()
  const captions = captionsOf(room)
  captions.show(caption('Yes', true))
  captions.show(caption('No', true, 'bride'))
  expect(room.sent.map(({ attributes }) => attributes)).toEqual(
    ['groom', 'bride'].map((speaker) => ({
      'lk.segment_id': 's1',
      'lk.transcription_final': 'true',
      'lexnova.speaker': speaker,
      'lk.transcribed_track_id': 'TR_1',
    })),
  )
})

it('what somebody has typed is shown to all but them and agents', async () => {
  const room = new SlowRoom()
  const [groom, bride] = ['groom', 'bride'].map((role) => respondentIdentity('session', role))
  const typed = { ...caption('Good luck', true), typed: true as const }
  const join = (identity = '', kind = ParticipantKind.STANDARD) =>
    room.remoteParticipants.set(identity, { identity, kind })
  join(groom)
  join('agent-2', ParticipantKind.AGENT)
  captionsOf(room).show(typed)
  expect(room.sent).toEqual([])
  join(bride)
  join('lawyer.1')
  captionsOf(room).show(typed)
  expect(room.sent).toMatchObject([
    { attributes: { 'lexnova.speaker': 'groom', 'lexnova.typed': 'true' }, destinationIdentities: [bride, 'lawyer.1'] },
  ])
})
