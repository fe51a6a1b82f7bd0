import type { Timer } from '../../agent/tenure/clock.ts'
import { officerOf } from '../../interview/phrases/officer.ts'
import type { Utterance } from '../../interview/conduct/state.ts'
import { stepOf } from '../../interview/progress/agenda.ts'
import type { Expect } from '../../interview/script/expect/kinds.ts'
import { assertNever } from '../../interview/statuses.ts'
import type { Listener } from './room.ts'
import { NAMES, STOPS } from './script.ts'
import type { World } from './world.ts'

type Manner = 'clear' | 'contrary' | 'unclear'

const BUSY: Record<string, number> = {
  clear: 60,
  contrary: 6,
  unclear: 10,
  silent: 4,
  twice: 6,
  repeat: 3,
  moment: 1,
  meaning: 1,
  declines: 2,
  withdraws: 1,
  leaves: 4,
  correction: 6,
  asksToCorrect: 3,
  stopsRecording: 5,
  needs: 2,
  early: 6,
}

const TO_MORE = {
  No: 6,
  Yes: 1,
  hm: 1,
  'and the garden behind it': 3,
  'can you repeat that': 1,
  'what does that mean': 1,
  'my connection is bad': 1,
  'I need a break': 1,
}
const NEEDED = ['I need an interpreter', 'someone is threatening me', 'I need a break', 'my connection is bad']

function wordsFor(expect: Expect, respondent: string, manner: Manner): string {
  if (manner === 'unclear') return expect.kind === 'text' || expect.kind === 'judged' ? 'what?' : 'the weather is fine'
  const isClear = manner === 'clear'
  switch (expect.kind) {
    case 'affirmation':
    case 'consent':
      return isClear ? 'Yes.' : 'No.'
    case 'number':
      return isClear ? '2' : '7'
    case 'choice':
      return isClear ? 'red' : 'blue'
    case 'name':
      return isClear ? (NAMES[respondent] ?? respondent) : 'Somebody Else'
    case 'date':
      return '2 May 1990'
    case 'phrase':
      return expect.phrase
    case 'text':
    case 'judged':
      return `the house of ${respondent}`
    default:
      return assertNever(expect)
  }
}

/** One person in the room: answers what is heard, mostly well while the schedule is busy, and always so afterwards. */
export class Person implements Listener {
  readonly respondent: string
  readonly #world: World
  #reply: Timer | undefined

  constructor(world: World, respondent: string) {
    this.#world = world
    this.respondent = respondent
  }

  get #isBusy(): boolean {
    return this.#world.clock.now < this.#world.plan.quietAt
  }

  begins({ ask, purpose }: Utterance, durationMs: number): void {
    const { random, clock } = this.#world
    if (purpose !== 'question' || ask?.respondent !== this.respondent || !this.#isBusy) return
    if (!random.chance(0.06)) return
    const text = this.#words(ask.step, random.pick(['clear', 'contrary', 'unclear']))
    clock.after(durationMs * (0.2 + random.next() * 0.75), () => this.#say(text))
  }

  hears({ ask, purpose, text }: Utterance): void {
    if (purpose === 'withdrawal-question') return this.#confirmsWithdrawal(text)
    if (purpose === 'correction-question') return this.#corrects(text)
    if (!ask || (purpose !== 'question' && purpose !== 'read-back')) return
    if (ask.respondent !== this.respondent) return this.#interrupts(ask.step)
    if (purpose === 'read-back' && text === officerOf('en').anythingMore)
      return this.#replies(this.#isBusy ? this.#world.random.weighted(TO_MORE) : 'No')
    if (purpose === 'read-back')
      return this.#replies(this.#isBusy ? this.#world.random.weighted({ Yes: 8, No: 1, hm: 1 }) : 'Yes')
    this.#answers(ask.step)
  }

  #answers(step: string): void {
    const { random, clock, room } = this.#world
    const manner = this.#isBusy ? random.weighted(BUSY) : 'clear'
    switch (manner) {
      case 'contrary':
      case 'unclear':
        return this.#replies(this.#words(step, manner))
      case 'silent':
        return
      case 'twice':
        this.#replies(this.#words(step, 'clear'))
        clock.after(random.between(50, 2_500), () => this.#say(this.#words(step, random.pick(['clear', 'contrary']))))
        return
      case 'repeat':
        return this.#replies('please repeat the question')
      case 'moment':
        this.#say('one moment please')
        clock.after(random.between(2_000, 8_000), () => this.#say(this.#words(step, 'clear')))
        return
      case 'meaning':
        return this.#replies('what does that mean')
      case 'withdraws':
        return this.#replies('I want to withdraw')
      case 'declines':
        return this.#replies('I would rather not answer')
      case 'leaves': {
        if (random.chance(0.5)) this.#replies(this.#words(step, 'clear'))
        clock.after(random.between(0, 1_500), () => room.leave(this.respondent))
        clock.after(random.between(2_000, 9_000), () => room.enter(this.respondent))
        return
      }
      case 'correction':
        this.#replies(this.#words(step, 'clear'))
        clock.after(random.between(800, 6_000), () =>
          this.#say(`Correction: ${this.#words(step, random.pick(['clear', 'contrary']))}`),
        )
        return
      case 'asksToCorrect':
        clock.after(random.between(0, 4_000), () => this.#say('I would like to correct my last answer'))
        return this.#replies(this.#words(step, 'clear'))
      case 'stopsRecording':
        return this.#stopsRecording()
      case 'needs':
        return this.#replies(random.pick(NEEDED))
      default:
        return this.#replies(this.#words(step, 'clear'))
    }
  }

  /** And may think better of it. */
  #stopsRecording(): void {
    const { random, clock } = this.#world
    this.#replies(STOPS)
    if (random.chance(0.3))
      clock.after(random.between(3_000, 9_000), () => this.#say('I would like to correct my answer to question 1: yes'))
  }

  /** Answers, or wants something, though somebody else was asked. */
  #interrupts(step: string): void {
    const { random } = this.#world
    if (this.#isBusy && random.chance(0.02)) return this.#stopsRecording()
    if (this.#isBusy && random.chance(0.01)) return this.#replies(random.pick(NEEDED))
    if (this.#isBusy && random.chance(0.06)) this.#replies(this.#words(step, 'clear'))
  }

  /** Half of those who wish to withdraw do. */
  #confirmsWithdrawal(text: string): void {
    if (!text.startsWith(NAMES[this.respondent] ?? '')) return
    this.#replies(this.#isBusy ? this.#world.random.pick(['Yes', 'No', 'hm', 'only the recording']) : 'No')
  }

  /** Whoever asked to correct gives the corrected answer; the other mostly stays quiet. */
  #corrects(ask: string): void {
    const { random, plan } = this.#world
    const step = plan.script.steps.find((candidate) => candidate.ask === ask)
    if (step && random.chance(0.6))
      this.#replies(this.#words(step.id, random.pick(['clear', 'clear', 'contrary', 'unclear'])))
  }

  #words(step: string, manner: Manner): string {
    return wordsFor(stepOf(this.#world.plan.script, step).expect, this.respondent, manner)
  }

  #replies(text: string): void {
    const { random, clock } = this.#world
    this.#reply?.cancel()
    const thinkMs = this.#isBusy && random.chance(0.05) ? random.between(3_000, 9_000) : random.between(100, 1_500)
    this.#reply = clock.after(thinkMs, () => this.#say(text))
  }

  #say(text: string): void {
    this.#world.note(() => `${this.respondent}: ${text}`)
    this.#world.room.say(this.respondent, text)
  }
}
