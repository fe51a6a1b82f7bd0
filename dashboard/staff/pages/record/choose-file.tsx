import { useRef } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { useKeys } from '../../shell/keys.tsx'
import { useWords } from '../../shell/language.tsx'

/** A file of this machine, read in this browser. */
export function ChooseFile({
  label,
  isMain = false,
  onFile,
}: {
  label: string
  isMain?: boolean
  onFile: (file: File) => void
}) {
  const { record: words } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = () => input.current?.click()
  useKeys([{ keys: 'f', says: words.keys.copy, act: choose }])
  return (
    <>
      <button type="button" className={isMain ? 'button main' : 'button'} onClick={choose}>
        <Icon name="file" />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          // The same file can be chosen again after it was mended.
          target.value = ''
        }}
      />
    </>
  )
}
