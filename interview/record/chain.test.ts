import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fixedSalt } from '../../test/builders.ts'
import { chainEntry, EMPTY_CHAIN, entryHash } from './chain.ts'
import { canonical, commitTo, hashOf, saltFor } from './hash.ts'
import { GENESIS } from './record.ts'

const AT = '2026-01-01T00:00:00.000Z'
const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

describe('the chain', () => {
  it('starts from nothing, and each entry names the one before', () => {
    const first = chainEntry(EMPTY_CHAIN, { type: 'lease-issued', data: { epoch: 1 } }, AT)
    const second = chainEntry({ length: 1, hash: first.entry.hash }, { type: 'agent-left', data: { epoch: 1 } }, AT)
    expect(first.entry).toMatchObject({ seq: 0, prev: GENESIS })
    expect(second.entry).toMatchObject({ seq: 1, prev: first.entry.hash })
  })

  it('hashes everything of an entry but its hash', () => {
    const { entry } = chainEntry(EMPTY_CHAIN, { type: 'lease-issued', data: { epoch: 1 } }, AT)
    const { hash, ...rest } = entry
    expect(hash).toBe(sha256(canonical(rest)))
    for (const change of [
      { at: 'later' },
      { type: 'b' },
      { data: {} },
      { seq: 1 },
      { prev: fixedSalt(1) },
      { commitments: { x: hash } },
    ]) {
      expect(entryHash({ ...entry, ...change })).not.toBe(hash)
    }
  })

  it('holds commitments to personal values, and never the values', () => {
    const committed = { system: { value: 'Vienna', salt: fixedSalt(1) } }
    const { entry, openings } = chainEntry(
      EMPTY_CHAIN,
      { type: 'judge-briefed', data: { model: 'm', sha256: fixedSalt(2) }, committed },
      AT,
    )
    expect(JSON.stringify(entry)).not.toContain('Vienna')
    expect(openings).toEqual([{ commitment: entry.commitments['system'], salt: fixedSalt(1), value: 'Vienna' }])
  })
})

describe('hashes', () => {
  it('are of canonical JSON, whatever the order of the keys', () => {
    expect(hashOf({ b: 1, a: 'ä' })).toBe(sha256('{"a":"ä","b":1}'))
    expect(hashOf({ a: 'ä', b: 1 })).toBe(hashOf({ b: 1, a: 'ä' }))
  })

  it('of a commitment cover salt and value', () => {
    expect(commitTo('yes', fixedSalt(1))).toBe(sha256(Buffer.from(fixedSalt(1), 'hex'), '"yes"'))
    expect(commitTo('yes', fixedSalt(1))).not.toBe(commitTo('yes', fixedSalt(2)))
    expect(commitTo('yes', fixedSalt(1))).not.toBe(commitTo('no', fixedSalt(1)))
  })

  it('give every field of a message a salt of its own', () => {
    const salts = [saltFor(fixedSalt(1), 'value'), saltFor(fixedSalt(1), 'reason'), saltFor(fixedSalt(2), 'value')]
    expect(new Set(salts).size).toBe(3)
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{64}$/)
  })

  it('refuse what has no JSON form', () => {
    expect(() => canonical(undefined)).toThrow(TypeError)
  })
})
