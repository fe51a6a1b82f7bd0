import type { Two } from './circular-types-two.ts'

export interface One {
  two: Two
}
