import { freshAsks, withDue } from '../progress/agenda.ts'
import type { Ask } from '../progress/state.ts'
import { type AnswerValue, type Script, SCRIPT_LIMITS } from '../script/script.ts'
import { type Completeness, completenessOf } from './completeness.ts'
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
    if (script.steps.length > SCRIPT_LIMITS.steps || most > MOST_RESPONDENTS)
      throw new RangeError('no script is so long')
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

/**
 * Reads the standing of every ask from the entries alone; undefined when needed words were erased.
 * @throws when no interview makes such entries
 */
export function replayAnswers(
  entries: readonly Entry[],
  openings: ReadonlyMap<string, Opening>,
): Completeness | undefined {
  const started = entries.find((entry) => entry.type === 'started')
  const script = openings.get(started?.commitments['script'] ?? '')?.value as Script | undefined
  if (!started || !script) return undefined
  const states = new AskStates(script, started.data['respondents'] as string[])
  for (const entry of entries) {
    if (entry.type === 'answer' || entry.type === 'correction') {
      const target = states.find(entry.data['ask'] as { step: string; respondent: string })
      if (!target) return undefined
      const commitment = entry.commitments['value']
      if (commitment !== undefined && !openings.has(commitment)) return undefined
      const value = commitment === undefined ? undefined : (openings.get(commitment)?.value as AnswerValue)
      const status = statusAfter(entry.data['effect'] as string, entry.data['outcome'] as string)
      if (status) states.set(target, status, value)
    } else if (entry.type === 'step-waived' || entry.type === 'step-retaken') {
      const { step, respondent } = entry.data as { step: string; respondent?: string }
      for (const ask of states.due(step, respondent)) {
        if (entry.type === 'step-retaken') states.set(ask, 'pending', undefined)
        else if (ask.status !== 'accepted') states.set(ask, 'waived', undefined)
      }
    } else if (entry.type === 'resumed') states.resume()
  }
  return completenessOf(script, states.all())
}

function statusAfter(effect: string, outcome: string): Ask['status'] | undefined {
  if (effect === 'accepted' || effect === 'contrary' || effect === 'unresolved') return effect
  if (effect === 'corrected') return outcome === 'contrary' ? 'contrary' : 'accepted'
  return undefined
}
