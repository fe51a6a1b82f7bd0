import { Note } from '../../../shared/note.tsx'
import { useWords } from '../../shell/language.tsx'

interface RefusalsProps {
  title: string
  /** What the server says of the document, or of single steps; nothing when it was not reached. */
  problems: readonly { place: number; message: string }[]
}

/** Why it was not done; what is said of a step stands beside that step. */
export function Refusals({ title, problems }: RefusalsProps) {
  const { states } = useWords().shell
  return (
    <Note state="needed" role="alert" title={title}>
      {problems.length === 0 && <p>{states.offline.title}</p>}
      {problems
        .filter(({ place }) => place < 0)
        .map(({ message }) => (
          <p key={message} lang="en" dir="ltr">
            {message}
          </p>
        ))}
    </Note>
  )
}
