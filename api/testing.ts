import { afterAll, beforeAll, beforeEach } from 'vitest'
import { ensureSession } from '../db/sessions.ts'
import { type Answer, startTestApi, type TestApi } from './test-api.ts'

/** The API for the tests of a file, and a session of its lawyer for each of them. */
export function useSession(): TestSession {
  const session = new TestSession()
  beforeAll(async () => {
    session.api = await startTestApi()
  })
  afterAll(() => session.api.stop())
  beforeEach(async () => {
    const { userId } = session.api.keys.lawyer
    const respondents = [{ role: 'groom', name: 'A' }]
    session.id = (await ensureSession(session.db, { lawyerId: userId, kind: 'scripted', respondents })).id
  })
  return session
}

class TestSession {
  declare api: TestApi
  declare id: string

  get db() {
    return this.api.context.db
  }

  get(path: string, key = this.api.keys.lawyer.key): Promise<Answer> {
    return this.api.ask('GET', `/sessions/${this.id}/${path}`, { key })
  }

  /** The answer as it is, for what is no JSON. */
  fetch(path: string, { method = 'GET', key = this.api.keys.lawyer.key } = {}): Promise<Response> {
    return fetch(`${this.api.url}/sessions/${this.id}/${path}`, { method, headers: { authorization: `Bearer ${key}` } })
  }

  /** What was read of it, as the audit has it. */
  async readings(): Promise<string[]> {
    const rows = await this.db
      .selectFrom('read_audit')
      .select('what')
      .where('session_id', '=', this.id)
      .orderBy('id')
      .execute()
    return rows.map(({ what }) => what)
  }
}
