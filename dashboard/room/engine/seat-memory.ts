/** What a tab keeps over a reload: its seat's secret, how far the person was, and what they were typing. It never leaves the tab. */
export interface KeptSeat {
  secret: string
  joined: boolean
  talks: boolean
  /** Typed, and not sent. */
  draft?: string
}

export interface SeatMemory {
  read(): KeptSeat | undefined
  write(change: Partial<KeptSeat>): void
  clear(): void
}

const isKept = (value: unknown): value is KeptSeat =>
  typeof value === 'object' &&
  value !== null &&
  'secret' in value &&
  typeof value.secret === 'string' &&
  'joined' in value &&
  typeof value.joined === 'boolean' &&
  'talks' in value &&
  typeof value.talks === 'boolean' &&
  (!('draft' in value) || typeof value.draft === 'string')

/**
 * In the storage of one tab, where the browser gives it one; else it is forgotten with the page.
 * @param linkId id of the link, which opens nothing
 */
export function seatMemory(
  linkId: string,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): SeatMemory {
  const key = `lexnova.seat.${linkId}`
  let kept: KeptSeat | undefined
  const tryStorage = (use: (of: ReturnType<typeof storage>) => void) => {
    try {
      use(storage())
    } catch {
      // Switched off by a setting, or full.
    }
  }
  tryStorage((of) => {
    const value: unknown = JSON.parse(of.getItem(key) ?? 'null')
    if (isKept(value)) kept = value
  })
  return {
    read: () => kept,
    write(change) {
      kept = { ...(kept ?? { secret: '', joined: false, talks: true }), ...change }
      tryStorage((of) => of.setItem(key, JSON.stringify(kept)))
    },
    clear() {
      kept = undefined
      tryStorage((of) => of.removeItem(key))
    },
  }
}
