import { useEffect } from 'react'
import { useWords } from '../../shared/language.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { PageState } from '../engine/state.ts'
import { CheckView, DevicesFolded } from './check.tsx'
import { ClosedView, FailedView } from './closed.tsx'
import { EndedView } from './ended.tsx'
import { Frame } from './frame.tsx'
import { RoomView } from './room.tsx'
import { IntroductionView, WaitingView, WelcomeView } from './welcome.tsx'

interface PageProps {
  state: PageState
  acts: Acts
  live: Live
}

function Opening() {
  const { page } = useWords()
  return (
    <Frame>
      <h1 className="visually-hidden">{page.opening}</h1>
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </Frame>
  )
}

function View({ state, acts, live }: PageProps) {
  switch (state.kind) {
    case 'opening':
      return <Opening />
    case 'closed':
      return <ClosedView key={state.why} state={state} acts={acts} />
    case 'welcome':
      return <WelcomeView state={state} acts={acts} />
    case 'introduction':
      return <IntroductionView state={state} acts={acts} />
    case 'check':
      return <CheckView state={state} acts={acts} live={live} />
    case 'waiting':
      return (
        <WaitingView state={state}>
          {state.talks && <DevicesFolded devices={state.devices} acts={acts} live={live} />}
        </WaitingView>
      )
    case 'room':
      return <RoomView state={state} acts={acts} live={live} />
    case 'ended':
      return <EndedView state={state} acts={acts} />
    case 'failed':
      return <FailedView state={state} acts={acts} />
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
  return <View {...props} />
}
