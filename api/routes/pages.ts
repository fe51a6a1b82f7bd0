import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { contentPolicy, PERMISSIONS } from '../page-policy.ts'
import { sendFile } from '../pages.ts'
import { notFound } from '../problems.ts'
import { type Route, route } from '../route.ts'

/** Browsers ignore these without TLS, and complain. */
const FOR_TLS = ['cross-origin-opener-policy', 'origin-agent-cluster']

const MISSING = 'This page is not there at the moment. Whoever runs LexNova finds the reason in its log.\n'

/** Its name holds the hash of its content. */
const FOR_GOOD = 'public, max-age=31536000, immutable'

/** A page whose addresses are relative to the folder that it looks like it is in. */
function sendRelativePage(context: Context, name: string, request: Request, response: Response): void {
  const [path = ''] = request.originalUrl.split('?')
  if (path.endsWith('/')) return response.redirect(302, `..${request.path.replace(/\/+$/, '')}`)
  sendPage(context, { name, permissions: PERMISSIONS.respondent }, request, response)
}

/** The page of all addresses below `/dashboard`: what it loads and asks is at the root, and so it is there alone. */
function sendStaffPage(context: Context, request: Request, response: Response): void {
  if (request.baseUrl) return response.redirect(302, request.url)
  sendPage(context, { name: 'staff', permissions: PERMISSIONS.staff }, request, response)
}

interface Page {
  name: string
  permissions: string
}

function sendPage({ config, pages }: Context, { name, permissions }: Page, request: Request, response: Response): void {
  const file = pages?.page(name)
  if (!file) return void response.status(503).type('text').send(MISSING)
  if (!request.secure) for (const header of FOR_TLS) response.removeHeader(header)
  response.set({
    'cache-control': 'no-cache',
    'content-security-policy': contentPolicy(config.liveKit),
    'permissions-policy': permissions,
    'x-frame-options': 'DENY',
  })
  sendFile(request, response, file)
}

/** For people in browsers: in the table, and not in the document of the API. */
export const pageRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/join',
    id: 'readRoomPage',
    tag: 'Pages',
    summary: 'The page of a respondent, to which links lead',
    access: 'public',
    answer: 'text/html',
    async handler({ context, request, response }) {
      sendRelativePage(context, 'room', request, response)
    },
  }),
  route({
    method: 'get',
    path: '/dashboard',
    id: 'readStaffPage',
    tag: 'Pages',
    summary: 'The page of lawyers, reviewers, operators and administrators',
    access: 'public',
    answer: 'text/html',
    async handler({ context, request, response }) {
      sendStaffPage(context, request, response)
    },
  }),
  route({
    method: 'get',
    path: '/dashboard/*place',
    id: 'readStaffPageAt',
    tag: 'Pages',
    summary: 'The same page, which finds the place by itself',
    access: 'public',
    answer: 'text/html',
    async handler({ context, request, response }) {
      sendStaffPage(context, request, response)
    },
  }),
  route({
    method: 'get',
    path: '/states',
    id: 'readStatesPage',
    tag: 'Pages',
    summary: 'Every state of the pages, for whoever works on them',
    access: 'public',
    answer: 'text/html',
    async handler({ context, request, response }) {
      if (!context.config.api.statesPage) throw notFound('page')
      sendRelativePage(context, 'states', request, response)
    },
  }),
  route({
    method: 'get',
    path: '/pages/:file',
    id: 'readPageFile',
    tag: 'Pages',
    summary: 'What pages are made of',
    access: 'public',
    params: z.object({ file: z.string() }),
    answer: '*/*',
    async handler({ context, params, request, response }) {
      const file = context.pages?.loaded(params.file)
      if (!file) throw notFound('file')
      response.set('cache-control', FOR_GOOD)
      sendFile(request, response, file)
    },
  }),
]
