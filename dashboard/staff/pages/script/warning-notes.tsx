import type { Warning } from '../../../../interview/script/reading.ts'
import { useWords } from '../../shell/language.tsx'
import { Note } from '../../../shared/note.tsx'
import type { EditedScript } from './script-model.ts'
import { idOfWarning, type Repair, repairsOf } from './warnings.ts'

/** Where the next warning is found. */
export const warningId = (warning: Warning): string => `warning-${idOfWarning(warning)}`

interface WarningNotesProps {
  warnings: readonly Warning[]
  script: EditedScript
  onRepair: (repair: Repair, warning: Warning) => void
}

/** What should be looked at here, each with what can be done about it. */
export function WarningNotes({ warnings, script, onRepair }: WarningNotesProps) {
  const { script: words } = useWords()
  return warnings.map((warning) => (
    <div key={idOfWarning(warning)} id={warningId(warning)} className="warning">
      <Note state={warning.undecided ? 'needed' : 'waiting'} title={words.warnings[warning.code]}>
        {warning.undecided && <p>{words.undecided}</p>}
        <p className="warning-detail" lang="en" dir="ltr">
          {warning.message}
        </p>
        <div className="warning-acts">
          {repairsOf(warning, script).map((repair) => (
            <button
              key={repair.repair}
              type="button"
              className={repair.repair === 'settle' ? 'button small plain' : 'button small'}
              onClick={() => onRepair(repair, warning)}
            >
              {repair.repair === 'look' ? words.repairs.look[repair.field] : words.repairs[repair.repair]}
            </button>
          ))}
        </div>
      </Note>
    </div>
  ))
}
