import type { Acts, Live } from '../engine/page.ts'
import type { Check, Ended, InRoom, Introduction, Waiting } from '../engine/state.ts'
import { CheckView } from './check.tsx'
import { EndedView } from './ended.tsx'
import { IntroductionView } from './introduction.tsx'
import { RoomView } from './room.tsx'
import { WaitingView } from './waiting.tsx'

export type Later = Introduction | Check | Waiting | InRoom | Ended

interface LaterProps {
  state: Later
  acts: Acts
  live: Live
}

/** Whatever comes after the tap that opens; a page that goes no further does not fetch it. */
export default function LaterView({ state, acts, live }: LaterProps) {
  switch (state.kind) {
    case 'introduction':
      return <IntroductionView state={state} acts={acts} />
    case 'check':
      return <CheckView state={state} acts={acts} live={live} />
    case 'waiting':
      return <WaitingView state={state} acts={acts} live={live} />
    case 'room':
      return <RoomView state={state} acts={acts} live={live} />
    case 'ended':
      return <EndedView state={state} acts={acts} />
  }
}
