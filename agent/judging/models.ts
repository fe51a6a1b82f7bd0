/** How a model is asked, so that it thinks as little as it can: a person is waiting. */
export interface ModelTraits {
  /** As Google's API takes it; absent where the model takes none. */
  thinkingConfig?: { thinkingBudget: number } | { thinkingLevel: 'MINIMAL' | 'LOW' }
  /** Absent where it is not followed, or refused. */
  temperature?: 0
  /** The day from which it is no longer served under its name, as announced; ISO date. */
  endsOn?: string
  /** What Google names in its place. */
  replacement?: string
}

const MINIMAL = { thinkingConfig: { thinkingLevel: 'MINIMAL' } } as const
const LOW = { thinkingConfig: { thinkingLevel: 'LOW' } } as const

/**
 * The models that are known, the first that fits; the names of Google's releases begin so, and go on with a date
 * or `-preview`. From Gemini 3 on Google advises against a temperature; from 3.5 on it is ignored or refused.
 * Sources: ai.google.dev/gemini-api/docs/thinking and /deprecations, read in November 2026.
 */
const MODELS: readonly (readonly [name: RegExp, traits: ModelTraits])[] = [
  [/^gemini-2\.5-flash-lite/, { thinkingConfig: { thinkingBudget: 0 }, temperature: 0 }],
  [
    /^gemini-2\.5-flash/,
    {
      thinkingConfig: { thinkingBudget: 0 },
      temperature: 0,
      endsOn: '2026-12-01',
      replacement: 'gemini-3.5-flash-lite',
    },
  ],
  [
    /^gemini-2\.5-pro/,
    { thinkingConfig: { thinkingBudget: 128 }, temperature: 0, endsOn: '2026-12-01', replacement: 'gemini-3.8-flash' },
  ],
  [/^gemini-3-pro/, { ...LOW, endsOn: '2026-03-09', replacement: 'gemini-3.1-pro-preview' }],
  [/^gemini-3\.1-pro/, LOW],
  [/^gemini-3\.1-flash-lite/, { ...MINIMAL, endsOn: '2027-05-07' }],
  [/^gemini-3(?:\.[15])?-flash/, MINIMAL],
  [/^gemini-3\.[678]-flash/, LOW],
]

/** A model that is not known gets the least that any takes: no word about thinking, and no temperature. */
const UNKNOWN: ModelTraits = {}

/** @param model its name, or a path that ends in it */
export function traitsOf(model: string): ModelTraits {
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase()
  return MODELS.find(([pattern]) => pattern.test(name))?.[1] ?? UNKNOWN
}
