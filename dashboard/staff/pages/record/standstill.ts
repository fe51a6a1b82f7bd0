import type { KnownEntry } from '../../../../interview/record/entries.ts'

type Referred = { step: string; respondent: string }

/** Whether an interview stands still for a person of staff, as its entries tell it one after the other. */
export function createStandstill(): { take(says: KnownEntry | undefined): boolean } {
  let stands = false
  let referred: Referred | undefined
  return {
    take(says) {
      switch (says?.type) {
        case 'paused':
          stands = true
          break
        case 'interrupted':
          stands = true
          referred = says.data.cause.kind === 'referred' ? says.data.cause : undefined
          break
        case 'step-retaken':
        case 'step-waived':
          // A decision on the ask that was referred lets the interview go on.
          if (referred && isOf(says.data, referred)) stands = false
          break
        case 'resumed':
        case 'end-requested':
        case 'closed':
          stands = false
          break
        default:
          break
      }
      if (!stands) referred = undefined
      return stands
    },
  }
}

const isOf = (act: { step: string; respondent?: string | undefined }, { step, respondent }: Referred): boolean =>
  act.step === step && (act.respondent === undefined || act.respondent === respondent)
