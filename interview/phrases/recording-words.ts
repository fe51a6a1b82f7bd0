import { CONVERSATIONS, ofEach } from '../languages/conversations.ts'
import { byLanguage, languageCodeOf } from '../languages/language.ts'
import type { RequestWords } from '../languages/requests.ts'
import { saidIn, withoutPoliteness, wordings } from './wording.ts'

const BEFORE = ofEach(({ requests }) => requests.replies)
  .flat()
  .map(saidIn)

function withoutReply(said: string): string {
  let left = said
  for (;;) {
    const first = BEFORE.find((word) => left.startsWith(`${word} `))
    if (first === undefined) return left
    left = withoutPoliteness(left.slice(first.length + 1))
  }
}

const wordingsOf = ({ recordingAlone, stopRecording }: RequestWords): ReadonlySet<string> =>
  new Set([...recordingAlone, ...stopRecording].flatMap(wordings))

const WORDINGS = byLanguage((code) => wordingsOf(CONVERSATIONS[code].requests))

/** Whether who was asked if they withdraw says that it is the recording alone they want to end. */
export function meansRecordingAlone(text: string, language: string): boolean {
  const bare = withoutPoliteness(saidIn(text))
  const own = WORDINGS[languageCodeOf(language) ?? 'en']
  return [bare, withoutReply(bare)].some((said) => own.has(said) || WORDINGS.en.has(said))
}
