import { crc16 } from './crc.ts'

/** Thrown when bytes are not FLAC as `encodeFlac` writes it, or are damaged. */
class FlacError extends Error {
  override name = 'FlacError'
}

class Bits {
  readonly bytes: Uint8Array
  /** In bits. */
  at: number

  constructor(bytes: Uint8Array, byte: number) {
    this.bytes = bytes
    this.at = byte * 8
  }

  /** At most 24 bits at once. */
  take(count: number): number {
    if (this.at + count > this.bytes.length * 8) throw new FlacError('the file ends within a frame')
    const { bytes } = this
    const byte = this.at >>> 3
    const word =
      ((bytes[byte] ?? 0) << 24) |
      ((bytes[byte + 1] ?? 0) << 16) |
      ((bytes[byte + 2] ?? 0) << 8) |
      (bytes[byte + 3] ?? 0)
    const value = count === 0 ? 0 : (word << (this.at & 7)) >>> (32 - count)
    this.at += count
    return value
  }

  takeSigned(): number {
    return (this.take(16) << 16) >> 16
  }

  zeros(): number {
    let count = 0
    while (this.take(1) === 0) count += 1
    return count
  }

  /** The byte that comes next, once the started one is done. */
  align(): number {
    this.at = (this.at + 7) & ~7
    return this.at >>> 3
  }
}

function readFixed(bits: Bits, order: number, into: Int16Array): void {
  for (let at = 0; at < order; at++) into[at] = bits.takeSigned()
  if (bits.take(2) !== 0) throw new FlacError('residuals are coded in another way than ours')
  const partitions = 1 << bits.take(4)
  const size = into.length / partitions
  const before = (at: number, back: number) => into[at - back] as number
  const predictors: ((at: number) => number)[] = [
    () => 0,
    (at) => before(at, 1),
    (at) => 2 * before(at, 1) - before(at, 2),
    (at) => 3 * (before(at, 1) - before(at, 2)) + before(at, 3),
    (at) => 4 * (before(at, 1) + before(at, 3)) - 6 * before(at, 2) - before(at, 4),
  ]
  const predicted = predictors[order]
  if (!predicted || !Number.isInteger(size)) throw new FlacError('a predictor that is not ours')
  for (let partition = 0; partition < partitions; partition++) {
    const parameter = bits.take(4)
    if (parameter === 15) throw new FlacError('residuals are coded in another way than ours')
    for (let at = partition === 0 ? order : partition * size; at < (partition + 1) * size; at++) {
      const folded = (bits.zeros() << parameter) | bits.take(parameter)
      into[at] = predicted(at) + ((folded >>> 1) ^ -(folded & 1))
    }
  }
}

function readSubframe(bits: Bits, into: Int16Array): void {
  const type = bits.take(8) >> 1
  if (type === 0) into.fill(bits.takeSigned())
  else if (type === 1) for (let at = 0; at < into.length; at++) into[at] = bits.takeSigned()
  else if (type >= 8 && type <= 12) readFixed(bits, type - 8, into)
  else throw new FlacError('a subframe that is not ours')
}

/**
 * Reads what `encodeFlac` wrote; not every FLAC file.
 * @throws FlacError
 */
export function decodeFlac(file: Uint8Array): { samples: Int16Array; sampleRate: number } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 42 || view.getUint32(0) !== 0x664c6143 || view.getUint32(4) !== 0x80000022) {
    throw new FlacError('it does not begin as our FLAC files do')
  }
  const sampleRate = view.getUint32(18) >>> 12
  const samples = new Int16Array(view.getUint32(22))
  let start = 42
  for (let done = 0; done < samples.length; ) {
    const bits = new Bits(file, start)
    if (bits.take(16) !== 0xfff8 || bits.take(16) !== 0x7008) throw new FlacError('a frame does not begin as ours do')
    const lead = bits.take(8)
    if (lead >= 0x80) bits.take(lead >= 0xe0 ? 16 : 8)
    const length = bits.take(16) + 1
    // The head's own checksum; that of the whole frame covers it too.
    bits.take(8)
    readSubframe(bits, samples.subarray(done, done + length))
    const end = bits.align()
    if (bits.take(16) !== crc16(file, start, end)) throw new FlacError('a frame is damaged')
    done += length
    start = end + 2
  }
  return { samples, sampleRate }
}
