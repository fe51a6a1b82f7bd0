import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { JSONS } from '../../test/documents/cases/json.ts'
import { readScript } from './script.ts'
import { scriptJsonSchema } from './schema.ts'

const ID = 'https://example.org/script.schema.json'
const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, validateFormats: false })
const isValid = ajv.compile(scriptJsonSchema(ID))
const exampleOf = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'))

describe('the JSON Schema of scripts', () => {
  it('names itself and its dialect', () => {
    expect(scriptJsonSchema(ID)).toMatchObject({ $id: ID, $schema: 'https://json-schema.org/draft/2020-12/schema' })
  })

  it.each([
    ['the full example', exampleOf('marriage-verification.json')],
    ['the short example', exampleOf('short.json')],
    ['the bare array', ['One?', { text: 'Two?' }, { question: 'Three?' }]],
    [
      'every kind',
      {
        steps: [
          { ask: 'One?', expect: 'consent' },
          { ask: 'Two?', expect: { kind: 'date', earliest: '1950-01-01' }, respondent: 'bride' },
          {
            ask: 'Three?',
            expect: { kind: 'choice', options: ['a', { value: 'b', also: ['c'] }] },
            respondent: ['bride'],
          },
          { ask: 'Four?', expect: { kind: 'judged', criterion: 'names a witness' }, maxClarifications: 0 },
        ],
      },
    ],
    [
      'conditions in conditions',
      [
        { id: 'a', ask: 'One?' },
        { ask: 'Two?', when: { any: [{ not: { step: 'a', equals: true } }, { step: 'a', answered: false }] } },
      ],
    ],
    ['its own address', { $schema: ID, questions: ['One?'] }],
  ])('takes what the product takes: %s', (_, script) => {
    isValid(script)
    expect(isValid.errors).toBeNull()
    expect(readScript(script)).toMatchObject({ ok: true })
  })

  it.each([
    ['no steps', { steps: [] }],
    ['nothing', {}],
    ['a word', 'One?'],
    ['both names of steps', { steps: ['One?'], questions: ['One?'] }],
    ['a step without a question', [{ id: 'a' }]],
    ['a question of 2,001 characters', ['x'.repeat(2_001)]],
    ['a question of blanks', ['  ']],
    ['501 steps', Array.from({ length: 501 }, () => 'One?')],
    ['an unknown field', { questions: ['One?'], author: 'me' }],
    ['an unknown field of a step', [{ ask: 'One?', answer: 'me' }]],
    ['an unknown kind', [{ ask: 'One?', expect: 'magic' }]],
    ['a field of another kind', [{ ask: 'One?', expect: { kind: 'consent', due: 'no' } }]],
    ['a day that is not', [{ ask: 'One?', expect: { kind: 'date', due: '2026-02-30' } }]],
    ['a name as a role', [{ ask: 'One?', respondent: 'Anna Maria' }]],
    ['too many clarifications', [{ ask: 'One?', maxClarifications: 11 }]],
    ['an empty condition', ['One?', { ask: 'Two?', when: {} }]],
    ['a condition deep down', ['One?', { ask: 'Two?', when: { not: { all: [{ step: 'q1' }] } } }]],
  ])('refuses what the product refuses: %s', (_, script) => {
    expect(isValid(script)).toBe(false)
    expect(readScript(script)).toMatchObject({ ok: false })
  })

  const parsed = JSONS.flatMap(({ name, bytes, problem }) => {
    if (problem?.code === 'malformed') return []
    return [
      {
        name,
        isGood: problem === undefined,
        script: JSON.parse(new TextDecoder().decode(bytes() as Uint8Array)) as unknown,
      },
    ]
  })

  it.each(parsed.filter(({ isGood }) => isGood))('takes the document $name', ({ script }) => {
    isValid(script)
    expect(isValid.errors).toBeNull()
  })

  const SHAPES = ['501-steps.json', '2001-characters.json', 'shape.json', 'kind.json']
  it.each(parsed.filter(({ name }) => SHAPES.includes(name)))('refuses the document $name', ({ script }) => {
    expect(isValid(script)).toBe(false)
  })

  it('leaves to the product what spans several steps', () => {
    const script = [
      { id: 'a', ask: 'One?' },
      { id: 'a', ask: 'Two?' },
    ]
    expect(isValid(script)).toBe(true)
    expect(readScript(script)).toMatchObject({ ok: false })
  })
})
