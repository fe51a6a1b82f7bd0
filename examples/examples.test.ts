import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createDocumentReader } from '../documents/reader.ts'
import { unknownRespondents } from '../interview/script/script.ts'
import { judgeByRules } from '../interview/verdict/rules.ts'
import { INTRODUCTION, SECTIONS } from './marriage-questions.ts'

const read = createDocumentReader({ timeoutMs: 20_000, memoryMiB: 512 })

async function scriptIn(name: string) {
  const parsed = await read({ bytes: readFileSync(new URL(name, import.meta.url)), name })
  if (!parsed.ok) throw new Error(parsed.detail)
  return parsed
}

describe('the examples', () => {
  it('the PDF of the marriage verification is the script that its JSON states', { timeout: 30_000 }, async () => {
    const [pdf, json] = [await scriptIn('marriage-verification.pdf'), await scriptIn('marriage-verification.json')]
    expect(pdf.format).toBe('pdf')
    expect(json.format).toBe('json')
    const { respondents, ...stated } = json.script
    expect(pdf.script).toEqual(stated)
    expect(respondents).toEqual(['groom', 'bride'])
    expect(unknownRespondents(pdf.script, ['groom', 'bride'])).toEqual([])
  })

  it('the Word document of the marriage verification is the same script', { timeout: 30_000 }, async () => {
    const [word, json] = [await scriptIn('marriage-verification.docx'), await scriptIn('marriage-verification.json')]
    expect(word.format).toBe('docx')
    const { respondents: _, ...stated } = json.script
    expect(word.script).toEqual(stated)
  })

  it('the PDF was made from the questions as they are now', { timeout: 30_000 }, async () => {
    const { script, scriptContent } = await scriptIn('marriage-verification.pdf')
    expect(script.steps.map((step) => step.ask)).toEqual(
      SECTIONS.flatMap(({ questions }) => questions.map(({ ask }) => ask)),
    )
    expect(scriptContent.replace(/\s+/g, ' ')).toContain(INTRODUCTION)
  })

  it('every yes-or-no question of the marriage verification can be answered without a model', async () => {
    const { script } = await scriptIn('marriage-verification.json')
    for (const step of script.steps) {
      if (step.expect.kind !== 'affirmation' && step.expect.kind !== 'consent') continue
      const question = { step, respondent: { id: 'bride' }, language: script.language }
      const due = step.expect.kind === 'affirmation' ? step.expect.due : 'yes'
      expect(judgeByRules(question, 'Yes.')?.outcome).toBe(due === 'no' ? 'contrary' : 'accepted')
      expect(judgeByRules(question, 'No.')?.outcome).toBe(due === 'yes' ? 'contrary' : 'accepted')
    }
  })

  it('the shortest JSON has its three questions', async () => {
    const { script } = await scriptIn('short.json')
    expect(script.steps.map(({ id, ask }) => [id, ask])).toEqual([
      ['q1', 'State name'],
      ['q2', 'Do you take this man?'],
      ['q3', 'Sign here'],
    ])
  })

  it('the plain text has its title and five questions', async () => {
    const { script, format } = await scriptIn('plain.txt')
    expect(format).toBe('text')
    expect(script.title).toBe('Questions before the notary')
    expect(script.steps.map((step) => step.ask)).toEqual([
      'Please state your full name.',
      'What is your address, with street, number and town?',
      'Have you read the deed that lies before you?',
      'Is there anything in it that you do not understand?',
      'Do you wish to sign it today?',
    ])
  })
})
