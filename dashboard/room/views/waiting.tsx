import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { Waiting } from '../engine/state.ts'
import { DevicesFolded } from './check.tsx'
import { Frame, Title } from './frame.tsx'

export function WaitingView({ state, acts, live }: { state: Waiting; acts: Acts; live: Live }) {
  const { waiting, room } = useWords()
  return (
    <Frame>
      <Title>{waiting.title}</Title>
      <p className="lead">{waiting.text}</p>
      {state.server === 'connected' ? (
        <Note state="well" title={waiting.connected} role="status" />
      ) : (
        <Note state="waiting" title={room.noNews} role="status" icon="wifi" />
      )}
      {state.talks && <DevicesFolded devices={state.devices} acts={acts} live={live} />}
    </Frame>
  )
}
