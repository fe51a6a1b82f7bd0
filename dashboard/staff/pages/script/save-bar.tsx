import type { ReactNode } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { useWords } from '../../shell/language.tsx'
import type { EditorAction, EditorState } from './editor.ts'

interface SaveBarProps {
  editor: EditorState
  dispatch: (action: EditorAction) => void
  /** What it stands at. */
  says: string
  saves: string
  isSaving: boolean
  canSave: boolean
  onSave: () => void
  children?: ReactNode
}

/** Always in sight: undo, redo, whether all is saved, save. */
export function SaveBar({ editor, dispatch, says, saves, isSaving, canSave, onSave, children }: SaveBarProps) {
  const { script: words } = useWords()
  return (
    <div className="save-bar no-print">
      <button
        type="button"
        className="button square"
        disabled={editor.past.length === 0}
        onClick={() => dispatch({ do: 'undo' })}
        aria-label={words.undo}
        title={`${words.undo} (Ctrl Z)`}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button square"
        disabled={editor.future.length === 0}
        onClick={() => dispatch({ do: 'redo' })}
        aria-label={words.redo}
        title={`${words.redo} (Ctrl Shift Z)`}
      >
        <Icon name="redo" />
      </button>
      <p className="save-says" role="status">
        {says}
      </p>
      {children}
      <button type="button" className="button main" disabled={!canSave || isSaving} onClick={onSave}>
        {isSaving ? words.saving : saves}
      </button>
    </div>
  )
}
