import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import type { NewDraft } from './new-view.tsx'

/** Why a document is not simply read: it takes the place of edits, or comes into a draft of perhaps other people. */
export type InTheWay = 'edits' | 'draft'

/** @param isForeign whether it was let go elsewhere, and the draft is one from before */
export function inTheWay(
  { people: { groom, bride, list }, label, editor }: Pick<NewDraft, 'people' | 'label' | 'editor'>,
  isForeign: boolean,
): InTheWay | undefined {
  const hasNames = [groom, bride, list, label].some((text) => text.trim() !== '')
  if (isForeign && (editor !== undefined || hasNames)) return 'draft'
  return editor && editor.past.length + editor.settled.length > 0 ? 'edits' : undefined
}

interface OtherDocumentProps {
  name: string
  why: InTheWay
  /** In the place of the questions that there are. */
  onTake: () => void
  /** With nothing of the draft. */
  onAnew: () => void
  onClose: () => void
}

/** Asks before a document takes the place of another. */
export function OtherDocument({ name, why, onTake, onAnew, onClose }: OtherDocumentProps) {
  const { script, shell } = useWords()
  const words = script.fresh.other
  const isDraft = why === 'draft'
  return (
    <Dialog
      title={words[why].title}
      onClose={onClose}
      acts={
        <>
          {isDraft && (
            <button type="button" className="button main" onClick={onAnew}>
              {words.draft.anew}
            </button>
          )}
          <button type="button" className={isDraft ? 'button' : 'button main'} onClick={onTake}>
            {words[why].take}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <p className="file-name">
        <bdi>{name}</bdi>
      </p>
      <p>{words[why].text}</p>
    </Dialog>
  )
}
