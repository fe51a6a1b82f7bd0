import { createContext, type ReactNode, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { Grown, Live, LiveState } from '../api/live.ts'

const LiveContext = createContext<Live | undefined>(undefined)

export const LiveProvider = ({ live, children }: { live: Live; children: ReactNode }) => (
  <LiveContext value={live}>{children}</LiveContext>
)

const CONNECTED: LiveState = { isConnected: true, asOf: undefined }
const never = () => () => undefined

/** Whether what is shown is as it is now; on `/states` it always is. */
export function useLive(): LiveState {
  const live = useContext(LiveContext)
  return useSyncExternalStore(live?.subscribe ?? never, live?.getSnapshot ?? (() => CONNECTED))
}

/** Tells when the record of this session has grown, while this is drawn. */
export function useWatch(session: string, onGrown: (grown: Grown) => void): void {
  const live = useContext(LiveContext)
  const latest = useRef(onGrown)
  useEffect(() => {
    latest.current = onGrown
  })
  useEffect(() => live?.watch({ session, onGrown: (grown) => latest.current(grown) }), [live, session])
}
