import { renamedIn } from './conditions.ts'
import { type EditedScript, type EditedStep, freshId, isSame, isSameStep } from './script-model.ts'
import { renamed } from './step-changes.ts'

/** Of two people's versions of one thing: who has changed it since both had the same. */
export type Side = 'mine' | 'theirs'

/** A step, or a sentence of the officer's, that both have changed, each otherwise; undefined where one has removed it. */
export type Conflict =
  | { of: 'step'; key: string; mine: EditedStep | undefined; theirs: EditedStep | undefined }
  | { of: SentenceName; key: SentenceName; mine: string | undefined; theirs: string | undefined }

const SENTENCES = ['title', 'language', 'opening', 'closing'] as const
export type SentenceName = (typeof SENTENCES)[number]

export interface Merge {
  /** With mine where both have changed the same. */
  script: EditedScript
  conflicts: Conflict[]
  /** With the keys that mine has. */
  theirs: EditedScript
}

interface Versions {
  /** What both began with. */
  base: EditedScript
  mine: EditedScript
  theirs: EditedScript
}

/** Steps that I know by another key are the same by their id, which is what the server has kept of them. */
function withKeysOf({ base, mine, theirs }: Versions): EditedScript {
  const keys = new Map([...mine.steps, ...base.steps].map(({ id, key }) => [id, key]))
  return { ...theirs, steps: theirs.steps.map((step) => ({ ...step, key: keys.get(step.id) ?? step.key })) }
}

/** Steps that both have added by the same id are two: mine has another one then, also in its conditions. */
function withOwnAdded({ base, mine, theirs }: Versions): EditedScript {
  const isOld = (id: string) => base.steps.some((step) => step.id === id)
  let script = mine
  for (const step of mine.steps) {
    const their = theirs.steps.find(({ id }) => id === step.id && !isOld(id))
    if (!their || base.steps.some(({ key }) => key === step.key) || isSameStep(step, their)) continue
    const id = freshId([...script.steps, ...theirs.steps])
    script = renamed(script, step.key, id)
    script = { ...script, steps: script.steps.map((one) => (one.key === step.key ? { ...one, key: id } : one)) }
  }
  return script
}

const byKey = ({ steps }: EditedScript) => new Map(steps.map((step) => [step.key, step]))

const isSameOrGone = (a: EditedStep | undefined, b: EditedStep | undefined) => (a && b ? isSameStep(a, b) : a === b)

/** Takes what either has changed; where both have, mine, and says so. */
export function mergeScripts(versions: Versions): Merge {
  const { base } = versions
  const mine = withOwnAdded(versions)
  const theirs = withKeysOf({ ...versions, mine })
  const [before, ours, others] = [byKey(base), byKey(mine), byKey(theirs)]
  const conflicts: Conflict[] = []
  const merged = new Map<string, EditedStep | undefined>()
  for (const key of new Set([...before.keys(), ...ours.keys(), ...others.keys()])) {
    const [was, my, their] = [before.get(key), ours.get(key), others.get(key)]
    const isMine = !isSameOrGone(was, my)
    const isTheirs = !isSameOrGone(was, their)
    if (isMine && isTheirs && !isSameOrGone(my, their)) conflicts.push({ of: 'step', key, mine: my, theirs: their })
    merged.set(key, isMine ? my : their)
  }
  const sentences = Object.fromEntries(
    SENTENCES.flatMap((name) => {
      const [was, my, their] = [base[name], mine[name], theirs[name]]
      if (was !== my && was !== their && my !== their) conflicts.push({ of: name, key: name, mine: my, theirs: their })
      const value = was === my ? their : my
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const { title: _, ...rest } = theirs
  const steps = orderOf({ base, mine, theirs }).flatMap((key) => merged.get(key) ?? [])
  const script = { ...rest, ...sentences, steps: withOwnIds(steps), leftOut: leftOutOf(mine, theirs) }
  return { script, conflicts, theirs }
}

/** Left out still is what neither asks by now. */
const leftOutOf = (mine: EditedScript, theirs: EditedScript) =>
  theirs.leftOut.filter((left) => mine.leftOut.some((one) => isSame(one, left)))

/** In my order when I have moved something, or else in theirs; what only the other has stands behind its neighbour. */
function orderOf({ base, mine, theirs }: Versions): string[] {
  const keysOf = ({ steps }: EditedScript) => steps.map(({ key }) => key)
  const [was, my, their] = [keysOf(base), keysOf(mine), keysOf(theirs)]
  const kept = (keys: readonly string[]) => keys.filter((key) => my.includes(key))
  const isMoved = !isSame(
    kept(was),
    my.filter((key) => was.includes(key)),
  )
  const [order, other] = isMoved ? [[...my], their] : [[...their], my]
  other.forEach((key, place) => {
    if (order.includes(key)) return
    const neighbour = other.slice(0, place).findLast((one) => order.includes(one))
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, key)
  })
  return order
}

/** Two people may have given new steps the same id. */
function withOwnIds(steps: readonly EditedStep[]): EditedStep[] {
  const own: EditedStep[] = []
  for (const step of steps) {
    const isTaken = own.some(({ id }) => id === step.id)
    own.push(isTaken ? { ...step, id: freshId([...steps, ...own]) } : step)
  }
  return own
}

/** Takes one side of a conflict. */
export function settled(script: EditedScript, conflict: Conflict, side: Side): EditedScript {
  if (conflict.of !== 'step') return { ...script, [conflict.of]: conflict[side] }
  const { key } = conflict
  const chosen = conflict[side]
  const before = script.steps.find((step) => step.key === key)
  if (!chosen) return { ...script, steps: script.steps.filter((step) => step.key !== key) }
  if (!before) return { ...script, steps: [...script.steps, chosen] }
  return {
    ...script,
    steps: script.steps
      .map((step) => (step.key === key ? { ...chosen, key } : step))
      .map((step) => (step.when ? { ...step, when: renamedIn(step.when, before.id, chosen.id) } : step)),
  }
}
