/** What a model takes of a request; the vendor refuses the rest with 400. */
export interface ServedModel {
  /** Tokens from and to, the names of its levels, or none: it takes no word about thinking. */
  thinking: { budget: readonly [least: number, most: number] } | { levels: readonly string[] } | 'none'
  /** Whether it follows a temperature, takes and ignores it, or refuses the request. */
  temperature: 'followed' | 'ignored' | 'refused'
  /** What answers in its place and under its own name, as when a model was retired and is routed on. */
  answeredBy?: string
}

const ALL_LEVELS = ['MINIMAL', 'LOW', 'MEDIUM', 'HIGH']
const NO_MINIMUM = ['LOW', 'MEDIUM', 'HIGH']

/** As Google documents them in November 2026; any other name is answered with 404. */
export const SERVED_MODELS: Readonly<Record<string, ServedModel>> = {
  'gemini-2.5-flash': { thinking: { budget: [0, 24_576] }, temperature: 'followed' },
  'gemini-2.5-flash-lite': { thinking: { budget: [0, 24_576] }, temperature: 'followed' },
  'gemini-2.5-pro': { thinking: { budget: [128, 32_768] }, temperature: 'followed' },
  'gemini-3-flash-preview': { thinking: { levels: ALL_LEVELS }, temperature: 'followed' },
  'gemini-3.1-flash-lite': { thinking: { levels: ALL_LEVELS }, temperature: 'followed' },
  'gemini-3.1-pro-preview': { thinking: { levels: NO_MINIMUM }, temperature: 'followed' },
  'gemini-3.5-flash': { thinking: { levels: ALL_LEVELS }, temperature: 'ignored' },
  'gemini-3.5-flash-lite': { thinking: { levels: ALL_LEVELS }, temperature: 'ignored' },
  'gemini-3.6-flash': { thinking: { levels: NO_MINIMUM }, temperature: 'ignored' },
  'gemini-3.7-flash': { thinking: { levels: NO_MINIMUM }, temperature: 'refused' },
  'gemini-3.8-flash': { thinking: { levels: NO_MINIMUM }, temperature: 'refused' },
}

interface Wishes {
  temperature?: number | undefined
  thinkingConfig?:
    | { thinkingBudget?: number | undefined; thinkingLevel?: string | undefined; includeThoughts?: boolean | undefined }
    | undefined
}

/** What of a request the model does not take; undefined when it takes all. */
export function refusedBy(
  { thinking, temperature }: ServedModel,
  { temperature: asked, thinkingConfig = {} }: Wishes,
): string | undefined {
  if (temperature === 'refused' && asked !== undefined) return 'Custom values of temperature are not supported.'
  const { thinkingBudget, thinkingLevel } = thinkingConfig
  if (thinking === 'none') {
    return Object.keys(thinkingConfig).length > 0 ? 'Thinking is not supported for this model.' : undefined
  }
  if (thinkingBudget !== undefined) {
    if (!('budget' in thinking)) return 'Thinking budget is not supported for this model.'
    const [least, most] = thinking.budget
    if (thinkingBudget < least || thinkingBudget > most) {
      return `The thinking budget ${thinkingBudget} is invalid. Please choose a value between ${least} and ${most}.`
    }
  }
  if (thinkingLevel !== undefined) {
    if (!('levels' in thinking)) return 'Thinking level is not supported for this model.'
    if (!thinking.levels.includes(thinkingLevel)) {
      return `Thinking level is unsupported: THINKING_LEVEL_${thinkingLevel}. Allowed values are: ${thinking.levels.join(', ')}.`
    }
  }
  return undefined
}
