import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
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
const queries = createQueries()
const router = createStaffRouter(queries)
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
