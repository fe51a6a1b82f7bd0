import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useState } from 'react'

/** The place among the others at which something let go at this height belongs. */
export const placeAt = (height: number, middles: readonly number[]): number =>
  middles.filter((middle) => middle < height).length

/**
 * Dragging with a pointer of any kind: from a handle, over the rows `[data-step]` of the list, to where it is let go.
 * @param onMove called once, with the place among the others
 */
export function useReorder(list: RefObject<HTMLElement | null>, onMove: (key: string, to: number) => void) {
  const [dragged, setDragged] = useState<string>()
  const grab = (key: string) => (event: ReactPointerEvent) => {
    if (event.button !== 0) return
    event.preventDefault()
    setDragged(key)
  }
  useEffect(() => {
    if (dragged === undefined) return
    const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
    const middleOf = (row: HTMLElement) => {
      const { top, height } = row.getBoundingClientRect()
      return top + height / 2
    }
    const mark = ({ clientY }: PointerEvent) => {
      for (const row of rows()) delete row.dataset['over']
      const others = rows().filter((row) => row.dataset['step'] !== dragged)
      const place = placeAt(clientY, others.map(middleOf))
      const before = others[place]
      if (before) before.dataset['over'] = 'before'
      else if (others.at(-1)) (others.at(-1) as HTMLElement).dataset['over'] = 'after'
      return place
    }
    const clear = () => {
      for (const row of rows()) delete row.dataset['over']
      setDragged(undefined)
    }
    const drop = (event: PointerEvent) => {
      const place = mark(event)
      clear()
      onMove(dragged, place)
    }
    const escape = ({ key }: KeyboardEvent) => key === 'Escape' && clear()
    addEventListener('pointermove', mark)
    addEventListener('pointerup', drop)
    addEventListener('pointercancel', clear)
    addEventListener('keydown', escape)
    return () => {
      removeEventListener('pointermove', mark)
      removeEventListener('pointerup', drop)
      removeEventListener('pointercancel', clear)
      removeEventListener('keydown', escape)
    }
  }, [dragged, list, onMove])
  return { dragged, grab }
}
