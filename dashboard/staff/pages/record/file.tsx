import { useState } from 'react'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { Instead } from '../../shell/states.tsx'
import { ChooseFile } from './choose-file.tsx'
import { ReadRecordPage } from './read-record-page.tsx'
import { type NotRead, type ReadRecord, readFile } from './files.ts'
import { useDroppedFile } from './use-dropped-file.ts'
import './record.css'

type Opened = { is: 'none' } | NotRead | ({ is: 'record'; name: string; key: number } & ReadRecord)

/** A record that somebody has as a file: read here alone. */
export function RecordFilePage() {
  const { record: words } = useWords()
  const [opened, setOpened] = useState<Opened>({ is: 'none' })
  const [selected, setSelected] = useState<number>()
  const take = (file: File) =>
    void readFile(file).then(
      (read) => {
        setSelected(undefined)
        setOpened(read.is === 'record' ? { ...read, name: file.name, key: performance.now() } : read)
      },
      () => setOpened({ is: 'unreadable' }),
    )
  if (opened.is === 'none') return <NoFile onFile={take} />
  if (opened.is !== 'record') return <NoFile notRead={opened} onFile={take} />
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

interface NoFileProps {
  /** What became of the file that was chosen before. */
  notRead?: NotRead
  onFile: (file: File) => void
}

export function NoFile({ notRead, onFile }: NoFileProps) {
  const { record: words } = useWords()
  const isOver = useDroppedFile(onFile)
  return (
    <Page title={words.ofFile}>
      <Instead
        icon="file"
        title={isOver ? words.copy.drop : words.copy.choose}
        text={notRead ? <Why notRead={notRead} /> : words.copy.fileText}
        {...(notRead && { role: 'alert' as const })}
      >
        <ChooseFile label={words.copy.choose} isMain onFile={onFile} />
      </Instead>
    </Page>
  )
}

function Why({ notRead }: { notRead: NotRead }) {
  const { copy } = useWords().record
  if (notRead.is !== 'altered') return notRead.is === 'unreadable' ? copy.unreadable : copy.tooLarge
  return (
    <>
      {copy.document}{' '}
      <span className="soft" lang="en" dir="ltr">
        {notRead.problem}
      </span>
    </>
  )
}
