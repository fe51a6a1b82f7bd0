import { setTimeout as delay } from 'node:timers/promises'

const LOOK_MS = 250
const ANSWER_MS = 2_000

interface Health {
  agents?: { notices?: string[] } | null
}

/**
 * What the agents say that whoever starts LexNova should know, beyond what is known already.
 * @param health address of `GET /health`
 * @param waitMs for the first of it at most: agents find out from the vendors
 */
export async function noticesOfAgents(health: string, known: readonly string[], waitMs: number): Promise<string[]> {
  const endMs = performance.now() + waitMs
  for (;;) {
    const notices = (await read(health)).filter((notice) => !known.includes(notice))
    if (notices.length > 0 || performance.now() >= endMs) return notices
    await delay(LOOK_MS)
  }
}

async function read(health: string): Promise<string[]> {
  try {
    const response = await fetch(health, { signal: AbortSignal.timeout(ANSWER_MS) })
    return ((await response.json()) as Health).agents?.notices ?? []
  } catch {
    return []
  }
}
