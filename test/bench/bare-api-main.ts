import { once } from 'node:events'
import express from 'express'
import { readConfig } from '../../config.ts'
import { createDatabase } from '../../db/database.ts'
import { findProgress } from '../../db/progress.ts'
import { findScript } from '../../db/scripts.ts'
import { findSession, listRespondents, listSessions, respondentsBySession } from '../../db/sessions.ts'
import { runMain } from '../../main.ts'

const PAGE = 20

/** The least that the same answers cost: Express, the product's own queries, and the rows as JSON. */
await runMain(async (stopped) => {
  const { databaseUrl, api } = readConfig()
  const db = createDatabase(databaseUrl?.reveal() ?? '')
  const app = express()
  app.get('/health', (_request, response) => {
    response.json({ service: 'bare' })
  })
  app.get('/sessions', async (_request, response) => {
    const sessions = (await listSessions(db, { limit: PAGE + 1 })).slice(0, PAGE)
    const ids = sessions.map(({ id }) => id)
    const respondents = await respondentsBySession(db, ids)
    response.json({ sessions, respondents: [...respondents] })
  })
  app.get('/sessions/:id', async ({ params: { id } }, response) => {
    const [session, respondents, progress] = await Promise.all([
      findSession(db, id),
      listRespondents(db, id),
      findProgress(db, id),
    ])
    response.json({ session, respondents, progress })
  })
  app.get('/sessions/:id/script', async ({ params: { id } }, response) => {
    const [session, progress] = await Promise.all([findSession(db, id), findProgress(db, id)])
    response.json({ session, script: await findScript(db, id, progress?.scriptVersion ?? 0) })
  })
  const server = app.listen(api.port, '127.0.0.1')
  await stopped
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  await db.destroy()
})
