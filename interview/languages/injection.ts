import type { Pattern } from './pattern.ts'

/** How somebody speaks to whoever judges the answer instead of to the officer. */
export interface InjectionWords {
  /** Orders to a model, its inner names, a transcript or a message of another role; folded. */
  spoken: readonly Pattern[]
  /** Roles, as they stand before the colon of a written message. */
  roles: Pattern
}
