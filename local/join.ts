/** `npm run join -- URL TOKEN`: takes part in an interview from a terminal, by reading and typing. */
import './quiet-rtc.ts'
import { createInterface } from 'node:readline'
import { dispose, RoomEvent } from '@livekit/rtc-node'
import type { Speaker } from './caption-speaker.ts'
import { TypingRespondent } from './respondent.ts'
import { visible } from './visible.ts'

const [url, token] = process.argv.slice(2)
if (url === undefined || token === undefined) {
  process.stderr.write(
    'Usage: npm run join -- URL TOKEN\nBoth are in the answer of POST /start-interview/{session_id}.\n',
  )
  process.exit(2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const person = new TypingRespondent('terminal')
person.onCaption(({ text, speaker, isFinal }) => {
  if (isFinal) say(`${nameOf(speaker)}: ${visible(text)}`)
})
try {
  await person.join(url, token)
} catch (error) {
  process.stderr.write(`Could not join: ${visible(error instanceof Error ? error.message : String(error))}\n`)
  process.exit(1)
}
const lines = createInterface({ input: process.stdin })
person.room.on(RoomEvent.Disconnected, () => lines.close())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => lines.close())
say('You are in the room. Type your answers; Ctrl-C leaves.')
for await (const line of lines) {
  if (line.trim() !== '' && !(await person.type(line))) say('The officer is not here yet: nobody has read that.')
}
await person.leave()
await dispose()
say('You have left the room.')
process.exit(0)

/** In brackets who is not of the interview, whatever they call themselves. */
function nameOf(speaker: Speaker): string {
  if (speaker.kind === 'officer') return 'Officer'
  return visible(speaker.kind === 'respondent' ? speaker.respondent : `[${speaker.identity}]`)
}
