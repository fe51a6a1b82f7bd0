import { setTimeout as delay } from 'node:timers/promises'
import { agentProcessOf, type Instance } from '../../local/instance.ts'
import { TypingRespondent } from '../../local/respondent.ts'
import { prepareSession, startSession } from './interviews.ts'
import { compare, summarise, until } from './measure.ts'
import type { Bench } from './run.ts'
import { bareDispatch, startBareAgent } from './start.ts'

const KILLS = 10
const KILLS_WITHOUT_FAST_PATH = 5
const PAUSE_MS = 4_000

/** Kills the agent again and again in one interview; milliseconds to the next agent's first word, each time. */
async function killAgents(instance: Instance, kills: number, say: (line: string) => void): Promise<number[]> {
  const id = await prepareSession(instance, kills + 2)
  const started = await startSession(instance, id)
  const candidate = new TypingRespondent('candidate')
  let speaker = ''
  let firstWordAt = 0
  candidate.onWord((from) => {
    if (from !== speaker) firstWordAt = performance.now()
    speaker = from
  })
  candidate.onCaption(() => undefined)
  await candidate.join(started.url, started.tokens['candidate'] ?? '')
  const tookMs: number[] = []
  const hears = async (text: string, since: number) => {
    await until(60_000, 20, async () =>
      candidate.captions.slice(since).some((caption) => caption.text === text) ? true : undefined,
    )
  }
  let since = 0
  for (let kill = 1; kill <= kills; kill++) {
    await hears(`Question ${kill}?`, since)
    since = candidate.captions.length
    await candidate.type('Yes')
    await hears(`Question ${kill + 1}?`, since)
    await delay(PAUSE_MS)
    since = candidate.captions.length
    firstWordAt = 0
    const killedAt = performance.now()
    process.kill(agentProcessOf(instance, id), 'SIGKILL')
    await until(60_000, 5, async () => (firstWordAt > 0 ? true : undefined))
    tookMs.push(firstWordAt - killedAt)
    say(`kill ${kill} of ${kills}: ${Math.round(firstWordAt - killedAt)} ms`)
  }
  await candidate.leave()
  return tookMs
}

/** From the agent's SIGKILL to the next agent's first word, against a bare dispatch of the same worker. */
export const recover: Bench = {
  describe: "agent killed to the next agent's first word",
  run: async (instance, say) => {
    await startBareAgent(instance)
    const ours = await killAgents(instance, KILLS, say)
    const bare: number[] = []
    for (let run = 0; run < KILLS; run++) {
      bare.push(await bareDispatch(instance))
      await delay(PAUSE_MS)
    }
    await instance.agent.stop()
    await instance.startAgent('agent without fast path', { AGENT_FAST_PATH: 'false' })
    const slow = await killAgents(instance, KILLS_WITHOUT_FAST_PATH, say)
    return compare('recover', 'ms', ours, bare, { without_fast_path: summarise(slow) })
  },
}
