import { type EditorState, openEditor } from './editor.ts'
import { mergeScripts } from './merge.ts'
import { type EditedScript, editedOf, isSameScript } from './script-model.ts'
import type { Stored } from './stored-script.ts'

/** What is kept of a script that was edited and not saved. */
export interface ScriptDraft {
  stored: Stored
  /** As it is stored, where each step has the key that the editor knows it by. */
  read: EditedScript
  editor: EditorState
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
  const settled = editor.settled.slice(sent.settled.length)
  return { stored: saved, read: theirs, editor: { ...editor, now: script, settled } }
}
