import { useEffect, useRef } from 'react'
import { useKeyBoard } from '../../shell/keys.tsx'

/** Digits within this make one number. */
const TOGETHER_MS = 900

/** A number that is typed anywhere but in a field: each digit makes it longer, so that the first one already leads somewhere. */
export function useStepNumber(onNumber: (number: number) => void): void {
  const board = useKeyBoard()
  const latest = useRef(onNumber)
  useEffect(() => {
    latest.current = onNumber
  })
  useEffect(() => {
    let typed = ''
    let at = 0
    const press = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined
      if (!/^\d$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || !board.areOn()) return
      if (target?.closest('input:not([type=radio], [type=checkbox]), textarea, select, dialog')) return
      typed = event.timeStamp - at < TOGETHER_MS ? typed + event.key : event.key
      at = event.timeStamp
      latest.current(Number(typed))
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [board])
}
