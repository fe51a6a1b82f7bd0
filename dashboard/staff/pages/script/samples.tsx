import type { Warning } from '../../../../interview/script/reading.ts'
import { decide, type Rehearsal, say, startRehearsal } from '../../../../interview/rehearsal/rehearsal.ts'
import type { Step } from '../../../../interview/script/script.ts'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import { type EditorAction, editorReducer, openEditor } from './editor.ts'
import { mergeScripts } from './merge.ts'
import { type NewDraft, NewView, type NewViewProps } from './new-view.tsx'
import { OtherDocument } from './other-document.tsx'
import { ScriptView, type ScriptViewProps } from './page-view.tsx'
import { NOBODY } from './people.ts'
import { RehearsalView } from './rehearsal-view.tsx'
import { editedOf, type ScriptAnswer, scriptOf } from './script-model.ts'
import './script.css'

const PEOPLE = [
  { id: 'groom', name: 'Johann Weber' },
  { id: 'bride', name: 'Maria Conti' },
]

const step = (id: string, ask: string, more: Partial<Step> = {}): Step => ({
  id,
  ask,
  respondent: 'all',
  expect: { kind: 'text' },
  required: true,
  clarify: "I didn't quite catch that. Could you repeat clearly?",
  maxClarifications: 2,
  onUnresolved: 'refer',
  onContrary: 'refer',
  confirm: false,
  ...more,
})

const WARNINGS: Warning[] = [
  {
    code: 'left-out-question',
    page: 1,
    line: 6,
    message: 'This line asks something and is in no step: "Are you both of full age?". Add it if it should be asked.',
  },
  {
    code: 'tracked-change',
    step: 'registered',
    undecided: true,
    message: 'Somebody has deleted "in full". It is not spoken.',
  },
]

const ANSWER: ScriptAnswer = {
  script_content: [
    'Verification of Marriage',
    '',
    'To be read aloud.',
    '1. Do you consent to this interview being recorded?',
    '2. Please state your name.',
    'Are you both of full age?',
    '3. Have you been married before? If so, how did',
    '   that marriage end?',
    '4. When were you born?',
    '– 1 –',
  ].join('\n'),
  title: 'Verification of Marriage',
  language: 'en',
  respondents: null,
  opening: 'Good morning. I am the automated verification officer. Let us begin.',
  closing: 'Thank you. The interview is complete. Goodbye.',
  steps: [
    step('consent', 'Do you consent to this interview being recorded?', {
      expect: { kind: 'consent', to: 'recording' },
    }),
    step('registered', 'Please state your name.', { expect: { kind: 'name', due: 'registered' } }),
    step('before', 'Have you been married before? If so, how did that marriage end?', {
      expect: {
        kind: 'choice',
        options: [
          { value: 'divorce', also: [] },
          { value: 'death', also: [] },
        ],
      },
      respondent: ['groom'],
      required: false,
    }),
    step('born', 'When were you born?', {
      expect: { kind: 'date' },
      confirm: true,
      when: { step: 'consent', equals: true },
    }),
  ],
  left_out: [
    { page: 1, line: 1, text: 'Verification of Marriage', why: 'title' },
    { page: 1, line: 3, text: 'To be read aloud.', why: 'stage-direction' },
    { page: 1, line: 6, text: 'Are you both of full age?', why: 'remark' },
    { page: 1, line: 10, text: '– 1 –', why: 'page-number' },
  ],
  warnings: WARNINGS,
}
const READ = editedOf(ANSWER)
const edited = (...actions: EditorAction[]) => actions.reduce(editorReducer, openEditor(READ))
const nothing = () => undefined

const draft = (more: Partial<NewDraft>): NewDraft => ({
  people: NOBODY,
  label: '',
  language: '',
  pasted: '',
  attempt: 'sample',
  ...more,
})

const fresh = (props: Partial<NewViewProps>) => (
  <StillFrame at="/interviews/new">
    <NewView
      draft={draft({})}
      isRestored={false}
      isReading={false}
      isSaving={false}
      isKept
      onChange={nothing}
      onRead={nothing}
      dispatch={nothing}
      onSave={nothing}
      onDiscard={nothing}
      {...props}
    />
  </StillFrame>
)

function Titled(props: Partial<ScriptViewProps>) {
  const { script } = useWords()
  return (
    <Page title={script.title}>
      <ScriptView
        editor={openEditor(READ)}
        read={READ}
        text={ANSWER.script_content}
        people={PEOPLE}
        isFrozen={false}
        isChanged={false}
        isSaving={false}
        isKept
        dispatch={nothing}
        onTake={nothing}
        onSave={nothing}
        onDiscard={nothing}
        {...props}
      />
    </Page>
  )
}

const stored = (props: Partial<ScriptViewProps>) => (
  <StillFrame at="/interviews/0192/script">
    <Titled {...props} />
  </StillFrame>
)

const ask = (text: string): EditorAction => ({ do: 'set', key: 'born', fields: { ask: text } })
const MERGED = mergeScripts({
  base: READ,
  mine: edited(ask('On which day were you born?')).now,
  theirs: edited(ask('What is your date of birth?'), { do: 'remove', key: 'before' }).now,
})

const rehearsal = (...moves: ((play: Rehearsal) => Rehearsal)[]) => (
  <StillFrame at="/interviews/0192/script">
    <Rehearsed moves={moves} />
  </StillFrame>
)

function Rehearsed({ moves }: { moves: ((play: Rehearsal) => Rehearsal)[] }) {
  const { script: words } = useWords()
  const script = scriptOf(READ)
  const played = moves.reduce((play, move) => move(play), startRehearsal(script, PEOPLE))
  return (
    <Page title={words.title}>
      <RehearsalView script={script} people={PEOPLE} onClose={nothing} played={played} />
    </Page>
  )
}

const says = (who: string, text: string) => (play: Rehearsal) => say(play, who, text)

/** The states of this area, for `/states`. */
export const samples: Samples = {
  'new-empty': () => fresh({}),
  'new-unread': () =>
    fresh({ unread: ['The PDF has no text: it was scanned. Recognise its text (OCR) first.'], isReading: false }),
  'new-read': () =>
    fresh({
      isRestored: true,
      draft: draft({
        people: { ...NOBODY, groom: 'Johann Weber', bride: 'Maria Conti' },
        label: 'Weber and Conti',
        file: new File(['x'], 'verification.pdf'),
        read: ANSWER,
        editor: openEditor(READ),
      }),
    }),
  'new-another': () =>
    fresh({
      draft: draft({ label: 'Weber and Conti' }),
      children: (
        <OtherDocument name="vérification.pdf" why="draft" onTake={nothing} onAnew={nothing} onClose={nothing} />
      ),
    }),
  unchanged: () => stored({}),
  'step-open': () => stored({ isChanged: true, editor: edited(ask('On which day were you born?')), open: 'born' }),
  'choice-open': () => stored({ open: 'before' }),
  faulty: () =>
    stored({
      isChanged: true,
      editor: edited(
        { do: 'move', key: 'born', to: 0 },
        { do: 'expect', key: 'before', expect: { kind: 'phrase', phrase: '' } },
      ),
    }),
  refused: () =>
    stored({
      isChanged: true,
      problems: [
        { place: -1, message: 'The script cannot be used.' },
        { place: 1, message: 'ask: has characters that nobody sees' },
      ],
    }),
  conflict: () => stored({ isChanged: true, editor: openEditor(MERGED.script), conflicts: MERGED.conflicts }),
  frozen: () => stored({ isFrozen: true }),
  rehearsal: () => rehearsal(says('groom', 'Yes.'), says('bride', 'The weather is fine.')),
  'rehearsal-referred': () =>
    rehearsal(says('groom', 'No.'), (play) => decide(play, 'ask-again'), says('groom', 'No, I do not.')),
}
