import { ensureScript } from '../db/scripts.ts'
import { ensureSession } from '../db/sessions.ts'
import { recordProgress } from '../db/progress.ts'
import { hashOf } from '../interview/record/hash.ts'
import type { Script } from '../interview/script/script.ts'
import { type Answer, someProgress, type TestApi } from './test-api.ts'

/** An interview with links, as tests of seats need it. */
export interface Invited {
  id: string
  /** Secrets of the links, by respondent. */
  links: Record<string, string>
  /** Ids of the links, by respondent. */
  invitations: Record<string, string>
  write(changes: Parameters<typeof someProgress>[0]): Promise<unknown>
  /** Comes in by a link. */
  take(respondent: string): Promise<string>
}

export const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` })
export const secretIn = (link: string): string => new URL(link).hash.slice(1)

/** A session of groom and bride with a link for each, whose workflow the test is. */
export async function inviteBoth(api: TestApi, script?: Script): Promise<Invited> {
  const { db } = api.context
  const lawyerId = api.keys.lawyer.userId
  const respondents = [
    { role: 'groom', name: 'Ada' },
    { role: 'bride', name: 'Bea' },
  ]
  const { id } = await ensureSession(db, { lawyerId, kind: 'scripted', respondents })
  if (script) {
    const content = { scriptContent: '', script, sha256: hashOf(script), createdBy: api.keys.lawyer.id }
    await ensureScript(db, { sessionId: id, ...content })
  }
  const { body } = await api.ask('POST', `/sessions/${id}/invitations`, { key: api.keys.lawyer.key, json: {} })
  const made = body.invitations as { respondent: string; link: string; id: string }[]
  const links = Object.fromEntries(made.map(({ respondent, link }) => [respondent, secretIn(link)]))
  return {
    id,
    links,
    invitations: Object.fromEntries(made.map((one) => [one.respondent, one.id])),
    write: (changes) =>
      recordProgress(db, { sessionId: id, snapshot: someProgress(changes), entries: [], openings: [] }),
    take: async (respondent) => {
      const answer: Answer = await api.ask('POST', '/seat', { key: links[respondent] })
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
      return answer.body.secret as string
    },
  }
}
