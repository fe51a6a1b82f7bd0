import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Express, Router } from 'express'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureSession } from '../db/sessions.ts'
import { ROLES, type Role } from '../interview/statuses.ts'
import { createApp } from './app.ts'
import { route } from './route.ts'
import { ROUTES } from './routes/index.ts'
import { startTestApi, type TestApi } from './test-api.ts'
import { makeStaff, type TestStaff } from './test-staff.ts'

const EVERYONE = ['lawyer', 'reviewer', 'operator', 'admin']
const AUTHORS = ['lawyer', 'admin']
const OPERATORS = ['operator', 'admin']
const CONDUCTORS = ['lawyer', 'operator', 'admin']

/** Written down a second time on purpose: who may do what is decided here, not derived. */
const EXPECTED: Record<string, string | string[]> = {
  'GET /': 'public',
  'GET /health': 'public',
  'GET /docs': 'public',
  'GET /docs/:asset': 'public',
  'GET /join': 'public',
  'GET /dashboard': 'public',
  'GET /dashboard/*place': 'public',
  'GET /states': 'public',
  'GET /pages/:file': 'public',
  'GET /openapi.json': 'public',
  'GET /schemas/script.json': 'public',
  'POST /livekit/webhook': 'livekit',
  'GET /events': EVERYONE,
  'GET /operations': OPERATORS,
  'POST /sessions': AUTHORS,
  'GET /sessions': EVERYONE,
  'POST /sessions/search': EVERYONE,
  'GET /sessions/:id': EVERYONE,
  'POST /scripts/preview': AUTHORS,
  'POST /upload-script/:session_id': AUTHORS,
  'GET /sessions/:id/script': EVERYONE,
  'PUT /sessions/:id/script': AUTHORS,
  'POST /start-interview/:session_id': AUTHORS,
  'POST /sessions/:id/pause': CONDUCTORS,
  'POST /sessions/:id/resume': CONDUCTORS,
  'POST /sessions/:id/end': CONDUCTORS,
  'POST /sessions/:id/steps/:step/retake': CONDUCTORS,
  'POST /sessions/:id/steps/:step/waive': CONDUCTORS,
  'POST /sessions/:id/preview': CONDUCTORS,
  'POST /sessions/:id/view-token': EVERYONE,
  'GET /sessions/:id/history': EVERYONE,
  'GET /sessions/:id/events': EVERYONE,
  'POST /sessions/:id/invitations': AUTHORS,
  'GET /sessions/:id/invitations': EVERYONE,
  'POST /sessions/:id/invitations/:invitation/renew': AUTHORS,
  'DELETE /sessions/:id/invitations/:invitation': CONDUCTORS,
  'POST /seat': 'invitation',
  'GET /seat': 'seat',
  'POST /seat/token': 'seat',
  'GET /seat/events': 'seat',
  'DELETE /seat': 'seat',
  'GET /seat/receipt': 'seat',
  'POST /seat/sound-check': 'seat',
  'GET /sessions/:id/record': EVERYONE,
  'GET /sessions/:id/verification': EVERYONE,
  'GET /sessions/:id/transcript': EVERYONE,
  'GET /sessions/:id/recording': EVERYONE,
  'GET /sessions/:id/recording/chunks/:epoch/:track/:number': EVERYONE,
  'GET /sessions/:id/recording.wav': EVERYONE,
  'POST /rooms/create': AUTHORS,
  'POST /tokens/generate': AUTHORS,
  'GET /rooms': AUTHORS,
  'GET /rooms/:room_name/participants': AUTHORS,
  'DELETE /rooms/:room_name': AUTHORS,
  'POST /users': ['admin'],
  'GET /users': ['admin'],
  'GET /users/:id': ['admin'],
  'DELETE /users/:id': ['admin'],
  'PUT /users/:id/roles': ['admin'],
  'GET /users/:id/sign-ins': ['admin'],
  'DELETE /users/:id/sign-ins/:sign_in': ['admin'],
  'POST /staff-invitations': ['admin'],
  'GET /staff-invitations': ['admin'],
  'DELETE /staff-invitations/:id': ['admin'],
  'GET /audit': ['admin'],
  'POST /sign-in': 'sign-in',
  'POST /sign-out': 'sign-in',
  'POST /welcome': 'sign-in',
  'POST /welcome/look': 'sign-in',
  'GET /me': EVERYONE,
  'PUT /me/password': EVERYONE,
  'GET /me/sign-ins': EVERYONE,
  'DELETE /me/sign-ins/:sign_in': EVERYONE,
  'POST /api-keys': ['admin'],
  'GET /api-keys': ['admin'],
  'DELETE /api-keys/:id': ['admin'],
}

/** About the person who is signed in: no key does these. */
const BY_COOKIE_ALONE = ['PUT /me/password']

const nameOf = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path}`
const NOBODY = '01900000-0000-7000-8000-000000000000'
const concrete = (path: string) =>
  path
    // A stream that nothing ends: of nobody it is not begun.
    .replace(/^\/events$/, `/events?session=${NOBODY}`)
    .replace(/:(id|session_id)/, NOBODY)
    .replace(':step', 'q1')
    .replace(/:(invitation|sign_in)/, NOBODY)
    .replace(':epoch/:track/:number', '1/officer/0')
    .replace(':asset', 'start.js')
    .replace('*place', 'interviews/1')
    .replace(':file', 'room.js')

let api: TestApi
let pages: string
const staff = {} as Record<Role, TestStaff>
beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(pages, 'pages'))
  for (const name of ['room.html', 'staff.html', 'states.html', 'pages/room.js']) writeFileSync(join(pages, name), name)
  api = await startTestApi({
    PAGES_DIR: pages,
    STATES_PAGE: 'true',
    LIVEKIT_URL: 'ws://127.0.0.1:1',
    LIVEKIT_API_KEY: 'k',
    LIVEKIT_API_SECRET: 's'.repeat(32),
  })
  for (const role of ROLES) staff[role] = await makeStaff(api.context.db, { roles: [role] })
})
afterAll(async () => {
  await api.stop()
  rmSync(pages, { recursive: true })
})

test('the table has exactly the routes that are expected, with the access that is expected', () => {
  const accessOf = ({ access }: (typeof ROUTES)[number]) =>
    typeof access === 'object' && 'roles' in access ? access.roles : access
  expect(Object.fromEntries(ROUTES.map((one) => [nameOf(one), accessOf(one)]))).toEqual(EXPECTED)
  expect(ROUTES).toHaveLength(Object.keys(EXPECTED).length)
})

test('Express answers nothing that is not in the table', () => {
  interface Layer {
    name: string
    route?: { path: string; stack: { method?: string }[] }
    handle: { stack?: Layer[] }
  }
  const layersOf = (router: Express | Router) => (router as unknown as { stack: Layer[] }).stack
  const app = createApp(api.context)
  const layers = layersOf(app.router as unknown as Router)
  expect(layers.map(({ name }) => name)).toEqual([
    'result', // pino-http
    'helmetMiddleware',
    'corsMiddleware',
    'noStore',
    'router', // under /api
    'router',
    'nothingHere',
    '<anonymous>', // the error handler
  ])
  const routers = layers.filter(({ name }) => name === 'router').map(({ handle }) => handle)
  for (const router of routers) {
    expect(router.stack?.every((layer) => layer.route !== undefined)).toBe(true)
    const mounted = router.stack?.flatMap((layer) =>
      (layer.route?.stack ?? [])
        .filter(({ method }) => method !== undefined)
        .map(({ method }) => `${method?.toUpperCase()} ${layer.route?.path}`),
    )
    expect(mounted?.toSorted()).toEqual(ROUTES.map(nameOf).toSorted())
  }
})

test('a route without access does not compile', () => {
  const description = { method: 'get', path: '/open', id: 'open', tag: 'Service', summary: 'Open' } as const
  // @ts-expect-error access is missing
  const declared = route({ ...description, answer: z.object({}), handler: async () => ({}) })
  expect(declared.access).toBeUndefined()
})

const isOfHolder = (expected: unknown) => expected === 'livekit' || expected === 'invitation' || expected === 'seat'

describe.each(ROUTES.map((one) => [nameOf(one), one] as const))('%s', (name, one) => {
  const expected = EXPECTED[name]
  const paths = ['', '/api'].map((prefix) => prefix + concrete(one.path))
  const method = one.method.toUpperCase()
  const ways: [way: string, of: (role: Role) => { key?: string; headers?: Record<string, string> }][] = [
    ['a key', (role) => ({ key: api.keys[role].key })],
    ['a cookie', (role) => ({ headers: staff[role].headers })],
  ]

  test('says who is nobody here', async () => {
    for (const path of paths) {
      const { status } = await api.ask(method, path)
      if (expected === 'public') expect(status).toBe(200)
      // Their secret is due in the body.
      else if (expected === 'sign-in') expect([200, 422]).toContain(status)
      else expect(status).toBe(401)
    }
  })

  test.each(ways)('answers those who may call with %s, and refuses the others', async (way, of) => {
    for (const path of paths) {
      for (const role of ROLES) {
        const { status } = await api.ask(method, path, of(role))
        if (isOfHolder(expected)) {
          expect(status, 'staff are nobody here').toBe(401)
          continue
        }
        const isOpen = expected === 'public' || expected === 'sign-in'
        const isLeftOut = way === 'a key' && BY_COOKIE_ALONE.includes(name)
        const may = isOpen || (expected?.includes(role) && !isLeftOut)
        if (may) expect([401, 403, 405, 500], `${role} may`).not.toContain(status)
        else expect(status, `${role} may not`).toBe(403)
        if (name === 'POST /sign-out') staff[role] = await makeStaff(api.context.db, { roles: [role] })
      }
    }
  })
})

test('several roles are each good for what they are good for', async () => {
  const { db } = api.context
  const both = await makeStaff(db, { roles: ['lawyer', 'reviewer'] })
  const respondents = [{ role: 'groom', name: 'A' }]
  const own = await ensureSession(db, { lawyerId: both.userId, kind: 'scripted', respondents })
  const others = await ensureSession(db, { lawyerId: api.keys.lawyer.userId, kind: 'scripted', respondents })
  const { headers } = both
  const may = async (verb: string, path: string) => (await api.ask(verb, path, { headers, json: {} })).status
  expect(await may('POST', `/sessions/${own.id}/invitations`)).toBe(200)
  // A reviewer sees every interview; what a lawyer does is for their own.
  expect((await api.ask('GET', `/sessions/${others.id}`, { headers })).status).toBe(200)
  expect(await may('POST', `/sessions/${others.id}/invitations`)).toBe(404)
  expect(await may('POST', `/sessions/${others.id}/pause`)).toBe(404)
  expect((await api.ask('GET', '/users', { headers })).status).toBe(403)
})
