import type { Wakes } from './retry.ts'

/** Wakes when the network is back, and when the page is seen again. */
export const wakes: Wakes = (onWake) => {
  const onVisible = () => {
    if (document.visibilityState === 'visible') onWake()
  }
  addEventListener('online', onWake)
  addEventListener('pageshow', onWake)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    removeEventListener('online', onWake)
    removeEventListener('pageshow', onWake)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
