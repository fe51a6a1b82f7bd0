import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { wakes } from '../room/engine/wakes.ts'
import { Live } from './api/live.ts'
import { Around } from './shell/around.tsx'
import { firstCatalogue, LanguageProvider } from './shell/language.tsx'
import { createQueries } from './shell/queries.ts'
import { createStaffRouter } from './shell/router.tsx'
import { readTheme, showTheme } from './shell/theme.ts'
import { loadStaffCatalogue } from './words/catalogue.ts'
import './shell/look.css'

showTheme(readTheme())
const place = document.getElementById('page')
if (!place) throw new Error('the page has no place to draw in')
const queries = createQueries(onSignedOut)
const live = new Live(queries, { wakes, onSignedOut })
const router = createStaffRouter({ queries, live })

/** What was asked is not for whoever signs in next; they come back to where this was. */
function onSignedOut(): void {
  const { pathname, href } = router.state.location
  if (['/sign-in', '/welcome'].includes(pathname)) return
  queries.clear()
  void router.navigate({ to: '/sign-in', search: { back: href, ended: true } })
}

// Any words are better than none.
const first = await firstCatalogue().catch(() => loadStaffCatalogue('en', []))
createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <Around queries={queries}>
        <RouterProvider router={router} />
      </Around>
    </LanguageProvider>
  </StrictMode>,
)
