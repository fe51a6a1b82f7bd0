import { z } from 'zod'
import { type Expect, ExpectObjectSchema, ExpectSchema, kindOf } from './expect/kinds.ts'
import { officerOf } from '../phrases/officer.ts'
import { type RespondentId, RespondentIdSchema } from '../respondent.ts'
import { DEFAULT_MAX_CLARIFICATIONS, MOST_STEPS } from './limits.ts'
import { ASK_CHARACTERS, shownText, Spoken } from './spoken-text.ts'
import { findUnusable } from '../unusable.ts'

/** Limits of a script; product limits, checked at the edge. */
export const SCRIPT_LIMITS = {
  steps: MOST_STEPS,
  askCharacters: ASK_CHARACTERS,
  canonicalBytes: 256 * 1024,
} as const

const StepIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'use letters, digits, ".", "_" or "-"')

const AnswerValueSchema = z.union([z.string().max(ASK_CHARACTERS), z.number(), z.boolean()])
/** A normalised answer: yes and no are booleans, dates ISO 8601, numbers numbers, the rest text. */
export type AnswerValue = z.infer<typeof AnswerValueSchema>

/** Skip logic on an earlier step: holds where any (or the named) respondent's answer fits. */
export type Condition =
  | { step: string; respondent?: RespondentId | undefined; equals: AnswerValue }
  | { step: string; respondent?: RespondentId | undefined; answered: boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

const ConditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({
        step: StepIdSchema,
        respondent: RespondentIdSchema.optional(),
        equals: AnswerValueSchema,
      }),
      z.strictObject({
        step: StepIdSchema,
        respondent: RespondentIdSchema.optional(),
        answered: z.boolean(),
      }),
      z.strictObject({ all: z.array(ConditionSchema).min(1).max(20) }),
      z.strictObject({ any: z.array(ConditionSchema).min(1).max(20) }),
      z.strictObject({ not: ConditionSchema }),
    ]),
  )
  .meta({ id: 'Condition' })

const ConsequenceSchema = z.enum(['continue', 'refer', 'end'])
/** What follows an answer that stays unclear, or that is clear but not what is due. */
export type Consequence = z.infer<typeof ConsequenceSchema>

const RespondentListSchema = z.array(RespondentIdSchema).min(1).max(16)
const RespondentsOfStepSchema = z
  .union([z.literal('all'), RespondentIdSchema.transform((id) => [id]), RespondentListSchema])
  .pipe(z.union([z.literal('all'), RespondentListSchema]))

const StepObjectSchema = z.strictObject({
  id: StepIdSchema.optional(),
  ask: Spoken,
  respondent: RespondentsOfStepSchema.default('all'),
  expect: ExpectSchema.default({ kind: 'text' }),
  required: z.boolean().default(true),
  clarify: Spoken.optional(),
  maxClarifications: z.int().min(0).max(10).default(DEFAULT_MAX_CLARIFICATIONS),
  /** Default: `refer` for a required step, `continue` for any other. */
  onUnresolved: ConsequenceSchema.optional(),
  onContrary: ConsequenceSchema.default('refer'),
  confirm: z.boolean().default(false),
  /** Once an answer in the respondent's own words was accepted the officer asks if there is anything to add. */
  more: z.boolean().optional(),
  when: ConditionSchema.optional(),
})

/** A step with every default filled in. */
export const StepSchema = StepObjectSchema.extend({
  id: StepIdSchema,
  expect: ExpectObjectSchema,
  clarify: Spoken,
  onUnresolved: ConsequenceSchema,
})

/** `text` and `question` are other names of `ask`; a plain string is a step with nothing but its `ask`. */
const StepInputSchema = z.preprocess((input) => {
  if (typeof input === 'string') return { ask: input }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const { text, question, ...rest } = input as Record<string, unknown>
  const ask = rest['ask'] ?? text ?? question
  return ask === undefined ? rest : { ...rest, ask }
}, StepObjectSchema)

export interface Step {
  id: string
  /** Spoken word for word. */
  ask: string
  respondent: 'all' | RespondentId[]
  expect: Expect
  required: boolean
  clarify: string
  maxClarifications: number
  onUnresolved: Consequence
  onContrary: Consequence
  confirm: boolean
  more?: boolean | undefined
  when?: Condition
}

export interface Script {
  title?: string
  /** BCP 47, `en` when the script does not say. */
  language: string
  respondents?: RespondentId[]
  /** The officer's own words in the script's language where the script has none. */
  opening: string
  closing: string
  steps: Step[]
}

const ScriptObjectSchema = z.strictObject({
  $schema: z.string().optional(),
  title: shownText(300).optional(),
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'use a language tag such as "en" or "ar"')
    .default('en'),
  respondents: z.array(RespondentIdSchema).min(1).max(16).optional(),
  /** Without one, the officer's own in the script's language; likewise `closing` and `clarify`. */
  opening: Spoken.optional(),
  closing: Spoken.optional(),
  steps: z
    .array(StepInputSchema)
    .min(1, 'a script needs at least one step')
    .max(SCRIPT_LIMITS.steps, `a script has at most ${SCRIPT_LIMITS.steps} steps`),
})

/** Every form of a script that is taken: the full object, `{"questions": [...]}`, the bare array. */
export const ScriptInputSchema = z.preprocess((input) => {
  if (Array.isArray(input)) return { steps: input }
  if (typeof input !== 'object' || input === null) return input
  const { questions, ...rest } = input as Record<string, unknown>
  return questions === undefined || 'steps' in rest ? input : { ...rest, steps: questions }
}, ScriptObjectSchema)

export interface ScriptProblem {
  /** JSON pointer into the script, as in `/steps/3/when/step`; empty for the whole. */
  path: string
  message: string
}

export type ScriptResult = { ok: true; script: Script } | { ok: false; problems: ScriptProblem[] }

/** How many problems are told at once. */
export const MOST_PROBLEMS = 50

const FORMS: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
}

/** What a lawyer can do about a place in a script; undefined where a schema says it in words of its own. */
function inWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `should be ${FORMS[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}; docs/scripts.md lists what a script may say`
    case 'invalid_union':
      return 'has none of the forms that may stand here; docs/scripts.md shows them'
    case 'invalid_value':
      return `should be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return issue.origin === 'string' ? 'is empty' : `needs at least ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `is longer than ${issue.maximum} characters` : `has more than ${issue.maximum}`
    default:
      return undefined
  }
}

const pointer = (path: readonly PropertyKey[]) => path.map((part) => `/${String(part)}`).join('')

/** Counted before each is looked at, which takes longer. */
function findTooMany(input: unknown): ScriptProblem | undefined {
  const { steps, questions } = (Array.isArray(input) ? { steps: input } : (input ?? {})) as Record<string, unknown>
  const all = steps ?? questions
  if (!Array.isArray(all) || all.length <= SCRIPT_LIMITS.steps) return undefined
  return { path: '/steps', message: `a script has at most ${SCRIPT_LIMITS.steps} steps` }
}

/**
 * Reads a script in any of its JSON forms and fills in every default.
 * Steps without an id get `q1`, `q2`, ... by their position.
 */
export function readScript(input: unknown): ScriptResult {
  const unusable = findUnusable(input) ?? findTooMany(input)
  if (unusable) return { ok: false, problems: [unusable] }
  const parsed = ScriptInputSchema.safeParse(input, { error: inWords })
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues
        .slice(0, MOST_PROBLEMS)
        .map((issue) => ({ path: pointer(issue.path), message: issue.message })),
    }
  }
  const { $schema: _, steps, title, respondents, language, opening, closing } = parsed.data
  const phrases = officerOf(language)
  const script: Script = {
    ...(title === undefined ? {} : { title }),
    ...(respondents === undefined ? {} : { respondents }),
    language,
    opening: opening ?? phrases.opening,
    closing: closing ?? phrases.closing,
    steps: steps.map(({ id, clarify, onUnresolved, when, ...step }, index) => ({
      ...step,
      id: id ?? `q${index + 1}`,
      clarify: clarify ?? phrases.clarify,
      onUnresolved: onUnresolved ?? (step.required ? 'refer' : 'continue'),
      ...(when === undefined ? {} : { when }),
    })),
  }
  const problems = findScriptProblems(script)
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) } : { ok: true, script }
}

/** The steps a condition looks at, with the path of each mention. */
function mentionsOf(
  condition: Condition,
  path: string,
): { step: string; respondent?: string | undefined; path: string }[] {
  if ('step' in condition) return [{ step: condition.step, respondent: condition.respondent, path }]
  if ('not' in condition) return mentionsOf(condition.not, `${path}/not`)
  const [name, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any]
  return parts.flatMap((part, index) => mentionsOf(part, `${path}/${name}/${index}`))
}

function findScriptProblems(script: Script): ScriptProblem[] {
  const problems: ScriptProblem[] = []
  const positions = new Map<string, number>()
  script.steps.forEach((step, index) => {
    const before = positions.get(step.id)
    if (before === undefined) positions.set(step.id, index)
    else {
      problems.push({
        path: `/steps/${index}/id`,
        message: `"${step.id}" is already the id of step ${before + 1}`,
      })
    }
  })
  script.steps.forEach((step, index) => {
    if (script.respondents && step.respondent !== 'all') {
      for (const id of step.respondent) {
        if (!script.respondents.includes(id)) {
          problems.push({
            path: `/steps/${index}/respondent`,
            message: `"${id}" is not among the script's respondents`,
          })
        }
      }
    }
    const fault = kindOf(step.expect).findFault(step.expect)
    if (fault) problems.push({ path: `/steps/${index}/expect${fault.path}`, message: fault.message })
    if (step.more === true && step.expect.kind !== 'text' && step.expect.kind !== 'judged') {
      const message = 'only an answer of the kind "text" or "judged" can be added to'
      problems.push({ path: `/steps/${index}/more`, message })
    }
    if (!step.when) return
    for (const mention of mentionsOf(step.when, `/steps/${index}/when`)) {
      const position = positions.get(mention.step)
      if (position === undefined) {
        problems.push({ path: mention.path, message: `there is no step "${mention.step}"` })
      } else if (position >= index) {
        problems.push({
          path: mention.path,
          message: `"${mention.step}" does not come before this step; a condition looks back only`,
        })
      }
    }
  })
  return problems
}

/** Roles that the script addresses and the session does not have; empty when all is well. */
export function unknownRespondents(script: Script, session: readonly RespondentId[]): ScriptProblem[] {
  return script.steps.flatMap((step, index) =>
    step.respondent === 'all'
      ? []
      : step.respondent
          .filter((id) => !session.includes(id))
          .map((id) => ({
            path: `/steps/${index}/respondent`,
            message: `this session has no respondent "${id}" (it has ${session.join(', ')})`,
          })),
  )
}
