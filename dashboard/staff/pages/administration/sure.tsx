import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'

interface SureProps {
  /** What is to be done. */
  act: string
  /** To whom or what. */
  label: string
  text?: string
  isBusy?: boolean
  onSure(): void
  onClose(): void
}

/** Asked once before what cannot be undone. */
export function Sure({ act, label, text, isBusy = false, onSure, onClose }: SureProps) {
  const { shell } = useWords()
  return (
    <Dialog
      title={act}
      onClose={onClose}
      acts={
        <>
          <button type="button" className="button danger" disabled={isBusy} onClick={onSure}>
            {act}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <p>
        <strong>
          <bdi>{label}</bdi>
        </strong>
      </p>
      {text !== undefined && <p>{text}</p>}
    </Dialog>
  )
}
