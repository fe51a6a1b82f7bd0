import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { RefusedError } from '../api/errors.ts'
import type { Live } from '../api/live.ts'
import { meQuery } from '../api/me.ts'
import { filtersIn } from '../pages/interviews/filters.ts'
import { Broken } from './broken.tsx'
import { Desk } from './desk.tsx'
import { Loading, Missing } from './states.tsx'

interface Around {
  queries: QueryClient
  /** None where nothing changes. */
  live?: Live | undefined
}

const NotThere = () => <Missing whole />

const root = createRootRouteWithContext<Around>()({ component: Outlet, notFoundComponent: NotThere })

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  /** Where the person wanted to go, below `/dashboard`. */
  validateSearch: ({ back, ended }: Record<string, unknown>): { back?: string; ended?: true } => {
    const place = textOf(back)
    return { ...(place?.startsWith('/') && { back: place }), ...(ended === true && { ended }) }
  },
  component: lazyRouteComponent(() => import('../pages/access/sign-in.tsx'), 'SignInPage'),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('../pages/access/welcome.tsx'), 'WelcomePage'),
})

/** Whoever is not signed in signs in first, and comes back. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  async beforeLoad({ context, location }) {
    try {
      await context.queries.ensureQueryData(meQuery)
    } catch (error) {
      if (!(error instanceof RefusedError) || error.status !== 401) throw error
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { back: location.href } })
    }
  },
  component: Desk,
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/interviews' })
  },
})
const account = createRoute({
  getParentRoute: () => desk,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/access/account.tsx'), 'AccountPage'),
})
const interviews = createRoute({
  getParentRoute: () => desk,
  path: '/interviews',
  validateSearch: filtersIn,
  component: lazyRouteComponent(() => import('../pages/interviews/page.tsx'), 'InterviewsPage'),
})
const newInterview = createRoute({
  getParentRoute: () => desk,
  path: '/interviews/new',
  component: lazyRouteComponent(() => import('../pages/script/new.tsx'), 'NewInterviewPage'),
})
const interview = createRoute({
  getParentRoute: () => desk,
  path: '/interviews/$id',
  component: lazyRouteComponent(() => import('../pages/interview/page.tsx'), 'InterviewPage'),
})
const script = createRoute({
  getParentRoute: () => desk,
  path: '/interviews/$id/script',
  component: lazyRouteComponent(() => import('../pages/script/page.tsx'), 'ScriptPage'),
})
const record = createRoute({
  getParentRoute: () => desk,
  path: '/interviews/$id/record',
  /** The entry that is open, by its number. */
  validateSearch: ({ entry }: Record<string, unknown>): { entry?: number } =>
    Number.isInteger(entry) ? { entry: entry as number } : {},
  component: lazyRouteComponent(() => import('../pages/record/page.tsx'), 'RecordPage'),
})
const recordFile = createRoute({
  getParentRoute: () => desk,
  path: '/record',
  component: lazyRouteComponent(() => import('../pages/record/file.tsx'), 'RecordFilePage'),
})
const operations = createRoute({
  getParentRoute: () => desk,
  path: '/operations',
  component: lazyRouteComponent(() => import('../pages/operations/page.tsx'), 'OperationsPage'),
})
const administration = createRoute({
  getParentRoute: () => desk,
  path: '/administration/{-$part}',
  component: lazyRouteComponent(() => import('../pages/administration/page.tsx'), 'AdministrationPage'),
})

const tree = root.addChildren([
  signIn,
  welcome,
  desk.addChildren([
    home,
    account,
    interviews,
    newInterview,
    interview,
    script,
    record,
    recordFile,
    operations,
    administration,
  ]),
])

/** Every address below `/dashboard`. Areas are fetched when they are first opened. */
export function createStaffRouter({ queries, live, history }: Around & { history?: RouterHistory }) {
  return createRouter({
    routeTree: tree,
    basepath: '/dashboard',
    context: { queries, live },
    defaultPendingComponent: Loading,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotThere,
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history && { history }),
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStaffRouter>
  }
}
