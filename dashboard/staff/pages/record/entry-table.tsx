import { useForms, useWords } from '../../shell/language.tsx'
import { laneOf } from './kinds.ts'
import type { Told } from './story.ts'
import { type Telling, timeOf } from './telling.ts'

interface EntryTableProps {
  told: readonly Told[]
  telling: Telling
  selected: number | undefined
  fault: number | undefined
  onSelect: (seq: number) => void
}

/** The same as the timeline, in rows and columns that a screen reader walks through. */
export function EntryTable({ told, telling, selected, fault, onSelect }: EntryTableProps) {
  const { record: words } = useWords()
  const forms = useForms()
  return (
    <div className="entry-table">
      <table>
        <caption className="visually-hidden">{words.table.caption}</caption>
        <thead>
          <tr>
            {(['seq', 'at', 'who', 'what', 'words', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {words.table[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.map((one) => {
            const { day, shown, utc } = timeOf(one.at, forms)
            return (
              <tr key={one.seq} aria-current={one.seq === selected || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => onSelect(one.seq)}
                    aria-label={words.check.goTo(one.seq)}
                  >
                    {forms.number(one.seq)}
                  </button>
                </th>
                <td>
                  <time dateTime={one.entry.at} title={utc}>
                    {day} {shown}
                  </time>
                </td>
                <td>{telling.nameOf(laneOf(one))}</td>
                <td>{telling.sentenceOf(one)}</td>
                <td className="table-words" dir="auto">
                  {one.words['answer'] ?? one.words['text'] ?? one.words['reason']}
                </td>
                <td>{one.seq === fault ? words.check.mark : telling.effectOf(one)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
