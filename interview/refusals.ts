/**
 * Why a person's act is not taken. The code travels as the type of the
 * workflow's failure; the API turns it into a problem.
 */
export const REFUSAL_CODES = [
  'over',
  'not-started',
  'already-started',
  'no-script',
  'invalid-script',
  'unknown-step',
  'step-changed',
  'already-accepted',
  'step-not-due',
  'not-active',
  'not-standing-still',
  'forged',
  'workflow-gone',
  'busy',
  'script-changed',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

export interface Refusal {
  code: RefusalCode
  /** One sentence for a person: what happened and what to do. */
  detail: string
}
