import { expect, test } from 'vitest'
import { createPasswordHasher, type Derive } from './password-hash.ts'

const hasher = createPasswordHasher()

test('a hash says by what it was made, and fits its password alone', async () => {
  const phc = await hasher.hash('several words of no poem')
  expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await hasher.verify(phc, 'several words of no poem')).toBe(true)
  expect(await hasher.verify(phc, 'several words of no Poem')).toBe(false)
  expect(await hasher.hash('several words of no poem')).not.toBe(phc)
})

test('a hash of the reference implementation fits, with its own parameters', async () => {
  const phc = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
  expect(await hasher.verify(phc, 'password')).toBe(true)
  expect(await hasher.verify(phc, 'passwore')).toBe(false)
})

test('one password typed in two ways is one', async () => {
  const phc = await hasher.hash('déjà vu ｆｕｌｌ width')
  expect(await hasher.verify(phc, 'de\u0301ja\u0300 vu full width')).toBe(true)
})

test('without a hash the same work is done, and nothing fits', async () => {
  const seen: [number, object][] = []
  const counted: Derive = async (_password, _salt, length, parameters) => {
    seen.push([length, parameters])
    return Buffer.alloc(length)
  }
  const counting = createPasswordHasher(counted)
  const phc = await counting.hash('x')
  expect([await counting.verify(phc, 'x'), await counting.verify(undefined, 'x')]).toEqual([true, false])
  expect(seen[1]).toEqual(seen[2])
})

test('what is no hash of ours is never taken for one', async () => {
  await expect(hasher.verify('$argon2i$v=19$m=256,t=2,p=1$c29tc2FsdA$nf65', 'x')).rejects.toThrow(TypeError)
})
