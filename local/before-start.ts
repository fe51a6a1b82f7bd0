import { findObstacles } from './doctor/checks.ts'
import type { WithConfig } from './doctor/context.ts'
import { ObstacleError } from './obstacle.ts'

/**
 * Looks at what would keep a start from working, before anything is made or started.
 * @throws ObstacleError with a line for each thing: what it is, what was found, and what to do
 */
export async function checkBeforeStart(context: WithConfig): Promise<void> {
  const lines = await findObstacles(context)
  if (lines.length === 0) return
  throw new ObstacleError(
    lines.map(({ check, found, advice }) => `${check}: ${found.replace(/\.$/, '')}. ${advice ?? ''}`.trim()).join('\n'),
  )
}
