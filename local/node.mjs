import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const neededMajor = 24

/** The Node of the packages, or the one that runs this, whichever is new enough; undefined when neither is. */
export function findNode(root) {
  for (const node of [join(root, 'node_modules', '.bin', 'node'), process.execPath]) {
    const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? ''
    if (Number(/^v(\d+)\./.exec(version)?.[1]) >= neededMajor) return node
  }
  return undefined
}

export const nodeMissing = `LexNova needs Node ${neededMajor} or later, and this is ${process.version}.`
