/** A table-driven checksum, most significant bit first, without reflection: as FLAC uses them. */
function crcOf(bits: 8 | 16, polynomial: number): (bytes: Uint8Array, from: number, to: number) => number {
  const top = 1 << (bits - 1)
  const mask = (1 << bits) - 1
  const table = Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (bits - 8)
    for (let bit = 0; bit < 8; bit++) crc = crc & top ? (crc << 1) ^ polynomial : crc << 1
    return crc & mask
  })
  return (bytes, from, to) => {
    let crc = 0
    for (let at = from; at < to; at++) {
      crc = ((crc << 8) ^ (table[((crc >> (bits - 8)) ^ (bytes[at] as number)) & 0xff] as number)) & mask
    }
    return crc
  }
}

export const crc8 = crcOf(8, 0x07)
export const crc16 = crcOf(16, 0x8005)
