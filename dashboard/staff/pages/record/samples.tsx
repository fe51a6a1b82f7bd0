import type { RecordDocument } from '../../../../interview/record/record.ts'
import { verifyRecord } from '../../../../interview/record/verify.ts'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import type { CheckState } from './check-view.tsx'
import type { CopyState } from './copy-view.tsx'
import { ChooseFile } from './choose-file.tsx'
import { Downloads } from './downloads.tsx'
import type { EventsState } from './events-behind.tsx'
import { NoFile } from './file.tsx'
import { NothingYet } from './nothing-yet.tsx'
import { NO_FILTER } from './filter.ts'
import { RecordView, type RecordViewProps } from './record-view.tsx'
import { sampleRecord } from './sample-record.ts'
import { readStory } from './story.ts'
import { tellingOf } from './telling.ts'
import './record.css'

const nothing = () => undefined

const RECORD = sampleRecord()
const seqOf = (type: string, place = 0): number =>
  RECORD.entries.filter((entry) => entry.type === type)[place]?.seq ?? 0
const CHECKED: CheckState = { is: 'done', verification: verifyRecord(RECORD) }

/** Somebody made of her silence a consent. */
const ALTERED: RecordDocument = {
  ...RECORD,
  entries: RECORD.entries.map((entry) =>
    entry.seq === seqOf('answer', 4) ? { ...entry, data: { ...entry.data, outcome: 'accepted' } } : entry,
  ),
}

const EVENTS: EventsState = {
  is: 'read',
  events: [
    {
      id: 41,
      at: '2026-11-03T14:04:11.204Z',
      type: 'WorkflowExecutionSignaled',
      summary: 'stepCompleted',
      entry_seqs: [13],
      payload: { type: 'stepCompleted', id: { epoch: 1, seq: 4 }, verdict: { outcome: 'unclear' } },
    },
  ],
}

interface SampleProps extends Partial<Pick<RecordViewProps, 'check' | 'copy' | 'selected' | 'initial'>> {
  record?: RecordDocument
}

function Sample({ record = RECORD, check = CHECKED, copy, selected, initial }: SampleProps) {
  const { record: words } = useWords()
  const story = readStory(record)
  const telling = tellingOf(story, words)
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ChooseFile label={words.copy.title} onFile={nothing} />
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
        events={EVENTS}
        sound={() => ({ is: 'ready' })}
        onSelect={nothing}
        onPlay={nothing}
        onCopyAway={nothing}
        {...(initial && { initial })}
      />
    </Page>
  )
}

const framed = (props: SampleProps) => () => (
  <StillFrame roles={['reviewer']}>
    <Sample {...props} />
  </StillFrame>
)

const VERIFICATION = verifyRecord(ALTERED)
const ALTERED_COPY: CopyState = {
  is: 'checked',
  name: 'record-copy.json',
  verification: VERIFICATION,
  comparison: { is: 'same' },
  entry: {
    seq: seqOf('answer', 4),
    copy: ALTERED.entries[seqOf('answer', 4)],
    own: RECORD.entries[seqOf('answer', 4)],
  },
}

const SHORT_OF_WORDS: CopyState = {
  is: 'checked',
  name: 'record-copy.json',
  verification: verifyRecord({ ...RECORD, openings: RECORD.openings.slice(1) }),
  comparison: { is: 'other-words', values: 1 },
  entry: undefined,
}

export const samples: Samples = {
  whole: framed({}),
  answer: framed({ selected: seqOf('answer', 2) }),
  why: framed({ selected: seqOf('answer', 5), initial: { why: true } }),
  'side-question': framed({ selected: seqOf('side-question') }),
  checking: framed({ check: { is: 'running', checked: 12, of: 32 } }),
  altered: framed({
    record: ALTERED,
    check: { is: 'done', verification: VERIFICATION },
    selected: seqOf('answer', 4),
  }),
  copy: framed({ copy: ALTERED_COPY }),
  'other-words': framed({ copy: SHORT_OF_WORDS }),
  'not-a-record': framed({ copy: { is: 'unreadable', name: 'holiday.pdf' } }),
  erased: framed({
    record: { ...RECORD, openings: [] },
    check: { is: 'done', verification: verifyRecord({ ...RECORD, openings: [] }) },
    selected: seqOf('answer'),
  }),
  table: framed({ initial: { form: 'table' } }),
  'nothing-fits': framed({ initial: { filter: { ...NO_FILTER, search: 'nobody said this' } } }),
  file: () => (
    <StillFrame at="/record" roles={['reviewer']}>
      <NoFile onFile={nothing} />
    </StillFrame>
  ),
  'file-altered': () => (
    <StillFrame at="/record" roles={['reviewer']}>
      <NoFile notRead={{ is: 'altered', problem: 'the record has no entries' }} onFile={nothing} />
    </StillFrame>
  ),
  'file-unreadable': () => (
    <StillFrame at="/record" roles={['reviewer']}>
      <NoFile notRead={{ is: 'unreadable' }} onFile={nothing} />
    </StillFrame>
  ),
  empty: () => (
    <StillFrame roles={['reviewer']}>
      <NothingYet />
    </StillFrame>
  ),
}
