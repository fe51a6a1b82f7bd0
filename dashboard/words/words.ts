import type { before } from './en/before.ts'
import type { during } from './en/during.ts'

/** The sentences of one language; English is the one that the others are compared with. */
export type WordsBefore = ReturnType<typeof before>
export type WordsDuring = ReturnType<typeof during>
export type Words = WordsBefore & WordsDuring
