import { z } from 'zod'

const Voice = z.object({
  voice_id: z.string().regex(/^[A-Za-z0-9]+$/),
  name: z.string().nullish(),
  category: z.string().nullish(),
  labels: z.record(z.string(), z.unknown()).nullish(),
  verified_languages: z.array(z.object({ language: z.string() })).nullish(),
})

/** A page of `GET /v2/voices`, of which the choice takes no more than this. */
export const VoicesPage = z.object({
  // A voice of a kind that is not known yet is no reason to have none.
  voices: z.array(z.unknown()).transform((listed) => listed.flatMap((voice) => Voice.safeParse(voice).data ?? [])),
  has_more: z.boolean().nullish(),
  next_page_token: z.string().nullish(),
})

export type ListedVoice = z.infer<typeof Voice>
export type VoicesPage = z.infer<typeof VoicesPage>

/** How an officer sounds, by the words that the vendor's labels use. */
const MANNER =
  /warm|calm|formal|professional|mature|soothing|gentle|confident|clear|measured|composed|narrat|informative|educational/
const NOT_MANNER =
  /upbeat|sassy|hyped|meme|character|animation|game|crazy|whisper|child|hoarse|entertainment|social_media/

export const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** What counts for a voice, the weightiest first; of two that are equal in one the next decides. */
function meritsOf({ category, labels, verified_languages: verified }: ListedVoice, language: string): number[] {
  const said = Object.values(labels ?? {}).filter((label) => typeof label === 'string')
  const words = said.join(' ').toLowerCase()
  const isFor = (tongue: unknown) => typeof tongue === 'string' && baseOf(tongue) === language
  return [
    Number(isFor(labels?.['language']) || (verified ?? []).some((one) => isFor(one.language))),
    // The vendor's own voices are taken from all accounts on 31 December 2026.
    Number(category !== 'premade'),
    Number(labels?.['gender'] === 'female'),
    Number(MANNER.test(words)) - Number(NOT_MANNER.test(words)),
    Number(labels?.['age'] === 'middle_aged'),
  ]
}

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

function compare(a: ListedVoice, b: ListedVoice, language: string): number {
  const theirs = meritsOf(b, language)
  const differing = meritsOf(a, language)
    .map((merit, index) => (theirs[index] ?? 0) - merit)
    .find((difference) => difference !== 0)
  return differing ?? (byText(a.name ?? '', b.name ?? '') || byText(a.voice_id, b.voice_id))
}

/**
 * The voice of an account that an officer speaks a language with: one that is verified for it, the account's own
 * before the vendor's, a woman's, calm or formal. The same list gives the same voice, in whatever order it is.
 * @param except voices that turned out not to speak
 */
export function chooseVoice(
  voices: readonly ListedVoice[],
  language: string,
  except: ReadonlySet<string> = new Set(),
): ListedVoice | undefined {
  const usable = voices.filter(({ voice_id }) => !except.has(voice_id))
  return usable.toSorted((a, b) => compare(a, b, baseOf(language)))[0]
}
