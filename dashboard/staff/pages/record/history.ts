/** An event of the workflow's history. */
export interface HistoryEvent {
  id: number | string
  at: string
  type: string
  summary: string
  entry_seqs: readonly number[]
  payload?: unknown
}

export interface HistoryPage {
  events: readonly HistoryEvent[]
  next_cursor: string | null
}

/** Events behind entries: read as far as is needed, and no page of them twice. */
export interface History {
  eventsOf(seq: number): Promise<readonly HistoryEvent[]>
}

export function createHistory(load: (cursor: string | undefined) => Promise<HistoryPage>): History {
  const read: HistoryEvent[] = []
  let cursor: string | null | undefined
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
