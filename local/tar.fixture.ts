import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'

export interface PackedMember {
  name: string
  data: string | Buffer
}

/** A .tar.gz with these members. */
export async function packTarGz(members: readonly PackedMember[]): Promise<Buffer> {
  const packing = pack()
  for (const { name, data } of members) packing.entry({ name, mode: 0o755 }, data)
  packing.finalize()
  return gzipSync(await buffer(packing), { level: 1 })
}

export async function unpackTarGz(bytes: Buffer): Promise<PackedMember[]> {
  const members: PackedMember[] = []
  const entries = extract()
  entries.on('entry', async ({ name }, stream, next) => {
    members.push({ name, data: await buffer(stream) })
    next()
  })
  entries.end(gunzipSync(bytes))
  await once(entries, 'finish')
  return members
}
