import { type EditorState, openEditor } from './editor.ts'
import { type Conflict, mergeScripts, settled, type Side } from './merge.ts'
import { type EditedScript, editedOf, isSameScript } from './script-model.ts'
import type { Stored } from './stored-script.ts'

/** What is kept of a script that was edited and not saved. */
export interface ScriptDraft {
  stored: Stored
  /** As it is stored, where each step has the key that the editor knows it by. */
  read: EditedScript
  editor: EditorState
  /** Where another's edit and mine differ, until somebody has chosen; empty where both fit. */
  conflicts?: readonly Conflict[] | undefined
}

export function openDraft(stored: Stored): ScriptDraft {
  const read = editedOf(stored.answer)
  return { stored, read, editor: openEditor(read) }
}

/** Whether there is something to save. */
export const isDraftChanged = ({ read, editor }: ScriptDraft): boolean =>
  editor.settled.length > 0 || !isSameScript(editor.now, read)

/**
 * Undoing goes on behind a save. The server takes off spaces, and says anew what there is to look at; what was typed
 * while the save was on its way is not saved yet.
 *
 * @param sent what was saved
 */
export function afterSaving({ editor }: ScriptDraft, saved: Stored, sent: EditorState): ScriptDraft {
  const { script, theirs } = mergeScripts({ base: sent.now, mine: editor.now, theirs: editedOf(saved.answer) })
  const seen = editor.settled.slice(sent.settled.length)
  return { stored: saved, read: theirs, editor: { ...editor, now: script, settled: seen } }
}

/**
 * Another's edit came first: both are put together, and what is saved next is made against theirs. Going back behind it
 * would take their edit back with a version that says that it was seen.
 */
export function afterTheirs({ read: base, editor }: ScriptDraft, stored: Stored): ScriptDraft {
  const merge = mergeScripts({ base, mine: editor.now, theirs: editedOf(stored.answer) })
  const draft = { stored, read: merge.theirs, editor: { ...openEditor(merge.script), settled: editor.settled } }
  // Where theirs is what I wanted nothing is left to save.
  return isDraftChanged(draft) ? { ...draft, conflicts: merge.conflicts } : draft
}

/** Until now the script has mine; what was typed into it since stays. */
export function afterTaking(draft: ScriptDraft, conflict: Conflict, side: Side): ScriptDraft {
  const { now, settled: seen } = draft.editor
  return {
    ...draft,
    // The conflict does not come back by undoing.
    editor: side === 'mine' ? draft.editor : { ...openEditor(settled(now, conflict, side)), settled: seen },
    conflicts: draft.conflicts?.filter((one) => one !== conflict),
  }
}
