import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../db/database.ts'
import { type Provider, reportUse } from '../db/providers.ts'
import type { Logger } from '../log.ts'

/** How often it is said again that streams are open: who says nothing for 20 s has none any more. */
const REPEAT_MS = 5_000
const LAST_WORD_MS = 1_000

/** Streams and refusals of one job, told to all other agents through the database. */
export interface ProviderUse {
  /** From now on it is asked what others use, also before a stream is opened here. */
  watch(provider: Provider): void
  opened(provider: Provider): void
  closed(provider: Provider): void
  /** The vendor was asked for more than it gives at a time, or would have been. @param code a short stable word */
  refused(provider: Provider, code: string): void
  /** Streams of all other jobs, as last known; 0 before that. */
  othersOpen(provider: Provider): number
  /** Tells that nothing is open any more, for a second at most. What comes after is told to nobody. */
  close(): Promise<void>
}

export interface ProviderUseDependencies {
  /** Without one nothing is told, and nothing known of others. */
  db: Database | undefined
  /** A UUID of this job. */
  agent: string
  logger: Logger
}

interface Counted {
  streams: number
  refusals: number
  refusedCode: string | undefined
  others: number
  /** Something has changed since it was told. */
  isStale: boolean
}

/** A database that fails disturbs nothing: it is logged once, and tried again with the next change. */
export function createProviderUse({ db, agent, logger }: ProviderUseDependencies): ProviderUse {
  const counts = new Map<Provider, Counted>()
  let telling: Promise<void> | undefined
  let isClosed = false
  let hasFailed = false

  const countOf = (provider: Provider): Counted => {
    const none: Counted = { streams: 0, refusals: 0, refusedCode: undefined, others: 0, isStale: false }
    const count = counts.get(provider) ?? none
    counts.set(provider, count)
    return count
  }

  const report = async (provider: Provider, count: Counted) => {
    if (!db) return
    const { streams, refusals, refusedCode } = count
    try {
      const refused = refusedCode === undefined ? {} : { refusedCode }
      count.others = await reportUse(db, { agent, provider, streams, refusals, ...refused })
    } catch (error) {
      // What others have open is not known any more: nobody is kept from being heard by it.
      count.others = 0
      if (!hasFailed) logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'use is not reported')
      hasFailed = true
    }
  }

  /** One report at a time: what changes meanwhile is in the next. */
  const stale = () => [...counts].filter(([, { isStale }]) => isStale)
  const tellAll = async () => {
    for (let due = stale(); due.length > 0; due = stale()) {
      for (const [provider, count] of due) {
        count.isStale = false
        await report(provider, count)
      }
    }
  }
  const tell = () => {
    telling ??= tellAll().finally(() => {
      telling = undefined
      if (stale().length > 0) tell()
    })
  }

  const settled = async (): Promise<void> => {
    if (!telling) return
    await telling
    await settled()
  }

  const change = (provider: Provider, by: (count: Counted) => void) => {
    if (isClosed) return
    const count = countOf(provider)
    by(count)
    count.isStale = true
    tell()
  }

  const timer = setInterval(() => {
    for (const count of counts.values()) count.isStale ||= count.streams > 0
    tell()
  }, REPEAT_MS)
  timer.unref()

  return {
    watch: (provider) => change(provider, () => undefined),
    opened: (provider) => change(provider, (count) => (count.streams += 1)),
    closed: (provider) => change(provider, (count) => (count.streams = Math.max(0, count.streams - 1))),
    refused: (provider, code) => {
      logger.warn({ provider, code }, 'a vendor has no room for more')
      change(provider, (count) => {
        count.refusals += 1
        count.refusedCode = code
      })
    },
    othersOpen: (provider) => counts.get(provider)?.others ?? 0,
    async close() {
      if (!isClosed) {
        clearInterval(timer)
        for (const provider of counts.keys()) change(provider, (count) => (count.streams = 0))
        isClosed = true
      }
      await Promise.race([settled(), delay(LAST_WORD_MS, undefined, { ref: false })])
    },
  }
}
