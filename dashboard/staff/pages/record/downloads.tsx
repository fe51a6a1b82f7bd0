import { Icon } from '../../../shared/icon.tsx'
import { useWords } from '../../shell/language.tsx'
import {
  recordCsv,
  recordJson,
  recordText,
  transcriptCsv,
  transcriptJson,
  transcriptOf,
  transcriptText,
} from './export.ts'
import type { Story } from './story.ts'
import type { Telling } from './telling.ts'

const TYPES = { json: 'application/json', text: 'text/plain;charset=utf-8', csv: 'text/csv;charset=utf-8' } as const
type Format = keyof typeof TYPES
const FORMATS = Object.keys(TYPES) as Format[]
const ENDINGS = { json: 'json', text: 'txt', csv: 'csv' } as const satisfies Record<Format, string>

const WRITERS = {
  transcript: {
    json: (story: Story) => transcriptJson(story, transcriptOf(story)),
    text: (story: Story, telling: Telling) => transcriptText(transcriptOf(story), telling),
    csv: (story: Story) => transcriptCsv(transcriptOf(story)),
  },
  record: { json: recordJson, text: recordText, csv: recordCsv },
} as const satisfies Record<string, Record<Format, (story: Story, telling: Telling) => string>>
type What = keyof typeof WRITERS

/** Made here of what is here: nothing is asked for again. */
function save(what: What, format: Format, story: Story, telling: Telling): void {
  const url = URL.createObjectURL(new Blob([WRITERS[what][format](story, telling)], { type: TYPES[format] }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${what}-${story.record.session_id}.${ENDINGS[format]}`
  link.click()
  // Whoever saves it has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export function Downloads({ story, telling }: { story: Story; telling: Telling }) {
  const { download: words } = useWords().record
  return (
    <details className="downloads">
      <summary className="button">
        <Icon name="down" />
        {words.label}
      </summary>
      <div className="downloads-list">
        {(['transcript', 'record'] as const).map((what) => (
          <fieldset key={what}>
            <legend>{words[what]}</legend>
            {FORMATS.map((format) => (
              <button
                key={format}
                type="button"
                className="button"
                aria-label={`${words[what]}: ${words[format]}`}
                onClick={() => save(what, format, story, telling)}
              >
                {words[format]}
              </button>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  )
}
