import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Icon } from '../../shared/icon.tsx'
import type { StateKind } from '../../shared/note.tsx'
import { useWords } from './language.tsx'

interface Note {
  id: number
  state: StateKind
  text: string
}

/** Long enough to be read twice. */
const SHOWN_MS = 8_000

const NotesContext = createContext<((state: StateKind, text: string) => void) | undefined>(undefined)

/** Says in the corner what has happened, and to those who do not see it; what needs somebody stays until it is closed. */
export function useNotes(): (state: StateKind, text: string) => void {
  const say = useContext(NotesContext)
  if (!say) throw new Error('there are no notes around this')
  return say
}

export function NotesProvider({ children }: { children: ReactNode }) {
  const { shell } = useWords()
  const [notes, setNotes] = useState<readonly Note[]>([])
  const close = useCallback((id: number) => setNotes((all) => all.filter((note) => note.id !== id)), [])
  const say = useCallback(
    (state: StateKind, text: string) => {
      const id = performance.now()
      setNotes((all) => [...all.filter((note) => note.text !== text).slice(-2), { id, state, text }])
      if (state !== 'needed') setTimeout(() => close(id), SHOWN_MS)
    },
    [close],
  )
  return (
    <NotesContext value={say}>
      {children}
      <div className="notes no-print" role="status">
        {notes.map(({ id, state, text }) => (
          <div key={id} className={`state ${state}`}>
            <Icon name={state} />
            <div>{text}</div>
            <button type="button" className="button plain square" onClick={() => close(id)} aria-label={shell.close}>
              <Icon name="close" />
            </button>
          </div>
        ))}
      </div>
    </NotesContext>
  )
}
