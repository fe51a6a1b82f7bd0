import { type RefObject, useEffect, useRef } from 'react'
import { latinKey } from '../../shell/key-sequence.ts'
import type { EditorAction } from './editor.ts'

interface EditorKeys {
  dispatch: (action: EditorAction) => void
  onSave: () => void
  isFrozen: boolean
  /** The step in which the focus is. */
  current: () => string | undefined
  move: (key: string, to: number) => void
  placeOf: (key: string) => number
  list: RefObject<HTMLElement | null>
}

const isTypedElsewhere = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea') && !target.closest('.editor')

/** Ctrl or Command with Z, Y and S, and Alt with the arrows; also while somebody types. */
export function useEditorKeys(keys: EditorKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { dispatch, onSave, isFrozen, current, move, placeOf } = latest.current
      if (isFrozen || (event.target instanceof Element && event.target.closest('dialog'))) return
      const key = latinKey(event).toLowerCase()
      const step = current()
      if (event.altKey && step !== undefined && (key === 'arrowup' || key === 'arrowdown')) {
        event.preventDefault()
        const focused = document.activeElement
        move(step, placeOf(step) + (key === 'arrowup' ? -1 : 1))
        // Where a row is put elsewhere the browser takes the focus from it.
        requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus())
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      // What was typed elsewhere is taken back there, and no step with it.
      if (key !== 's' && isTypedElsewhere(event.target)) return
      if (key === 's') onSave()
      else if (key === 'y' || (key === 'z' && event.shiftKey)) dispatch({ do: 'redo' })
      else if (key === 'z') dispatch({ do: 'undo' })
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
