const SAMPLE_RATE = 48_000
const SECONDS = 1
const LOUD = 12_000
const HEADER_BYTES = 44

/** One second of a tone as a WAV file, 16-bit mono; without a click when it is repeated, in whole hertz. */
export function toneFile(hertz: number): Buffer {
  const samples = SAMPLE_RATE * SECONDS
  const file = Buffer.alloc(HEADER_BYTES + samples * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(SAMPLE_RATE, 24)
  file.writeUInt32LE(SAMPLE_RATE * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(samples * 2, 40)
  for (let index = 0; index < samples; index++) {
    const wave = LOUD * Math.sin((2 * Math.PI * hertz * index) / SAMPLE_RATE)
    file.writeInt16LE(Math.round(wave), HEADER_BYTES + index * 2)
  }
  return file
}
