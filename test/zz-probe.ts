import { AudioFrame, dispose, Room } from '@livekit/rtc-node'
import { Speaker } from '../agent/speech/speaker.ts'
const frames = Array.from({ length: 10 }, () => new AudioFrame(new Int16Array(1200).fill(1000), 24000, 1, 1200))
const speaker = new Speaker({ localParticipant: undefined } as unknown as Room, { name: 'x', speak: async () => ({ frames, durationMs: 500 }), close() {} })
let bad = 0
for (let n = 0; n < 60; n++) {
  const first = speaker.say('a', 'one two three', () => undefined)
  await new Promise((r) => setTimeout(r, Math.random() * 450))
  speaker.silence()
  const second = await Promise.race([speaker.say('b', 'four five', () => undefined), new Promise<undefined>((r) => setTimeout(() => r(undefined), 4000))])
  const one = await first
  if (second?.share !== 1 || one.share >= 1) { bad++; console.log('bad', one, second) }
}
console.log('bad', bad)
await dispose(); process.exit(0)
