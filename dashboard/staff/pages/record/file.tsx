import { useState } from 'react'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { Instead } from '../../shell/states.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ReadRecordPage } from './read-record-page.tsx'
import { type ReadRecord, readFile } from './use-check.ts'
import { useDroppedFile } from './use-dropped-file.ts'
import './record.css'

type Opened = { is: 'none' | 'unreadable' } | ({ is: 'open'; name: string; key: number } & ReadRecord)

/** A record that somebody has as a file: read here alone. */
export function RecordFilePage() {
  const { record: words } = useWords()
  const [opened, setOpened] = useState<Opened>({ is: 'none' })
  const [selected, setSelected] = useState<number>()
  const take = (file: File) =>
    void readFile(file).then(
      (read) => {
        setSelected(undefined)
        setOpened(read ? { is: 'open', name: file.name, key: performance.now(), ...read } : { is: 'unreadable' })
      },
      () => setOpened({ is: 'unreadable' }),
    )
  if (opened.is !== 'open') return <NoFile isUnreadable={opened.is === 'unreadable'} onFile={take} />
  const { key, name, record, ambiguity } = opened
  return (
    <ReadRecordPage
      key={key}
      record={record}
      ambiguity={ambiguity}
      title={words.ofFile}
      about={<bdi className="soft">{name}</bdi>}
      selected={selected}
      onSelect={setSelected}
    />
  )
}

export function NoFile({ isUnreadable, onFile }: { isUnreadable: boolean; onFile: (file: File) => void }) {
  const { record: words } = useWords()
  const isOver = useDroppedFile(onFile)
  return (
    <Page title={words.ofFile}>
      <Instead
        icon="file"
        title={isOver ? words.copy.drop : words.copy.choose}
        text={isUnreadable ? words.copy.unreadable : words.copy.fileText}
        {...(isUnreadable && { role: 'alert' as const })}
      >
        <ChooseFile label={words.copy.choose} isMain onFile={onFile} />
      </Instead>
    </Page>
  )
}
