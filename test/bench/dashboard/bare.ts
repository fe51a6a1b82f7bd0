import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordDocument } from '../../../interview/record/record.ts'
import { ApiClient } from '../../../local/client.ts'
import type { Instance } from '../../../local/instance.ts'
import type { Seeded } from './seed.ts'

interface Item {
  respondents: { name: string }[]
  label: string | null
  status: string
  progress: { accepted: number; due: number } | null
  created_at: string
}

export interface BarePages {
  url: string
  close(): void
}

const tableOf = (rows: readonly (readonly string[])[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A table</title><link rel="icon" href="data:,"><table><tbody>${rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** The same data in plain tables, made beforehand: `/list`, `/usual` and `/long`. */
export async function startBarePages(instance: Instance, { records }: Seeded): Promise<BarePages> {
  const api = new ApiClient(instance.url, instance.key)
  const items: Item[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { sessions: Item[]; next_cursor: string | null } = await api.get(
      `/sessions?limit=100${cursor && `&cursor=${cursor}`}`,
    )
    items.push(...page.sessions)
    cursor = page.next_cursor
  }
  const list = items.map(({ respondents, label, status, progress, created_at }) => [
    respondents.map(({ name }) => name).join(' and '),
    label ?? '',
    status,
    progress ? `${progress.accepted} of ${progress.due}` : '',
    created_at,
  ])
  const entriesOf = async (id: string) => {
    const { entries } = await api.get<RecordDocument>(`/sessions/${id}/record`)
    return entries.map(({ seq, at, type, data }) => [String(seq), at, type, JSON.stringify(data)])
  }
  const pages: Record<string, string> = {
    '/list': tableOf(list),
    '/usual': tableOf(await entriesOf(records.usual)),
    '/long': tableOf(await entriesOf(records.long)),
  }
  const server = createServer(({ url = '' }, response) => {
    response.writeHead(pages[url] === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(pages[url])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
