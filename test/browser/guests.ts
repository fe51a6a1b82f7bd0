import { afterAll, afterEach, beforeAll } from 'vitest'
import type { RecordDocument } from '../../interview/record/record.ts'
import type { Instance } from '../../local/instance.ts'
import { finish } from '../harness/finish.ts'
import { Interview } from '../harness/interview.ts'
import { PATIENT_SCRIPT } from '../harness/scripts.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'
import { Guest } from './guest.ts'

export interface Invited {
  interview: Interview
  /** The groom's, and its id. */
  link: string
  id: string
}

/** An interview in which both are guests, with a link for each. */
export interface Couple {
  interview: Interview
  links: Record<'groom' | 'bride', string>
}

export interface Guests {
  /** An interview with a link for the groom; the bride types by herself what is right. */
  invited(): Promise<Invited>
  couple(): Promise<Couple>
  /** A browser of somebody who has opened a link. */
  device(link: string): Promise<Guest>
}

/** Interviews to which people are invited, and their browsers, for the tests of a file; each test's leave after it. */
export function useGuests(instance: () => Instance): Guests {
  let opened: OpenBrowser
  const guests: Guest[] = []
  const interviews: Interview[] = []
  const keep = (guest: Guest): Guest => {
    guests.push(guest)
    return guest
  }
  beforeAll(async () => {
    opened = await openBrowser()
  })
  afterAll(() => opened?.close())
  afterEach(async () => {
    for (const guest of guests.splice(0)) await guest.leave()
    for (const interview of interviews.splice(0)) await interview.leave()
  })
  return {
    async invited() {
      const interview = await Interview.prepare(instance(), { script: PATIENT_SCRIPT })
      interviews.push(interview)
      const { invitations } = await interview.api.post<{ invitations: { link: string; id: string }[] }>(
        `/sessions/${interview.id}/invitations`,
        { respondent: 'groom' },
      )
      const [invitation] = invitations
      if (!invitation) throw new Error('there is no link')
      // The bride's answers are hers alone; the groom's come from the page.
      interview.answer = ({ respondent, step, round }) =>
        respondent === 'bride' ? (step === 'agreed' ? 'Yes.' : `Answer number ${round}`) : undefined
      return { interview, ...invitation }
    },
    async couple() {
      const interview = await Interview.prepare(instance(), { script: PATIENT_SCRIPT })
      interviews.push(interview)
      const { invitations } = await interview.api.post<{ invitations: { link: string; respondent: string }[] }>(
        `/sessions/${interview.id}/invitations`,
        {},
      )
      const linkOf = (role: string) => invitations.find(({ respondent }) => respondent === role)?.link ?? ''
      return { interview, links: { groom: linkOf('groom'), bride: linkOf('bride') } }
    },
    device: async (link) => keep(await Guest.open(opened.browser, link)),
  }
}

/** The interview begins, and the bride comes in. */
export async function begin(interview: Interview): Promise<void> {
  await interview.start()
  await interview.join(interview.bride)
}

/** The record, held against what was typed on these devices. */
export async function finished(interview: Interview, ...devices: Guest[]): Promise<RecordDocument> {
  interview.groom.typed.push(...devices.flatMap(({ typed }) => typed).toSorted((a, b) => a.at - b.at))
  return await finish(interview)
}
