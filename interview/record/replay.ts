import { freshAsks, withDue } from '../progress/agenda.ts'
import type { Ask } from '../progress/state.ts'
import { MOST_STEPS } from '../script/limits.ts'
import type { AnswerValue, Script } from '../script/script.ts'
import { assertNever } from '../statuses.ts'
import { completenessOf } from './completeness.ts'
import { type Completeness, type DraftOf, type EntryType, type KnownEntry, parseEntry } from './entries.ts'
import type { Entry, Opening } from './record.ts'

/** Roles that a script may have. */
const MOST_RESPONDENTS = 16
/** Comparisons of an ask with a condition; no interview comes near it, and a forged record may go beyond any number. */
const MOST_WORK = 500_000_000

/** The standing of every ask, as entries change it one after the other. */
class AskStates {
  readonly #script: Script
  readonly #places = new Map<string, number>()
  readonly #referred: ReadonlySet<string>
  #asks: Ask[]
  #conditions: number
  #isStale = false
  #left = MOST_WORK

  constructor(script: Script, respondents: readonly string[]) {
    const addressed = script.steps.map(({ respondent }) => (respondent === 'all' ? respondents : respondent))
    const most = Math.max(respondents.length, ...addressed.map(({ length }) => length))
    if (script.steps.length > MOST_STEPS || most > MOST_RESPONDENTS) throw new RangeError('no script is so long')
    this.#script = script
    this.#conditions = script.steps.filter(({ when }) => when !== undefined).length
    this.#referred = new Set(script.steps.flatMap(({ id, onUnresolved }) => (onUnresolved === 'refer' ? [id] : [])))
    this.#asks = freshAsks(script, respondents)
    this.#asks.forEach((ask, place) => {
      const key = keyOf(ask)
      if (!this.#places.has(key)) this.#places.set(key, place)
    })
  }

  find(ask: { step: string; respondent: string }): Ask | undefined {
    return this.#asks[this.#places.get(keyOf(ask)) ?? -1]
  }

  set(ask: Ask, status: Ask['status'], value: AnswerValue | undefined): void {
    Object.assign(ask, { status, ...(value === undefined ? {} : { value }) })
    this.#isStale = true
  }

  /** The asks of a step that are due, of one respondent or of all, before anything of them is changed. */
  due(step: string, respondent: string | undefined): Ask[] {
    return this.all().filter(
      (ask) => ask.step === step && ask.due && (respondent === undefined || ask.respondent === respondent),
    )
  }

  /** What was left unresolved is asked again where a person had to decide. */
  resume(): void {
    for (const ask of this.all()) {
      if (ask.status === 'unresolved' && this.#referred.has(ask.step)) this.set(ask, 'pending', undefined)
    }
  }

  /** What is due follows from what stands; it is worked out when it is asked for. */
  all(): readonly Ask[] {
    const isWorkedOut = this.#isStale && this.#conditions > 0
    this.#left -= this.#asks.length * (isWorkedOut ? 1 + this.#conditions : 1)
    if (this.#left < 0) throw new RangeError('no interview has so much to it')
    if (isWorkedOut) this.#asks = withDue(this.#script, this.#asks)
    this.#isStale = false
    return this.#asks
  }
}

const keyOf = ({ step, respondent }: { step: string; respondent: string }) => JSON.stringify([step, respondent])

/** Types of the entries that tell what is complete. */
const COUNTING: ReadonlySet<string> = new Set<EntryType>([
  'started',
  'answer',
  'correction',
  'step-retaken',
  'step-waived',
  'resumed',
])

/** What counts, in its order. @throws when no interview makes such entries */
const countingEntries = (entries: readonly Entry[]): KnownEntry[] =>
  entries.filter(({ type }) => COUNTING.has(type)).map(parseEntry)

/**
 * Reads the standing of every ask from the entries alone; undefined when needed words were erased.
 * @throws when no interview makes such entries
 */
export function replayAnswers(
  entries: readonly Entry[],
  openings: ReadonlyMap<string, Opening>,
): Completeness | undefined {
  const counting = countingEntries(entries)
  const started = counting.find((entry) => entry.type === 'started')
  const script = openings.get(started?.commitments.script ?? '')?.value as Script | undefined
  if (!started || !script) return undefined
  const states = new AskStates(script, started.data.respondents)
  for (const { type, data, commitments } of counting) {
    switch (type) {
      case 'answer':
      case 'correction': {
        const target = states.find(data.ask)
        if (!target) return undefined
        const { value: commitment } = commitments
        if (commitment !== undefined && !openings.has(commitment)) return undefined
        const value = commitment === undefined ? undefined : (openings.get(commitment)?.value as AnswerValue)
        const status = statusAfter(data.effect, data.outcome)
        if (status) states.set(target, status, value)
        break
      }
      case 'step-retaken':
        for (const ask of states.due(data.step, data.respondent)) states.set(ask, 'pending', undefined)
        break
      case 'step-waived':
        for (const ask of states.due(data.step, data.respondent)) {
          if (ask.status !== 'accepted') states.set(ask, 'waived', undefined)
        }
        break
      case 'resumed':
        states.resume()
        break
    }
  }
  return completenessOf(script, states.all())
}

type Answered = DraftOf<'answer' | 'correction'>['data']

function statusAfter(effect: Answered['effect'], outcome: Answered['outcome']): Ask['status'] | undefined {
  switch (effect) {
    case 'accepted':
    case 'contrary':
    case 'unresolved':
      return effect
    case 'corrected':
      return outcome === 'contrary' ? 'contrary' : 'accepted'
    case 'asked-again':
      return undefined
    default:
      return assertNever(effect)
  }
}
