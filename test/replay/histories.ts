import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js'

const FOLDER = fileURLToPath(new URL('./histories', import.meta.url))
const GZIP = '.gz'
/** Larger ones are kept compressed. */
const PLAIN_BYTES = 1024 * 1024

export type History = ReturnType<typeof historyFromJSON>

/** Files of the recorded histories. */
export const listHistories = (): string[] => readdirSync(FOLDER).filter((name) => /\.json(\.gz)?$/.test(name))

export function readHistory(file: string): History {
  const bytes = readFileSync(join(FOLDER, file))
  return historyFromJSON(JSON.parse((file.endsWith(GZIP) ? gunzipSync(bytes) : bytes).toString('utf8')))
}

/** @returns the file that it was written to */
export function writeHistory(name: string, history: History): string {
  // Stack traces name this machine's folders, and no replay reads them.
  const text = `${historyToJSON(history).replaceAll(/"stackTrace":\s*"(?:[^"\\]|\\.)*"/g, '"stackTrace": ""')}\n`
  const isLarge = text.length > PLAIN_BYTES
  const file = join(FOLDER, `${name}.json${isLarge ? GZIP : ''}`)
  writeFileSync(file, isLarge ? gzipSync(text, { level: 9 }) : text)
  return file
}

/** Of the marker that Temporal's SDK leaves where `patched` was true. */
const PATCH_MARKER = 'core_patch'

/** The ids of `patched` that came true in a history. */
export function patchesOf({ events }: History): string[] {
  const ids = (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    if (marker?.markerName !== PATCH_MARKER) return []
    const data = marker.details?.['patch-data']?.payloads?.[0]?.data
    return (JSON.parse(Buffer.from(data ?? []).toString('utf8')) as { id: string }).id
  })
  return [...new Set(ids)].toSorted()
}
