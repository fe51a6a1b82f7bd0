import { lazy, Suspense, useEffect } from 'react'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { ServerLink } from '../engine/room-state.ts'
import type { PageState } from '../engine/state.ts'
import { Boundary } from './boundary.tsx'
import { ClosedView, FailedView } from './closed.tsx'
import { Frame } from './frame.tsx'
import { WelcomeView } from './welcome.tsx'

interface PageProps {
  state: PageState
  acts: Acts
  live: Live
}

const loadLater = () => import('./later.tsx')
const LaterView = lazy(loadLater)

/** @param server is not known while only the page's own code is waited for */
function Opening({ server }: { server?: ServerLink }) {
  const { page, room } = useWords()
  return (
    <Frame>
      <h1 className="visually-hidden">{page.opening}</h1>
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      {server === 'reconnecting' && (
        <Note state="waiting" role="status" icon="wifi">
          <p>{room.noNews}</p>
        </Note>
      )}
    </Frame>
  )
}

function View({ state, acts, live }: PageProps) {
  switch (state.kind) {
    case 'opening':
      return <Opening server={state.server} />
    case 'closed':
      return <ClosedView key={state.why} state={state} acts={acts} />
    case 'welcome':
      return <WelcomeView state={state} acts={acts} />
    case 'failed':
      return <FailedView state={state} acts={acts} />
    default:
      return <LaterView state={state} acts={acts} live={live} />
  }
}

/** The whole page, whatever state it is in. */
export function PageView(props: PageProps) {
  const { state } = props
  const { page, room } = useWords()
  const isTurn = state.kind === 'room' && state.turn === 'you'
  useEffect(() => {
    document.title = isTurn ? `${room.yourTurn} – ${page.title}` : page.title
  }, [isTurn, room, page])
  const canBePressed = state.kind !== 'opening'
  useEffect(() => {
    if (canBePressed && performance.getEntriesByName('usable').length === 0) performance.mark('usable')
  }, [canBePressed])
  const isOpening = state.kind === 'welcome' && state.busy
  useEffect(() => {
    // Fetched while the server is asked; what fails here is tried again when it is drawn.
    if (isOpening) loadLater().catch(() => undefined)
  }, [isOpening])
  return (
    <Boundary>
      <Suspense fallback={<Opening />}>
        <View {...props} />
      </Suspense>
    </Boundary>
  )
}
