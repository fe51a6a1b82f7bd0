import type { ReactNode } from 'react'
import type { Role, SessionStatus } from '../../../../interview/statuses.ts'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { type Samples, StillFrame } from '../../shell/still.tsx'
import { ActDialogView, type ActState } from './act-dialog.tsx'
import type { Preview } from './acting.ts'
import { type Act, type Ask, type Invitation, type Session, stepsNow } from './model.ts'
import { InterviewView, type InterviewViewProps } from './page-view.tsx'
import { RoomView } from './room/room-view.tsx'
import { ANSWERS, AT, SEGMENTS } from './sample-answers.ts'
import type { Stored } from '../script/stored-script.ts'
import { StartDialogView, type StartState } from './start-dialog.tsx'
import './interview.css'

const ID = '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f1a'
const nothing = () => undefined

const SCRIPT = [
  { id: 'consent', ask: 'Do you consent to this interview being recorded?' },
  { id: 'name', ask: 'Please state your full name.' },
  { id: 'free-will', ask: 'Are you here today of your own free will?' },
  { id: 'witnesses', ask: 'How many witnesses are present?' },
]

const ask = (step: string, respondent: string, more: Partial<Ask> = {}): Ask => ({
  step,
  respondent,
  status: 'accepted',
  due: true,
  round: 1,
  clarifications: 0,
  corrections: 0,
  ...more,
})

type Progress = NonNullable<Session['progress']>

const progress = (more: Partial<Progress> = {}): Progress => ({
  revision: 41,
  phase: 'conducting',
  step: { step: 'free-will', respondent: 'groom', round: 2 },
  due: 7,
  asked: 5,
  accepted: 4,
  asks: [
    ask('consent', 'groom'),
    ask('consent', 'bride'),
    ask('name', 'groom'),
    ask('name', 'bride'),
    ask('free-will', 'groom', { status: 'open', round: 2, clarifications: 1 }),
    ask('free-will', 'bride', { status: 'pending', round: 0 }),
    ask('witnesses', 'groom', { status: 'pending', round: 0 }),
  ],
  present: ['groom', 'bride'],
  cause: null,
  ended_by: null,
  agent: { epoch: 1, joined: 1 },
  ...more,
})

const session = (status: SessionStatus, more: Partial<Progress> = {}): Session => ({
  id: ID,
  lawyer_id: ID,
  kind: 'scripted',
  status,
  groom_name: 'Johann Weber',
  bride_name: 'Maria Conti',
  respondents: [
    { id: 'groom', name: 'Johann Weber' },
    { id: 'bride', name: 'Maria Conti' },
  ],
  livekit_room_name: status === 'pending' ? null : 'interview',
  reference: null,
  label: 'Weber and Conti',
  created_at: AT,
  started_at: status === 'pending' ? null : AT,
  ended_at: null,
  progress: progress(more),
})

const invitation = (respondent: string, more: Partial<Invitation> = {}): Invitation => ({
  id: `of-${respondent}`,
  respondent,
  created_at: AT,
  expires_at: '2026-12-03T13:03:07.000Z',
  ended_at: null,
  ended_because: null,
  seat: null,
  ...more,
})

const view = (props: Partial<InterviewViewProps>, roles: Role[] = ['lawyer']) => (
  <StillFrame at={`/interviews/${ID}`} roles={roles}>
    <InterviewView
      session={session('active')}
      script={SCRIPT}
      answers={ANSWERS}
      segments={SEGMENTS}
      isSealed={false}
      roles={roles}
      invitations={[invitation('groom', { seat: { number: 1, taken_at: AT } }), invitation('bride')]}
      links={new Map()}
      now={new Date(AT)}
      onStart={nothing}
      onAct={nothing}
      onMake={nothing}
      onRenew={nothing}
      onWithdraw={nothing}
      {...props}
    />
  </StillFrame>
)

const BEFORE = { phase: 'preparing', step: null, due: 0, asked: 0, accepted: 0, asks: [], present: [] } as const
const before = (more: Partial<InterviewViewProps> = {}) =>
  view({
    session: session('pending', { ...BEFORE, asks: [], present: [] }),
    answers: [],
    segments: [],
    invitations: [],
    ...more,
  })

const REFERRED = session('interrupted', {
  cause: {
    kind: 'referred',
    step: 'free-will',
    respondent: 'groom',
    because: 'unresolved',
    actions: ['resume', 'retake', 'waive', 'end'],
  },
})

const PREVIEW: Preview = {
  revision: 41,
  refused: null,
  steps: [{ step: 'free-will', respondent: 'groom', from: 'unresolved', to: 'open' }],
  status: { from: 'interrupted', to: 'active' },
  complete: { from: false, to: false, missing: [{ step: 'free-will', respondent: 'groom', status: 'open' }] },
  heard: ['Let us go on.', 'Are you here today of your own free will?'],
}

const dialog = (act: Act, state: ActState) =>
  view({
    session: REFERRED,
    children: (
      <ActDialogView
        act={act}
        state={state}
        session={REFERRED}
        steps={stepsNow(SCRIPT, REFERRED)}
        onClose={nothing}
        onConfirm={nothing}
      />
    ),
  })

const STORED = { etag: '"1"', answer: { steps: SCRIPT } } as unknown as Stored
const starting = (state: StartState) => {
  const pending = session('pending', { ...BEFORE, asks: [], present: [] })
  return before({
    children: <StartDialogView session={pending} state={state} onClose={nothing} onStart={nothing} />,
  })
}

function RoomPage({ children }: { children: ReactNode }) {
  const { interview } = useWords()
  return (
    <StillFrame at={`/interviews/${ID}`}>
      <Page title={interview.room.title}>{children}</Page>
    </StillFrame>
  )
}

const WATCHED = { speaks: false, picture: undefined, isMuted: false, isAgent: false }

/** The states of this area, for `/states`. */
export const samples: Samples = {
  before: () => before(),
  'before-links': () =>
    before({
      invitations: [invitation('groom'), invitation('bride')],
      links: new Map([
        ['of-groom', `https://interviews.example/join#${'a1B2c3D4'.repeat(5)}`],
        ['of-bride', `https://interviews.example/join#${'e5F6g7H8'.repeat(5)}`],
      ]),
    }),
  'before-no-script': () => before({ script: [] }),
  'start-looked': () => starting({ is: 'looked', script: STORED, hasDraft: false, movedOn: false }),
  'start-draft': () => starting({ is: 'looked', script: STORED, hasDraft: true, movedOn: true }),
  'not-started': () =>
    starting({
      is: 'failed',
      detail: 'The document had tracked changes. Save the script as it should be asked.',
      isUnsure: false,
    }),
  live: () => view({}),
  arrival: () =>
    view({
      session: session('active', { present: ['groom'], step: { step: 'free-will', respondent: 'bride', round: 1 } }),
    }),
  replaced: () => view({ session: session('active', { agent: { epoch: 2, joined: 1 } }) }),
  paused: () => view({ session: session('paused') }, ['operator']),
  referred: () => view({ session: REFERRED }, ['operator']),
  reviewer: () => view({ session: REFERRED }, ['reviewer']),
  over: () =>
    view({ session: session('completed', { phase: 'closed', step: null, accepted: 7, present: [] }), isSealed: true }),
  'act-foreseen': () =>
    dialog(
      { act: 'retake', step: 'free-will', respondent: 'groom' },
      { is: 'foreseen', preview: PREVIEW, movedOn: false },
    ),
  'act-moved-on': () =>
    dialog(
      { act: 'waive', step: 'free-will', respondent: 'groom' },
      { is: 'foreseen', preview: PREVIEW, movedOn: true },
    ),
  'act-refused': () =>
    dialog(
      { act: 'resume' },
      {
        is: 'foreseen',
        preview: { ...PREVIEW, refused: { code: 'not-standing-still', detail: 'The interview goes on already.' } },
        movedOn: false,
      },
    ),
  'act-failed': () => dialog({ act: 'end' }, { is: 'failed', detail: 'Temporal cannot be reached.', isUnsure: false }),
  'act-unsure': () => dialog({ act: 'end' }, { is: 'failed', detail: '', isUnsure: true }),
  room: () => (
    <RoomPage>
      <RoomView
        room={{
          is: 'connected',
          needsTap: true,
          people: [
            { ...WATCHED, identity: 'agent', respondent: undefined, isAgent: true, speaks: true },
            { ...WATCHED, identity: 'groom', respondent: 'groom' },
            { ...WATCHED, identity: 'bride', respondent: 'bride', isMuted: true },
          ],
        }}
        session={session('active')}
        watch={undefined}
      />
    </RoomPage>
  ),
}
