import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAnnotation } from '../annotations.ts'
import { readScript } from '../script.ts'
import { ExpectObjectSchema, kindOf } from './kinds.ts'

const kinds = ExpectObjectSchema.options.map(({ shape }) => shape.kind.value)
const page = readFileSync(join(import.meta.dirname, '../../../docs/scripts.md'), 'utf8')

describe.each(kinds)('the kind "%s"', (kind) => {
  test('is in both lists of the page on scripts', () => {
    const [list = ''] = /^The kinds of `expect`:.*$/m.exec(page) ?? []
    expect(list).toContain(`\`${kind}\``)
    expect(page).toMatch(new RegExp(`^\\| \`${kind}\\b`, 'm'))
  })

  test('is taken by its bare name where it takes no more, in JSON and in an annotation', () => {
    const { bare } = kindOf({ kind })
    const json = readScript([{ ask: 'Well?', expect: kind }])
    const text = readAnnotation(`Well? [${kind}]`)
    expect(json.ok ? json.script.steps[0]?.expect : undefined).toEqual(bare)
    expect(text.fields['expect']).toEqual(bare)
  })
})
