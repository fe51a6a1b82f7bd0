import { doubtInNo, doubtInYes, reserveIn } from '../../judging/assent.ts'
import type { Finding, ModelReading } from '../../judging/finding.ts'
import { isPlainYesOrNo } from '../../verdict/yes-no.ts'

/** See `normalForm`; one for both kinds. */
export const YES_OR_NO = '"yes" or "no" for affirmation and consent'

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }

/** A yes or no that is due has to be said in words that are known; without one due, the model's reading stands. */
export function checkYesNo({ question, text, answer, places }: ModelReading, due: 'yes' | 'no' | undefined): Finding {
  const value = YES_NO[answer.value.trim().toLowerCase()]
  if (value === undefined) return undefined
  if (due === undefined) return { outcome: 'accepted', value }
  const { language } = question
  if (isPlainYesOrNo(text, language)) return { doubt: 'to this question the words can mean either, or only a part' }
  const isDue = value === (due === 'yes')
  const doubt =
    (value ? doubtInYes : doubtInNo)({ language, text, places }) ?? (isDue ? reserveIn(text, language) : undefined)
  return doubt === undefined ? { outcome: isDue ? 'accepted' : 'contrary', value } : { doubt }
}
