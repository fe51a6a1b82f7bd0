import { useCallback } from 'react'
import type { Live } from '../engine/page.ts'

interface LevelProps {
  who: Parameters<Live['watchLevel']>[0]
  live: Live
}

/** A level moves too fast to be drawn by React: it goes into the element's style by itself. */
function useLevel({ who, live }: LevelProps) {
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return
      return live.watchLevel(who, (level) => element.style.setProperty('--level', level.toFixed(3)))
    },
    [who, live],
  )
}

/** What it shows is also said in a sentence beside it. */
export const Level = (props: LevelProps) => (
  <span className="level" aria-hidden="true">
    <span ref={useLevel(props)} />
  </span>
)

/** Three strokes that move with a voice. */
export const Voice = (props: LevelProps) => (
  <span className="voice" aria-hidden="true" ref={useLevel(props)}>
    <i />
    <i />
    <i />
  </span>
)
