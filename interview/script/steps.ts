import { readAnnotation } from './annotations.ts'
import {
  asks,
  endsQuestion,
  endsSentence,
  hasQuestionMark,
  opensQuestion,
  opensRequest,
  sentencesOf,
} from './asking.ts'
import { type Block, leave, type Structure } from './blocks.ts'
import { findKind } from './expect/kinds.ts'
import { joinLines } from './join-lines.ts'
import { addressedTo, isConditional, isStageDirection, namesRole, targetOfSkip } from './labels.ts'
import type { Line } from './lines.ts'
import { expectOf, offeredIn } from './options.ts'
import type { LeftOut, Warning } from './reading.ts'
import type { ScriptProblem } from './script.ts'

/** Steps of a text, and what else there is to say of them. */
export interface Steps {
  /** Steps as `readScript` takes them. */
  steps: Record<string, unknown>[]
  /** The lines of the text that belong to each step, counted from 1. */
  lines: number[][]
  leftOut: LeftOut[]
  warnings: Warning[]
  /** Annotations that are not understood. */
  problems: ScriptProblem[]
}

interface Draft {
  ask: string
  fields: Record<string, unknown>
  problems: string[]
  stage: string[]
  /** Of these, what is taken for a stage direction because no annotation reads so. */
  guessed?: string
  skips: { sentence: string; question: number; after?: boolean }[]
  options: string[]
}

const BRACKETS = /\s*\[([^\][]{1,300})\]/gu

/** Within a sentence several words are a part of it, "from [start date] to now": what is done stands at its edge. */
function isWithin(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start).trimEnd()
  return before !== '' && !endsSentence(before) && /^\s*[\p{L}\p{N}[{?؟]/u.test(text.slice(end, end + 10))
}

/** Takes what is done and not said out of a question, wherever it stands. */
function withoutStage(text: string): { text: string; stage: string[] } {
  if (!text.includes('[')) return { text, stage: [] }
  const stage: string[] = []
  const kept = text.replace(BRACKETS, (whole, inner: string, at: number) => {
    if (!isStageDirection(inner) || inner.includes(';')) return whole
    if (/\s/.test(inner.trim()) && isWithin(text, at, at + whole.length)) return whole
    stage.push(whole.trim())
    return ''
  })
  return stage.length > 0 ? { text: kept.trim(), stage } : { text, stage }
}

const OPENS_ANNOTATION = /^(?:required|optional|confirm|id|clarify|when|if)$/

/** "[Bride only]", "[To the husband]": a respondent in words that are not those of an annotation. */
const namesRespondent = (words: readonly string[], session: readonly string[]) =>
  namesRole(words[0] ?? '') ||
  session.includes(words[0] ?? '') ||
  (words.length <= 3 && words.some((word) => namesRole(word) || session.includes(word))) ||
  addressedTo(words.join(' ')) !== undefined

/** A bracket of several words that no annotation could begin with: what is to be done, not said. */
function isForeign(text: string, session: readonly string[]): boolean {
  const inner = text.slice(text.lastIndexOf('[') + 1, text.lastIndexOf(']')).trim()
  const words = inner.toLowerCase().split(/[\s,]+/)
  const [first = '', second] = words
  return (
    second !== undefined &&
    !OPENS_ANNOTATION.test(first) &&
    !namesRespondent(words, session) &&
    !inner.includes(';') &&
    /^\p{Lu}/u.test(inner) &&
    !findKind(first) &&
    !/,|\band\b/.test(inner)
  )
}

function withoutSkips(ask: string): { ask: string; skips: Draft['skips'] } {
  if (!/\d/.test(ask)) return { ask, skips: [] }
  const sentences = sentencesOf(ask)
  const skips = sentences.flatMap((sentence) => {
    const target = targetOfSkip(sentence)
    return target ? [{ sentence, ...target }] : []
  })
  if (skips.length === 0 || skips.length === sentences.length) return { ask, skips: [] }
  const kept = sentences.filter((sentence) => !skips.some((skip) => skip.sentence === sentence))
  return { ask: kept.join(' '), skips }
}

function draftOf({ parts, options: below }: Block, session: readonly string[]): Draft {
  const whole = joinLines(parts)
  const { text, stage } = withoutStage(whole)
  const annotated = readAnnotation(text)
  const isStage = annotated.problems.length > 0 && isForeign(text, session)
  const guessed = isStage ? text.slice(text.lastIndexOf('[')) : undefined
  if (guessed !== undefined) stage.push(guessed)
  const offered = offeredIn(annotated.ask)
  const asked = offered && offered.before !== '' ? offered.before : annotated.ask
  const { ask, skips } = withoutSkips(asked)
  return {
    ask,
    fields: isStage ? {} : annotated.fields,
    problems: isStage ? [] : annotated.problems,
    stage,
    ...(guessed === undefined ? {} : { guessed }),
    skips,
    options: [...below, ...(offered && offered.before !== '' ? offered.options : [])],
  }
}

const idOf = (step: Record<string, unknown>, index: number) =>
  typeof step['id'] === 'string' ? step['id'] : `q${index + 1}`

const answer = (after: boolean | undefined) => (after === undefined ? 'some answers' : after ? 'yes' : 'no')

/** What a person should know of a step's answers and of whom it asks. */
function inferredIn(step: string, line: Line, fields: Record<string, unknown>, block: Block): Warning[] {
  const at = { step, page: line.page, line: line.line }
  const { expect } = fields as { expect?: { kind: string } }
  return [
    ...(expect && block.options.length > 0
      ? [
          {
            code: 'inferred-answer' as const,
            ...at,
            message: `The answers on offer make this a question of the kind "${expect.kind}". Check it.`,
          },
        ]
      : []),
    ...(block.role && fields['respondent'] !== undefined
      ? [
          {
            code: 'inferred-respondent' as const,
            ...at,
            message: `The heading puts this to: ${[fields['respondent']].flat().join(', ')}. Check it.`,
          },
        ]
      : []),
  ]
}

/** The roles in words that a session has under their own names; without a session, all of them. */
function respondentOf(role: Block['role'], session: readonly string[] | undefined): string | string[] | undefined {
  if (role === undefined) return undefined
  if (role === 'all') return 'all'
  return session === undefined || session.includes(role) ? [role] : undefined
}

/** Turns blocks into steps: annotations, answers on offer, roles, stage directions and skips are taken off their words. */
export function stepsOfBlocks({ blocks, branches }: Structure, session?: readonly string[]): Steps {
  const found: Steps = { steps: [], lines: [], leftOut: [], warnings: [], problems: [] }
  const { steps, warnings, leftOut } = found
  const numbers = new Map<number, number>()
  const skips: { from: number; line: Line; question: number; after?: boolean }[] = []
  const stepOfEntry = new Map<unknown, number>()
  for (const block of blocks) {
    const [first] = block.lines
    if (!first) continue
    const { ask, fields, problems, stage, guessed, skips: sent, options } = draftOf(block, session ?? [])
    if (ask === '') {
      leftOut.push(...block.lines.map((line) => leave(line, line.text, 'blank')))
      continue
    }
    const index = steps.length
    const lastBracket = block.lines.findLast((line) => line.text.includes('[')) ?? first
    for (const message of problems)
      found.problems.push({ path: `/steps/${index}`, message: `line ${lastBracket.line}: ${message}` })
    for (const text of stage) leftOut.push(leave(lastBracket, text, 'stage-direction'))
    for (const { sentence, ...skip } of sent) {
      const line = block.lines.find(({ text }) => text.includes(sentence.slice(0, 12))) ?? first
      leftOut.push(leave(line, sentence, 'skip'))
      skips.push({ from: index, line, ...skip })
    }
    const inferred: Record<string, unknown> = {}
    const expect = 'expect' in fields ? undefined : expectOf(options)
    if (expect) inferred['expect'] = expect
    const respondent = 'respondent' in fields ? undefined : respondentOf(block.role, session)
    if (respondent !== undefined) inferred['respondent'] = respondent
    const step = { ask, ...inferred, ...fields }
    const id = idOf(step, index)
    warnings.push(...inferredIn(id, first, inferred, { ...block, options }))
    warnings.push(...formOf(id, first, ask, block))
    if (guessed !== undefined) {
      const message = `${guessed} is taken for what is done, and is not spoken. Check that it is no annotation.`
      warnings.push({ code: 'stage-direction', step: id, page: lastBracket.page, line: lastBracket.line, message })
    }
    if (block.entry.marker) numbers.set(block.entry.marker.number, numbers.get(block.entry.marker.number) ?? index)
    stepOfEntry.set(block.entry, index)
    steps.push(step)
    const taken = new Set([...stage, ...sent.map(({ sentence }) => sentence)])
    found.lines.push(block.lines.filter(({ text }) => !taken.has(text)).map(({ line }) => line))
  }
  for (const { from, line, question, after } of skips) {
    const to = numbers.get(question) ?? question - 1
    const id = idOf(steps[from] ?? {}, from)
    const when = after === undefined ? `when ${id} = ...` : `when ${id} = ${after ? 'no' : 'yes'}`
    const between = to > from + 1 ? `steps ${from + 2} to ${to}` : 'the steps between'
    const message = `After ${answer(after)} this goes to question ${question}. The officer skips nothing by itself: give ${between} the condition [${when}].`
    warnings.push({ code: 'skip', step: id, page: line.page, line: line.line, message })
  }
  for (const { line, after, of } of branches) {
    const index = stepOfEntry.get(of)
    const id = index === undefined ? undefined : idOf(steps[index] ?? {}, index)
    const condition = id === undefined ? '' : `: [when ${id} = ${after ? 'yes' : 'no'}]`
    const message = `What is below is meant for the answer ${answer(after)} alone. Give those steps a condition${condition}.`
    warnings.push({
      code: 'condition',
      ...(id === undefined ? {} : { step: id }),
      page: line.page,
      line: line.line,
      message,
    })
  }
  return found
}

/** A question that is no whole one, by its form. */
function formOf(step: string, line: Line, ask: string, block: Block): Warning[] {
  const at = { step, page: line.page, line: line.line }
  if (isConditional(ask)) {
    return [
      {
        code: 'condition',
        ...at,
        message: 'This is meant for one answer to the question before. Give it a condition with "when".',
      },
    ]
  }
  if (asks(ask) || opensQuestion(ask) || opensRequest(ask) || block.entry.isSpoken) {
    const isUnfinished = !hasQuestionMark(ask) && opensQuestion(ask) && !/[.:!]$/u.test(ask) && !endsQuestion(ask)
    return isUnfinished
      ? [
          {
            code: 'unfinished',
            ...at,
            message: 'This begins as a question and does not end as one. Is a part of it missing?',
          },
        ]
      : []
  }
  return [
    {
      code: 'asks-nothing',
      ...at,
      message: 'This asks nothing by its form, and will be spoken as it stands. Is it a question?',
    },
  ]
}
