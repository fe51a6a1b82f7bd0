import { useId, useRef, useState } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from './language.tsx'

/** Something to be copied whole, as a link that is shown once. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const { shell } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid(shell.copied),
      () => {
        field.current?.select()
        setSaid(shell.notCopied)
      },
    )
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <div>
        <input
          ref={field}
          id={id}
          className="field"
          readOnly
          dir="ltr"
          value={value}
          onFocus={({ target }) => target.select()}
        />
        <button type="button" className="button" onClick={() => void copy()}>
          <Icon name="copy" />
          {shell.copy}
        </button>
      </div>
      <p role="status" className="soft">
        {said}
      </p>
    </div>
  )
}
