import { describe, expect, it } from 'vitest'
import { createDocumentReader } from '../../documents/reader.ts'
import { DOCUMENTS } from './documents.ts'
import { misplacedLines } from './lines.ts'

const read = createDocumentReader({ timeoutMs: 100_000, memoryMiB: 512 })

describe('the documents that lawyers have', { timeout: 120_000 }, () => {
  it.each(DOCUMENTS)('$name ($what)', async ({ name, bytes, steps, problem }) => {
    const result = await read({ bytes: await bytes(), name })
    if (problem) {
      expect(result).toMatchObject({ ok: false, code: problem.code })
      if (result.ok) return
      expect(result.detail).toMatch(/^[A-Z].*\.$/s)
      if (problem.says) expect(result.detail).toMatch(problem.says)
      expect(result.problems?.[0]?.path).toBe(problem.path)
    } else {
      expect(result).toMatchObject({ ok: true })
      const asks = result.ok ? result.script.steps.map(({ ask }) => ask) : []
      if (typeof steps === 'number') expect(asks).toHaveLength(steps)
      else expect(asks).toEqual(steps)
      if (result.ok && result.format !== 'json') expect(misplacedLines(result.scriptContent)).toEqual([])
    }
  })

  it('are at least sixty, by three writers of PDF and more', () => {
    expect(DOCUMENTS.length).toBeGreaterThanOrEqual(60)
  })
})
