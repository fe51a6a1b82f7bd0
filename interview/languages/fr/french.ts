import type { Language } from '../language.ts'
import { captions } from './captions.ts'
import { conversation } from './conversation.ts'
import { document } from './document.ts'
import { speech } from './speech.ts'

export const french: Language = {
  document,
  conversation,
  speech,
  captions,
}
