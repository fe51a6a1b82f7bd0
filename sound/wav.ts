/** A moment in a WAV file that players and editors show. Places and lengths are in samples of one channel. */
export interface Cue {
  at: number
  length: number
  /** ASCII. */
  label: string
}

export interface WavForm {
  channels: number
  /** In Hz. */
  sampleRate: number
  /** Samples of each channel. */
  length: number
  cues: readonly Cue[]
}

const BYTES = 2
/** A RIFF file counts its bytes in 32 bits. */
const LARGEST = 0xffff_ffff

function chunk(id: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write(id, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** @param fields text of four letters, or numbers of 32 bits */
function record(...fields: (string | number)[]): Buffer {
  const bytes = Buffer.alloc(fields.length * 4)
  fields.forEach((field, index) => {
    if (typeof field === 'string') bytes.write(field, index * 4, 'latin1')
    else bytes.writeUInt32LE(field, index * 4)
  })
  return bytes
}

function formatOf({ channels, sampleRate }: WavForm): Buffer {
  const format = Buffer.alloc(16)
  format.writeUInt16LE(1, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE(sampleRate * channels * BYTES, 8)
  format.writeUInt16LE(channels * BYTES, 12)
  format.writeUInt16LE(8 * BYTES, 14)
  return chunk('fmt ', format)
}

function cuesOf(cues: readonly Cue[]): Buffer[] {
  if (cues.length === 0) return []
  const points = cues.map(({ at }, index) => record(index + 1, at, 'data', 0, 0, at))
  const labels = cues.flatMap(({ length, label }, index) => [
    chunk('labl', record(index + 1), Buffer.from(`${label}\0`, 'latin1')),
    chunk('ltxt', record(index + 1, length, 'rgn ', 0, 0)),
  ])
  return [chunk('cue ', record(cues.length), ...points), chunk('LIST', record('adtl'), ...labels)]
}

/** Bytes of sound in a file of this form. */
export const soundBytes = ({ channels, length }: Pick<WavForm, 'channels' | 'length'>): number =>
  channels * length * BYTES

/**
 * Everything of a WAV file before its samples, which follow as 16 bit, little-endian, channel by channel.
 * Undefined when the file would be longer than one can be.
 */
export function wavHead(form: WavForm): Buffer | undefined {
  const parts = [formatOf(form), ...cuesOf(form.cues)]
  const size = 4 + parts.reduce((sum, { length }) => sum + length, 0) + 8 + soundBytes(form)
  if (size > LARGEST) return undefined
  return Buffer.concat([record('RIFF', size, 'WAVE'), ...parts, record('data', soundBytes(form))])
}
