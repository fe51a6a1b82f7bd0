import { createMemoryHistory, RouterContextProvider } from '@tanstack/react-router'
import { type ReactElement, type ReactNode, useMemo, useState } from 'react'
import type { Role } from '../../../interview/statuses.ts'
import type { LanguageCode } from '../../words/catalogue.ts'
import { Around } from './around.tsx'
import { Frame } from './frame.tsx'
import { createQueries } from './queries.ts'
import { createStaffRouter } from './router.tsx'

/** States of an area by name, each as it is drawn in a language; nothing in them asks a server. */
export type Samples = Record<string, (code: LanguageCode) => ReactElement>

const nothing = () => undefined

/** @param at where the page seems to be, for its links */
export function Still({ at = '/interviews', children }: { at?: string; children: ReactNode }) {
  const [queries] = useState(createQueries)
  const router = useMemo(
    () => createStaffRouter({ queries, history: createMemoryHistory({ initialEntries: [`/dashboard${at}`] }) }),
    [queries, at],
  )
  return (
    <Around queries={queries}>
      <RouterContextProvider router={router}>{children}</RouterContextProvider>
    </Around>
  )
}

/** The frame around a state, as somebody with these roles sees it. */
export function StillFrame({ at, roles = ['lawyer'], children }: { at?: string; roles?: Role[]; children: ReactNode }) {
  return (
    <Still {...(at !== undefined && { at })}>
      <Frame
        user={{ id: 'sample', name: 'm.okafor', label: 'Miriam Okafor', roles }}
        onSignOut={nothing}
        onShowKeys={nothing}
      >
        {children}
      </Frame>
    </Still>
  )
}
