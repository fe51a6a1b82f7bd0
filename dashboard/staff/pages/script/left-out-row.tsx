import type { LeftOut, Warning } from '../../../../interview/script/reading.ts'
import { useWords } from '../../shell/language.tsx'
import type { EditedScript } from './script-model.ts'
import { WarningNotes } from './warning-notes.tsx'
import type { Repair } from './warnings.ts'

interface LeftOutRowProps {
  left: LeftOut
  warnings: readonly Warning[]
  script: EditedScript
  isFrozen: boolean
  onTake: () => void
  onRepair: (repair: Repair, warning: Warning) => void
}

/** A line that is in no step, in its place, with the reason. */
export function LeftOutRow({ left, warnings, script, isFrozen, onTake, onRepair }: LeftOutRowProps) {
  const { script: words } = useWords()
  return (
    <li className="left-out-row">
      <p className="left-out-line">
        <span className="left-out-why">
          {words.leftOut}: {words.why[left.why]}
        </span>{' '}
        <span className="left-out-text" dir="auto">
          {left.text}
        </span>
        {!isFrozen && warnings.length === 0 && (
          <button type="button" className="button small plain" onClick={onTake}>
            {words.repairs['make-step']}
          </button>
        )}
      </p>
      {!isFrozen && <WarningNotes warnings={warnings} script={script} onRepair={onRepair} />}
    </li>
  )
}
