import { expect, it } from 'vitest'
import { sniff } from './sniff.ts'

it('finds what is written in UTF-16 wherever the bytes begin in memory', () => {
  const file = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  for (const offset of [0, 1]) {
    const memory = new Uint8Array(file.length + offset)
    memory.set(file, offset)
    expect(sniff(memory.subarray(offset))).toMatchObject({ code: 'encrypted' })
  }
})
