import { setTimeout as delay } from 'node:timers/promises'
import { openBrowser } from '../../browser/chromium.ts'
import { startPageServer } from '../../browser/page-server.ts'
import { prepareSession } from '../interviews.ts'
import { compare, summarise } from '../measure.ts'
import type { Bench } from '../run.ts'
import { hearBare, hearOurs, inviteTo } from './hearing.ts'
import { load } from './load.ts'

const LOADS = 7
const RUNS = 8
/** By then the officer has asked whether somebody is still there: what it said before was said to nobody. */
const LATE_MS = 10_000
/** Long enough for the agent server to have its next idle process ready. */
const PAUSE_MS = 4_000

/**
 * The respondents' page in Chromium, on a processor that is four times slower: what it loads and when it can be used,
 * and from the tap that joins to the officer's first sound, against a page that has livekit-client and nothing else.
 */
export const page: Bench = {
  describe: 'tap to hearing the officer, beside a bare livekit-client page; bytes, and time to a usable page',
  run: async (instance, say) => {
    const browser = await openBrowser()
    const pages = await startPageServer()
    try {
      const link = await inviteTo(instance, await prepareSession(instance, 1))
      const usableMs: number[] = []
      let bytesBefore = 0
      for (let run = 0; run <= LOADS; run++) {
        const loaded = await load(browser, link)
        say(`load ${run} of ${LOADS}: usable after ${Math.round(loaded.usableMs)} ms, ${loaded.bytes} bytes`)
        bytesBefore = Math.max(bytesBefore, loaded.bytes)
        if (run > 0) usableMs.push(loaded.usableMs)
      }
      const ours: number[] = []
      const bare: number[] = []
      const late: string[] = []
      let bytesWith = 0
      for (let run = 0; run <= RUNS; run++) {
        await delay(PAUSE_MS)
        const heard = await hearOurs(instance, browser)
        await delay(PAUSE_MS)
        const bareMs = await hearBare(instance, browser, pages.url)
        say(
          `run ${run} of ${RUNS}: heard after ${Math.round(heard.tookMs)} ms, by the bare page ${Math.round(bareMs)} ms`,
        )
        if (heard.tookMs > LATE_MS) late.push(heard.interview)
        bytesWith = Math.max(bytesWith, heard.bytes)
        if (run === 0) continue
        ours.push(heard.tookMs)
        bare.push(bareMs)
      }
      return compare('page', 'ms', ours, bare, {
        bytes_before_room: bytesBefore,
        bytes_with_room: bytesWith,
        usable_ms: summarise(usableMs).p50,
        ...(late.length > 0 && { failure: `the officer was heard too late in ${late.join(', ')}` }),
      })
    } finally {
      await browser.close()
      pages.close()
    }
  },
}
