import { useState } from 'react'
import { errorSaid } from '../../shell/act-error.ts'
import { useWords } from '../../shell/language.tsx'
import { Empty } from '../../shell/states.tsx'
import { newAttempt, problemsIn, uploadDocument } from './save.ts'

interface NoScriptProps {
  id: string
  mayAdd: boolean
  onUploaded: () => void
}

/** In the place of a script; whoever may add one chooses a file, or lets one go here. */
export function NoScript({ id, mayAdd, onUploaded }: NoScriptProps) {
  const words = useWords()
  const { noScript } = words.script
  const [problem, setProblem] = useState<string>()
  const [isOver, setOver] = useState(false)
  const upload = async (file: File) => {
    setProblem(undefined)
    try {
      await uploadDocument(id, { file, language: '' }, newAttempt())
      onUploaded()
    } catch (error) {
      setProblem(problemsIn(error)[0]?.message ?? errorSaid(error, words))
    }
  }
  if (!mayAdd) return <Empty icon="file" title={noScript.title} />
  return (
    // The button in it does the same.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="drop-zone"
      data-over={isOver}
      data-takes-files
      aria-label={noScript.title}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) void upload(file)
      }}
    >
      <Empty icon="file" title={noScript.title} text={noScript.text}>
        <label className="button">
          {words.script.fresh.choose}
          <input
            type="file"
            className="visually-hidden"
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void upload(file)
            }}
          />
        </label>
        {problem && (
          <p className="state needed" role="alert">
            {problem}
          </p>
        )}
      </Empty>
    </section>
  )
}
