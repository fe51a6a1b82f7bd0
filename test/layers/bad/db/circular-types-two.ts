import type { One } from './circular-types-one.ts'

export interface Two {
  one?: One
}
