import type { RecordDocument } from '../../interview/record/record.ts'
import type { Instance } from '../../local/instance.ts'
import type { Fault } from '../doubles/faults.ts'
import type { Doubles } from './doubles.ts'
import { Interview } from './interview.ts'
import { type Caption, Person } from './person.ts'
import { Talker } from './talker.ts'
import { NAMES, WORDS } from './voice-scenes.ts'

/** Points of a conversation at which a vendor may fail, in their order. */
export const POINTS = ['opening', 'question', 'answer', 'read-back', 'side-question', 'correction', 'closing'] as const
type Point = (typeof POINTS)[number]

const GUESTS = 'What number of guests will you have?'
const SCRIPT = {
  opening: 'Good day. Let us begin.',
  closing: 'Thank you. Goodbye.',
  steps: [
    { id: 'consent', ask: 'Do you consent to this interview?', respondent: 'groom', expect: 'consent' },
    {
      id: 'met',
      ask: 'How did you meet each other?',
      respondent: 'groom',
      expect: { kind: 'judged', criterion: 'Names a place or an occasion at which they met.' },
      maxClarifications: 5,
    },
    { id: 'name', ask: 'Please state your full name.', respondent: 'groom', expect: 'name', confirm: true },
    { id: 'guests', ask: GUESTS, respondent: 'groom', expect: 'number', maxClarifications: 5 },
    {
      id: 'vow',
      ask: 'Is it your wish to marry?',
      respondent: 'groom',
      expect: { kind: 'affirmation', due: 'yes' },
      maxClarifications: 5,
    },
  ],
}

/** What the groom says at each putting of a question; the last one is said again as often as it takes. */
const LINES: Record<string, readonly { words: string; point?: Point }[]> = {
  consent: [{ words: WORDS.consents, point: 'question' }],
  met: [{ words: WORDS.met, point: 'answer' }],
  name: [{ words: WORDS.name, point: 'read-back' }],
  guests: [{ words: WORDS.asksAside, point: 'side-question' }, { words: WORDS.guests }],
  vow: [
    { words: WORDS.corrects, point: 'correction' },
    { words: WORDS.agrees, point: 'closing' },
  ],
}

export interface FaultyInterview {
  interview: Interview
  record: RecordDocument
  people: Person[]
}

/** An interview in which a vendor goes wrong at each point. */
export async function interviewThrough(
  instance: Instance,
  doubles: Doubles,
  provider: string,
  faults: readonly Fault[],
): Promise<FaultyInterview> {
  const arm = async (point: Point) => {
    const fault = faults[POINTS.indexOf(point)]
    if (fault) await failNow(doubles, provider, fault)
  }
  const failed = Promise.withResolvers<never>()
  const groom = new SteadfastGroom(arm)
  const interview = await Interview.prepare(instance, {
    script: SCRIPT,
    names: NAMES,
    answer: () => undefined,
    person: (role, _heard, ear) => {
      if (role !== 'groom') return new Person(role, () => undefined)
      return groom.talk((caption) => groom.hear(caption).catch(failed.reject), ear)
    },
  })
  await arm('opening')
  const conducted = async () => {
    await interview.start()
    await interview.join()
    return await interview.sealed()
  }
  try {
    const record = await Promise.race([conducted(), failed.promise])
    return { interview, record, people: interview.people }
  } finally {
    await doubles.heal(provider)
    await interview.leave()
  }
}

/**
 * The next request goes wrong, and the one by which it is tried again. A recogniser is being spoken to all
 * the time: it goes wrong where it is, and when it is opened anew.
 */
async function failNow(doubles: Doubles, provider: string, fault: Fault): Promise<void> {
  if (provider !== 'deepgram') return await doubles.fail(provider, { next: [fault, fault] })
  await doubles.fail(provider, { next: [fault] })
  const now: Fault = fault.kind === 'status' ? { kind: 'cut' } : fault
  // Before anybody has a microphone there is no connection.
  await doubles.set('deepgram/connections/-1', { fault: now }).catch(() => undefined)
}

/** Answers whatever is put, as often as it is put, and writes when he is asked to. */
class SteadfastGroom {
  readonly #arm: (point: Point) => Promise<void>
  readonly #puts = new Map<string, number>()
  #talker: Talker | undefined
  #last: string = WORDS.agrees

  constructor(arm: (point: Point) => Promise<void>) {
    this.#arm = arm
  }

  talk(heard: (caption: Caption) => void, ear: ConstructorParameters<typeof Talker>[3]): Talker {
    this.#talker = new Talker('groom', 'male', heard, ear)
    return this.#talker
  }

  async hear({ text }: Caption): Promise<void> {
    const { progress } = this.#talker ?? {}
    if (/\b(type|typing|write)\b/i.test(text)) return void (await this.#talker?.type(this.#last))
    if (text.startsWith('I understood:')) return await this.#say(WORDS.correct)
    if (text === GUESTS && progress?.step_id === 'vow') return await this.#say(WORDS.moreGuests)
    if (progress?.step_id === undefined || (text !== progress.question && text !== progress.clarification)) return
    const lines = LINES[progress.step_id] ?? []
    const times = this.#puts.get(progress.step_id) ?? 0
    this.#puts.set(progress.step_id, times + 1)
    const line = lines[Math.min(times, lines.length - 1)]
    if (!line) return
    if (line.point && times < lines.length) await this.#arm(line.point)
    await this.#say(line.words)
  }

  async #say(words: string): Promise<void> {
    this.#last = words
    await this.#talker?.say(words)
  }
}
