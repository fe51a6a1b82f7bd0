/** A voice as `GET /v2/voices` lists it. */
export interface ListedVoice {
  voice_id: string
  name: string
  category: 'premade' | 'cloned' | 'generated' | 'professional'
  labels: Record<string, string>
  verified_languages: { language: string; model_id: string }[] | null
}

const PAGE = 2

/** One page of the list, short so that a client meets a second one. */
export function pageOf(voices: readonly ListedVoice[], token: string | null): object {
  const from = Number(token ?? 0)
  const page = voices.slice(from, from + PAGE)
  const more = from + PAGE < voices.length
  return {
    voices: page,
    has_more: more,
    total_count: voices.length,
    next_page_token: more ? String(from + PAGE) : null,
  }
}

/** What an account has that was made before March 2026. */
export const usualVoices = (voiceId: string): ListedVoice[] => [
  {
    voice_id: 'JBFqnCBsd6RMkjVDRZzb',
    name: 'George',
    category: 'premade',
    labels: { gender: 'male', age: 'middle_aged', accent: 'british', description: 'warm', use_case: 'narrative_story' },
    verified_languages: [{ language: 'en', model_id: 'eleven_flash_v2_5' }],
  },
  {
    voice_id: voiceId,
    name: 'Sarah',
    category: 'premade',
    labels: {
      gender: 'female',
      age: 'young',
      accent: 'american',
      descriptive: 'professional',
      use_case: 'entertainment_tv',
    },
    verified_languages: [
      { language: 'en', model_id: 'eleven_flash_v2_5' },
      { language: 'fr', model_id: 'eleven_flash_v2_5' },
    ],
  },
  {
    voice_id: 'XrExE9yKIg1WjnnlVkGX',
    name: 'Matilda',
    category: 'premade',
    labels: {
      gender: 'female',
      age: 'middle_aged',
      accent: 'american',
      descriptive: 'upbeat',
      use_case: 'informative_educational',
    },
    verified_languages: null,
  },
]
