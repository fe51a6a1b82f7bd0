import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '../../../config.ts'
import { createDatabase, type Database } from '../../../db/database.ts'
import { ApiClient } from '../../../local/client.ts'
import type { Instance } from '../../../local/instance.ts'
import { type OpenBrowser, openBrowser } from '../../browser/chromium.ts'
import { compare, summarise, until } from '../measure.ts'
import type { Bench } from '../run.ts'
import { startBarePages } from './bare.ts'
import { bytesOf, heapMib, scrolled, show, type Shown } from './desk.ts'
import { answersAfter, seed, type Seeded, writeRound } from './seed.ts'

const SIZES = { listed: 1_000, live: 50, usual: 500, long: 5_000 }
const RUNS = 7
const ROW = '.interviews-row'
const ENTRY = '.row'
/** The first page of a list. */
const FIRST = 50
/** An answer in each of the interviews every ten seconds. */
const ROUNDS_AN_HOUR = 360
const ROUND_LIMIT_MS = 30_000

interface Measured {
  instance: Instance
  browser: OpenBrowser
  db: Database
  seeded: Seeded
  say(line: string): void
}

/**
 * The dashboard in Chromium on this machine, as a reviewer opens it for the first time: time to its rows, pictures a
 * second, bytes and memory, against a static page that has the same in one plain table.
 */
export const dashboard: Bench = {
  describe: 'list of 1,000 interviews, records of 500 and 5,000 entries, 50 live ones; beside plain HTML tables',
  env: { REQUESTS_PER_MINUTE: '1000000000' },
  run: async (instance, say) => {
    const db = createDatabase(readConfig(instance.env).databaseUrl?.reveal() ?? '')
    const browser = await openBrowser()
    try {
      const { user } = await new ApiClient(instance.url, instance.key).get<{ user: { id: string } }>('/me')
      say(`writes ${SIZES.listed} interviews`)
      const seeded = await seed(db, user.id, SIZES)
      const bench = { instance, browser, db, seeded, say }
      const drawn = await measureDrawing(bench)
      const list = await measureList(bench)
      const bytes = await measureBytes(bench)
      const live = await measureLive(bench)
      return compare('dashboard', 'ms', drawn.list.ours, drawn.list.bare, {
        list_ms: summarise(drawn.list.ours).p50,
        record_500_ms: summarise(drawn.usual.ours).p50,
        record_5000_ms: summarise(drawn.long.ours).p50,
        bare_record_500_ms: summarise(drawn.usual.bare).p50,
        bare_record_5000_ms: summarise(drawn.long.bare).p50,
        ...list,
        ...live,
        first_load_bytes: bytes['/interviews'],
        bytes,
      })
    } finally {
      await browser.close()
      await db.destroy()
    }
  },
}

const dashboardAt = ({ instance }: Measured, place: string) => `${instance.url}/dashboard${place}`

/** From the navigation to the first rows, alternating with the plain tables. */
async function measureDrawing(bench: Measured) {
  const { instance, browser, seeded, say } = bench
  const pages = await startBarePages(instance, seeded)
  const places = {
    list: { place: '/interviews', selector: ROW, least: FIRST, rows: SIZES.listed },
    usual: { place: `/interviews/${seeded.records.usual}/record`, selector: ENTRY, least: 10, rows: SIZES.usual },
    long: { place: `/interviews/${seeded.records.long}/record`, selector: ENTRY, least: 10, rows: SIZES.long },
  }
  const took = {
    list: { ours: [] as number[], bare: [] as number[] },
    usual: { ours: [] as number[], bare: [] as number[] },
    long: { ours: [] as number[], bare: [] as number[] },
  }
  const drawn = async (opening: Promise<Shown>): Promise<number> => {
    const shown = await opening
    await shown.leave()
    return shown.drawnMs
  }
  try {
    for (let run = 0; run <= RUNS; run++) {
      for (const name of ['list', 'usual', 'long'] as const) {
        const { place, selector, least, rows } = places[name]
        const ours = await drawn(show(browser, { url: dashboardAt(bench, place), selector, least }, instance.key))
        const bare = await drawn(show(browser, { url: `${pages.url}/${name}`, selector: 'tr', least: rows }))
        say(`run ${run} of ${RUNS}: ${name} after ${Math.round(ours)} ms, the plain table ${Math.round(bare)} ms`)
        if (run === 0) continue
        took[name].ours.push(ours)
        took[name].bare.push(bare)
      }
    }
    return took
  } finally {
    pages.close()
  }
}

/** Until all interviews are in the list, page by page; and scrolling through them, and through the long record. */
async function measureList(bench: Measured) {
  const { instance, browser, seeded, say } = bench
  const list = await show(browser, { url: dashboardAt(bench, '/interviews'), selector: ROW }, instance.key)
  const from = performance.now()
  for (let shown = FIRST; shown < SIZES.listed; shown += FIRST) {
    await list.page.locator('.interviews-more').click()
    await list.page.locator(ROW).nth(shown).waitFor()
  }
  const allMs = Math.round(performance.now() - from)
  const listFrames = await scrolled(list.page)
  await list.leave()
  const place = `/interviews/${seeded.records.long}/record`
  const record = await show(browser, { url: dashboardAt(bench, place), selector: ENTRY }, instance.key)
  const recordFrames = await scrolled(record.page)
  await record.leave()
  say(`all of the list after ${allMs} ms`)
  return { list_all_ms: allMs, list_scroll: listFrames, record_scroll: recordFrames }
}

/** What each page costs when it is the first that somebody opens. */
async function measureBytes(bench: Measured): Promise<Record<string, number>> {
  const { instance, browser, seeded, say } = bench
  const places = {
    '/interviews': '/interviews',
    '/interviews/new': '/interviews/new',
    '/interviews/{id}': `/interviews/${seeded.live[0]}`,
    '/interviews/{id}/record': `/interviews/${seeded.records.usual}/record`,
    '/operations': '/operations',
    '/administration': '/administration',
    '/account': '/account',
  }
  const bytes: Record<string, number> = {}
  for (const [name, place] of Object.entries(places)) {
    const shown = await show(browser, { url: dashboardAt(bench, place), selector: 'h1' }, instance.key)
    bytes[name] = await bytesOf(shown)
    say(`${name}: ${bytes[name]} bytes`)
    await shown.leave()
  }
  return bytes
}

/** An hour of answers in 50 interviews on one page, as fast as the page shows them. */
async function measureLive(bench: Measured) {
  const { instance, browser, db, seeded, say } = bench
  const place = { url: dashboardAt(bench, '/interviews?status=active'), selector: ROW, least: SIZES.live }
  const { page, session, leave } = await show(browser, place, instance.key)
  const roundShown = async (round: number) => {
    await writeRound(db, seeded.live, round)
    const says = `${answersAfter(round)} of `
    await until(ROUND_LIMIT_MS, 10, async () =>
      (await page.locator('.interviews-progress', { hasText: new RegExp(`^${says}`) }).count()) === SIZES.live
        ? true
        : undefined,
    )
  }
  await roundShown(1)
  const before = await heapMib(session)
  let round = 1
  const isDone = { now: false }
  const busy = (async () => {
    while (!isDone.now) {
      await writeRound(db, seeded.live, ++round)
      await delay(1_000)
    }
  })()
  const frames = await scrolled(page, 10_000)
  isDone.now = true
  await busy
  const from = performance.now()
  const last = round + ROUNDS_AN_HOUR
  while (round < last) {
    await roundShown(++round)
    if (round % 60 === 0) say(`round ${round} of ${last}`)
  }
  const seconds = Math.round((performance.now() - from) / 1_000)
  const memory = { before_mib: before, after_hour_mib: await heapMib(session), events: ROUNDS_AN_HOUR * SIZES.live }
  await leave()
  return { live_fps: frames.fps, live_longest_frame_ms: frames.longest_ms, memory, hour_took_seconds: seconds }
}
