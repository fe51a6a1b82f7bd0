import { type AgentWorker, listWorkers } from '../db/agent-workers.ts'
import type { Database } from '../db/database.ts'
import { type ProviderUse, readUse } from '../db/providers.ts'

/** Streams at one vendor, of all agents together. */
export interface StreamsState {
  open: number
  /** As it is set; null is without limit. */
  limit: number | null
  /** Of agents that were there in the last ten minutes. */
  refused: number
  last_refusal: { code: string; at: string } | null
}

/** By what the workers hear, judge and speak; several where they differ, with commas. */
export interface SpeechState {
  hearing: string
  judging: string
  speaking: string
  /** By language. */
  voices: AgentWorker['voices']
  /** By provider. */
  streams: Record<string, StreamsState>
}

/** The agents as `GET /health` shows them. */
export interface AgentsState {
  workers: number
  notices: string[]
  /** Undefined without a worker. */
  speech: SpeechState | undefined
}

/** What the agent workers say of themselves, and what their jobs use. */
export async function readAgents(db: Database): Promise<AgentsState> {
  const [workers, use] = await Promise.all([listWorkers(db), readUse(db)])
  return agentsStateOf(workers, use)
}

/** The same from what was read. */
export function agentsStateOf(workers: readonly AgentWorker[], use: readonly ProviderUse[]): AgentsState {
  const all = (what: 'hearing' | 'judging' | 'speaking') => distinct(workers.map((worker) => worker[what])).join(', ')
  const limits: Record<string, number> = Object.assign({}, ...workers.map(({ streamLimits }) => streamLimits))
  const providers = distinct([...Object.keys(limits), ...use.map(({ provider }) => provider)])
  return {
    workers: workers.length,
    notices: distinct(workers.flatMap(({ notices }) => notices)),
    speech:
      workers.length === 0
        ? undefined
        : {
            hearing: all('hearing'),
            judging: all('judging'),
            speaking: all('speaking'),
            voices: Object.assign({}, ...workers.map(({ voices }) => voices)),
            streams: Object.fromEntries(
              providers.map((provider) => [
                provider,
                streamsOf(
                  use.find((row) => row.provider === provider),
                  limits[provider],
                ),
              ]),
            ),
          },
  }
}

function streamsOf(use: ProviderUse | undefined, limit: number | undefined): StreamsState {
  const { streams = 0, refusals = 0, refusedCode = null, refusedAt = null } = use ?? {}
  const lastRefusal = refusedCode && refusedAt ? { code: refusedCode, at: refusedAt.toISOString() } : null
  return { open: streams, limit: limit || null, refused: refusals, last_refusal: lastRefusal }
}

const distinct = (texts: readonly string[]) => [...new Set(texts)]
