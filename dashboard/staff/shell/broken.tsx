import { UnreachableError } from '../api/errors.ts'
import { useWords } from './language.tsx'
import { Instead, Offline } from './states.tsx'

/** Where drawing has failed, or a part of the page did not arrive. */
export function Broken({ error, reset }: { error: unknown; reset?: () => void }) {
  const { states } = useWords().shell
  if (error instanceof UnreachableError) return <Offline whole onRetry={reset} />
  return (
    <Instead icon="needed" role="alert" whole {...states.broken}>
      <button type="button" className="button main" onClick={() => location.reload()}>
        {states.reload}
      </button>
    </Instead>
  )
}
