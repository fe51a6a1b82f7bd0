import type { DeepgramConfig } from '../../../config.ts'

type Family = 'nova-3' | 'nova-3-medical' | 'nova-2' | 'nova-2-special'

interface Served {
  languages: ReadonlySet<string>
  /** Base languages that `language=multi` tells apart; empty where there is no such thing. */
  multi: ReadonlySet<string>
  takesKeyterms: boolean
}

const tags = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const ENGLISH = 'en en-US en-AU en-GB en-IN en-NZ'
const EUROPE_AND_ASIA = `${ENGLISH} bg ca cs da da-DK de de-CH el es es-419 et fi fr fr-CA hi hu id it ja ko ko-KR lt lv ms nl nl-BE
 no pl pt pt-BR pt-PT ro ru sk sv sv-SE th th-TH tr uk vi zh zh-CN zh-Hans zh-TW zh-Hant zh-HK`
const TEN = tags('en es fr de hi ru pt ja it nl')

/**
 * By https://developers.deepgram.com/docs/models-languages-overview and the changelog beside it, from August 2025
 * to August 2026; read in November 2026. Of Arabic the vendor's pages that were read say nothing; others list `ar`
 * for nova-3. Key terms: https://developers.deepgram.com/docs/keyterm, with `multi` since 26 November 2025.
 */
const SERVED = {
  'nova-3': {
    languages: tags(`${EUROPE_AND_ASIA} ar be bn bs fa gu gu-IN he hr kn mk mr ne pa pa-IN sl sr ta te tl ur`),
    multi: TEN,
    takesKeyterms: true,
  },
  'nova-3-medical': { languages: tags(ENGLISH), multi: TEN, takesKeyterms: true },
  'nova-2': { languages: tags(EUROPE_AND_ASIA), multi: tags('en es'), takesKeyterms: false },
  'nova-2-special': { languages: tags(ENGLISH), multi: new Set(), takesKeyterms: false },
} satisfies Record<Family, Served>

function servedBy(model: string): Served | undefined {
  if (/^nova-3(-general)?$/.test(model)) return SERVED['nova-3']
  if (model === 'nova-3-medical') return SERVED['nova-3-medical']
  if (/^nova-2(-general)?$/.test(model)) return SERVED['nova-2']
  return /^nova-2-[a-z]+$/.test(model) ? SERVED['nova-2-special'] : undefined
}

/** Languages that the vendor lists by another tag than the base of theirs. */
const LISTED_AS: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', fil: 'tl', iw: 'he' }

/** `de` of `de-AT`, as the vendor writes it. */
function baseOf(tag: string): string {
  const [base = tag] = tag.toLowerCase().split('-')
  return LISTED_AS[base] ?? base
}

/**
 * The tag to ask a model for: the vendor refuses those that it does not list.
 * @param tag BCP 47, in any case
 * @returns the tag in the vendor's spelling; its base language where the tag, or the model, is not known
 */
export function servedLanguage(model: string, tag: string): string {
  const known = [...(servedBy(model)?.languages ?? [])]
  const wanted = tag.toLowerCase()
  return known.find((served) => served.toLowerCase() === wanted) ?? baseOf(tag)
}

/**
 * What a script is listened to in.
 * @param tag of the script
 * @returns `lacksMulti`: several languages at once were asked for, and this one is not among them
 */
export function heardLanguage(
  { model, language }: Pick<DeepgramConfig, 'model' | 'language'>,
  tag: string,
): { language: string; lacksMulti: boolean } {
  if (language === 'script') return { language: servedLanguage(model, tag), lacksMulti: false }
  if (servedBy(model)?.multi.has(baseOf(tag))) return { language: 'multi', lacksMulti: false }
  return { language: servedLanguage(model, tag), lacksMulti: true }
}

/** A model of which nothing is known takes none: the vendor would refuse the whole request. */
export const takesKeyterms = (model: string): boolean => servedBy(model)?.takesKeyterms ?? false
