import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { ChooseFile } from './choose-file.tsx'
import { Downloads } from './downloads.tsx'
import type { EventsState } from './events-behind.tsx'
import type { History } from './history.ts'
import { RecordView } from './record-view.tsx'
import { readStory } from './story.ts'
import { tellingOf } from './telling.ts'
import { useCheck, useCopy } from './use-check.ts'
import { useDroppedFile } from './use-dropped-file.ts'
import { useSound } from './use-sound.ts'

interface ReadRecordPageProps {
  record: RecordDocument
  /** Found when its text was read. */
  ambiguity?: string | undefined
  title: string
  about?: ReactNode
  /** Of the session that can be asked for sound; undefined for a file. */
  id?: string
  history?: History
  selected: number | undefined
  onSelect: (seq: number | undefined) => void
}

/** A record that is here, wherever it came from. */
export function ReadRecordPage(props: ReadRecordPageProps) {
  const { record, ambiguity, title, about, id, history, selected, onSelect } = props
  const { record: words } = useWords()
  const story = useMemo(() => readStory(record), [record])
  const telling = useMemo(() => tellingOf(story, words), [story, words])
  const check = useCheck(record, ambiguity)
  const sound = useSound(id, story)
  const events = useEvents(history, selected)
  const { copy, take, away } = useCopy(record)
  const isOver = useDroppedFile(take)
  return (
    <Page
      title={title}
      about={about}
      actions={
        <>
          <ChooseFile label={words.copy.title} onFile={take} />
          <Downloads story={story} telling={telling} />
        </>
      }
    >
      <RecordView
        story={story}
        telling={telling}
        check={check}
        copy={copy}
        selected={selected}
        events={events}
        sound={sound.stateOf}
        onSelect={onSelect}
        onPlay={sound.toggle}
        onCopyAway={away}
      />
      {isOver && <p className="record-drop">{words.copy.drop}</p>}
    </Page>
  )
}

function useEvents(history: History | undefined, seq: number | undefined): EventsState {
  const [events, setEvents] = useState<{ seq: number; state: EventsState }>()
  useEffect(() => {
    if (!history || seq === undefined) return
    let isWanted = true
    const show = (state: EventsState) => isWanted && setEvents({ seq, state })
    history.eventsOf(seq).then(
      (read) => show({ is: 'read', events: read }),
      () => show({ is: 'away' }),
    )
    return () => {
      isWanted = false
    }
  }, [history, seq])
  if (!history || seq === undefined) return undefined
  return events?.seq === seq ? events.state : { is: 'reading' }
}
