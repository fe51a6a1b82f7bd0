import type { DeviceProblem } from './device-state.ts'

/** Why no device was given, by the error of `getUserMedia`: what the Permissions API says is wrong both ways. */
export function deviceProblemOf(error: unknown): DeviceProblem {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' }
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      // Chromium says so where the system refuses the whole browser.
      return /by system/i.test(message) ? 'refused-by-system' : 'refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use'
    default:
      return 'failed'
  }
}
