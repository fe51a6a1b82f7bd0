import type { Schemas } from '../../api/client.ts'

export type HistoryEvent = Schemas['History']['events'][number]
export type HistoryPage = Pick<Schemas['History'], 'events' | 'next_cursor'>

/** Events behind entries: read as far as is needed, and no page of them twice. */
export interface History {
  eventsOf(seq: number): Promise<readonly HistoryEvent[]>
}

export function createHistory(load: (cursor: number | undefined) => Promise<HistoryPage>): History {
  const read: HistoryEvent[] = []
  let cursor: number | null | undefined
  let reading: Promise<void> = Promise.resolve()
  const hasPassed = (seq: number) =>
    cursor === null || read.some(({ entry_seqs }) => entry_seqs.some((one) => one > seq))
  async function readUntil(seq: number): Promise<void> {
    while (!hasPassed(seq)) {
      const page = await load(cursor ?? undefined)
      read.push(...page.events)
      cursor = page.next_cursor
    }
  }
  return {
    async eventsOf(seq) {
      // One after the other, so that nobody asks for a page that is on its way; a failure is its own alone.
      reading = reading.catch(() => undefined).then(() => readUntil(seq))
      await reading
      return read.filter(({ entry_seqs }) => entry_seqs.includes(seq))
    },
  }
}
