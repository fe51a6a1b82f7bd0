/** The least that is a room: joins at a tap the room that the address names after `#`, with the microphone, and plays all. */
import { Room, RoomEvent, Track } from 'livekit-client'

const given = new URLSearchParams(location.hash.slice(1))
const room = new Room()
room.on(RoomEvent.TrackSubscribed, (track) => {
  if (track.kind === Track.Kind.Audio) document.body.append(track.attach())
})

const button = document.createElement('button')
button.textContent = 'Join'
button.addEventListener('click', async () => {
  await room.connect(given.get('url') ?? '', given.get('token') ?? '')
  await room.localParticipant.setMicrophoneEnabled(true)
})
document.body.append(button)
