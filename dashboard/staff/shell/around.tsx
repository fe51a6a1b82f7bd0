import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { KeyProvider } from './keys.tsx'
import { NotesProvider } from './notes.tsx'

/** What is around every page. */
export function Around({ queries, children }: { queries: QueryClient; children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <KeyProvider>
        <div className="staff">
          <NotesProvider>{children}</NotesProvider>
        </div>
      </KeyProvider>
    </QueryClientProvider>
  )
}
