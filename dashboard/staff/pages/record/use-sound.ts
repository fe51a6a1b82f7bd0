import { useEffect, useMemo, useRef, useState } from 'react'
import { FILE_MS, send } from '../../api/client.ts'
import type { SoundState } from './inspector.tsx'
import { addressOf, createPieces, partsOf, stretchesOf } from './pieces.ts'
import type { Story, Told } from './story.ts'

/** As if it were beginning now: the clock of the sound needs a moment. */
const LEAD_S = 0.05

interface Player {
  stateOf(told: Told): SoundState
  toggle(told: Told): void
}

/** Plays the places of entries from the pieces that were kept, each fetched once. @param id undefined for a file */
export function useSound(id: string | undefined, story: Story): Player {
  const [at, setAt] = useState<{ seq: number; is: 'playing' | 'failed' }>()
  const playing = useRef<AbortController>(undefined)
  const pieces = useMemo(() => {
    let made: AudioContext | undefined
    // A browser lets a page make sound once somebody has asked for it.
    const context = () => (made ??= new AudioContext())
    const piece = createPieces(async (chunk) => {
      const response = await send('get', addressOf(id ?? '', chunk), { patienceMs: FILE_MS })
      return await context().decodeAudioData(await response.arrayBuffer())
    })
    return { context, piece }
  }, [id])
  useEffect(() => () => playing.current?.abort(), [])

  async function play(told: Told): Promise<void> {
    const { piece } = pieces
    const context = pieces.context()
    playing.current?.abort()
    const abort = new AbortController()
    playing.current = abort
    setAt({ seq: told.seq, is: 'playing' })
    try {
      const parts = partsOf(stretchesOf(told), story.sound)
      await context.resume()
      const buffers = await Promise.all(parts.map(({ chunk }) => piece(chunk)))
      if (abort.signal.aborted) return
      const begin = context.currentTime + LEAD_S
      const sources = parts.map(({ fromMs, lengthMs, afterMs }, place) => {
        const source = context.createBufferSource()
        source.buffer = buffers[place] ?? null
        source.connect(context.destination)
        source.start(begin + afterMs / 1_000, fromMs / 1_000, lengthMs / 1_000)
        return source
      })
      abort.signal.addEventListener('abort', () => sources.forEach((source) => source.stop()))
      await Promise.all(sources.map((source) => new Promise((resolve) => source.addEventListener('ended', resolve))))
      if (!abort.signal.aborted) setAt(undefined)
    } catch {
      if (!abort.signal.aborted) setAt({ seq: told.seq, is: 'failed' })
    }
  }

  return {
    stateOf(told) {
      const stretches = stretchesOf(told)
      if (id === undefined || stretches.length === 0) return undefined
      if (at?.seq === told.seq) return { is: at.is }
      return { is: partsOf(stretches, story.sound).length > 0 ? 'ready' : 'none' }
    },
    toggle(told) {
      if (at?.seq === told.seq && at.is === 'playing') {
        playing.current?.abort()
        setAt(undefined)
      } else void play(told)
    },
  }
}
