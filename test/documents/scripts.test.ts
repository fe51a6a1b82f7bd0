import { describe, expect, it } from 'vitest'
import { languageOf } from '../../documents/language.ts'
import { stepsFromText, type TextSteps } from '../../interview/script/text.ts'
import { misplacedLines } from './lines.ts'
import { SCRIPT_CASES, type ScriptCase } from './scripts.ts'

const title = ({ kind, text }: ScriptCase) => `${kind}: ${JSON.stringify(text.slice(0, 60))}`

const expectOf = ({ steps }: TextSteps, number: number) =>
  steps[number - 1]?.['expect'] as { kind: string; options?: string[] } | undefined

describe('a script as people write it', () => {
  it.each(SCRIPT_CASES.map((one) => [title(one), one] as const))('%s', (_, one) => {
    const read = stepsFromText(one.text)
    const asks = read.steps.map(({ ask }) => ask)
    if (typeof one.asks === 'number') expect(asks).toHaveLength(one.asks)
    else expect(asks).toEqual(one.asks)
    for (const part of one.leftOut ?? []) expect(read.leftOut.map(({ text }) => text).join('\n')).toContain(part)
    if (one.warn === true) expect(read.warnings).not.toEqual([])
    else if (one.warn) expect(read.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining([...one.warn]))
    if (one.affirmation) expect(expectOf(read, one.affirmation)).toEqual({ kind: 'affirmation' })
    if (one.choice) expect(expectOf(read, one.choice.step)?.options).toEqual(one.choice.options)
    if (one.language) expect(languageOf(asks.join('\n'))).toEqual({ language: one.language })
    if (one.respondents) expect(read.steps.map((step) => [step['respondent']].flat().join())).toEqual(one.respondents)
  })
})

it('are at least 120 beside the given ones, in five languages', () => {
  expect(SCRIPT_CASES.length).toBeGreaterThanOrEqual(160)
})

describe('every line is in exactly one step or left out', () => {
  it.each(SCRIPT_CASES.map((one) => [title(one), one.text] as const))('%s', (_, text) => {
    expect(misplacedLines(text)).toEqual([])
  })
})

describe('what is left out and asks', () => {
  it.each(SCRIPT_CASES.map((one) => [title(one), one.text] as const))('is warned of: %s', (_, text) => {
    const { leftOut, warnings } = stepsFromText(text)
    const asking = leftOut.filter(({ text: own }) => /[?؟]/u.test(own)).map(({ line }) => line)
    const warned = warnings.filter(({ code }) => code === 'left-out-question').map(({ line }) => line)
    expect(asking.filter((line) => !warned.includes(line))).toEqual([])
  })
})
