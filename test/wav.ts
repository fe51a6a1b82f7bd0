export interface Wav {
  channels: number
  sampleRate: number
  bits: number
  tracks: Int16Array[]
  cues: { at: number; length: number; label: string }[]
}

/** Reads a WAV file by the book of RIFF: chunk by chunk, whatever their order. @throws when it is none */
export function readWav(file: Buffer): Wav {
  const word = (at: number) => file.toString('latin1', at, at + 4)
  if (word(0) !== 'RIFF' || word(8) !== 'WAVE') throw new Error('not a WAV file')
  if (file.readUInt32LE(4) !== file.length - 8) throw new Error('the file is not as long as it says')
  const found = new Map<string, Buffer>()
  const lists: [id: string, body: Buffer][] = []
  const walk = (from: number, to: number, take: (id: string, body: Buffer) => void) => {
    for (let at = from; at < to; ) {
      const size = file.readUInt32LE(at + 4)
      take(word(at), file.subarray(at + 8, at + 8 + size))
      if (word(at) === 'LIST') walk(at + 12, at + 8 + size, (id, body) => lists.push([id, body]))
      at += 8 + size + (size % 2)
    }
  }
  walk(12, file.length, (id, body) => found.set(id, body))
  const [format, data, cue] = ['fmt ', 'data', 'cue '].map((id) => found.get(id))
  if (!format || !data || format.readUInt16LE(0) !== 1) throw new Error('no samples')
  const channels = format.readUInt16LE(2)
  const length = data.length / 2 / channels
  const places = Array.from({ length: cue?.readUInt32LE(0) ?? 0 }, (_, index) => {
    const at = 4 + index * 24
    return { id: cue?.readUInt32LE(at), at: cue?.readUInt32LE(at + 20) ?? 0 }
  })
  const noteOf = (kind: string, id: number | undefined) =>
    lists.find(([its, body]) => its === kind && body.readUInt32LE(0) === id)?.[1]
  return {
    channels,
    sampleRate: format.readUInt32LE(4),
    bits: format.readUInt16LE(14),
    tracks: Array.from({ length: channels }, (_, channel) =>
      Int16Array.from({ length }, (__, at) => data.readInt16LE((at * channels + channel) * 2)),
    ),
    cues: places.map(({ id, at }) => ({
      at,
      length: noteOf('ltxt', id)?.readUInt32LE(4) ?? 0,
      label: noteOf('labl', id)?.toString('latin1', 4).replace(/\0.*$/s, '') ?? '',
    })),
  }
}
