/** Each line reaches for something that the domain must be given. */
export const impure = [
  () => Date.now(),
  () => new Date(),
  () => Date(),
  () => Math.random(),
  () => crypto.randomUUID(),
  () => process.env,
  () => performance.now(),
  () => setTimeout(() => undefined, 1),
  () => globalThis.Buffer,
  () => import('node:fs'),
  () => {
    return console
  },
]

/** And these do not. */
interface Input {
  process: string
  crypto: number
}
export const pure = [
  (at: number) => new Date(at),
  (at: string) => Date.parse(at),
  (a: number) => Math.max(a, 1),
  (input: Input) => ({ process: input.process, crypto: input.crypto }),
]
