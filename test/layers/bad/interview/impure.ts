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
  () => fetch,
  () => import('node:fs'),
]

/** And these do not. */
export const pure = [
  (at: number) => new Date(at),
  (at: string) => Date.parse(at),
  (a: number) => Math.max(a, 1),
  (input: { process: string; crypto: number }) => input.process + input.crypto,
]
