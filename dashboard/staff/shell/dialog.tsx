import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from './language.tsx'

interface DialogProps {
  title: string
  onClose: () => void
  /** While something runs that it has to tell the end of: asking to close it is told, and it stays. */
  isHeld?: boolean
  /** Buttons below; the first of them is the main one. */
  acts?: ReactNode
  children: ReactNode
}

/** Over the page until it is answered or closed; the focus goes back to where it was. */
export function Dialog({ title, onClose, isHeld = false, acts, children }: DialogProps) {
  const { shell } = useWords()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    // What is to be filled in comes before what closes it.
    element?.querySelector<HTMLElement>('.dialog-content :is(input, textarea, select)')?.focus()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={() => {
        // A browser lets a second Escape close it in any case.
        if (isHeld) dialog.current?.showModal()
        onClose()
      }}
      onCancel={(event) => {
        if (isHeld) event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-header">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button plain square" onClick={onClose} aria-label={shell.close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-content">{children}</div>
      {acts && <footer className="dialog-acts">{acts}</footer>}
    </dialog>
  )
}
