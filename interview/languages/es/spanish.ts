import type { Language } from '../language.ts'
import { captions } from './captions.ts'
import { conversation } from './conversation.ts'
import { document } from './document.ts'
import { speech } from './speech.ts'

/** Regions that write numbers as in English: "1,000.50". */
const AMERICAN = /^es-(?:419|us|mx|pr|do|gt|hn|ni|pa|pe|sv)$/i

export const spanish: Language = {
  document,
  conversation,
  speech,
  regions: [{ tag: AMERICAN, speech: { ...speech, grouping: ',' } }],
  captions,
}
