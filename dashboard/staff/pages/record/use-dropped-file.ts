import { useEffect, useRef, useState } from 'react'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/**
 * A file that is dropped anywhere on the page is taken, and never opened in its place. Whether one is held over it.
 * Heard before everybody else: elsewhere a dropped file begins an interview.
 */
export function useDroppedFile(onFile: (file: File) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    const listening = new AbortController()
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(
        type,
        (event) => {
          if (!hasFiles(event)) return
          event.preventDefault()
          event.stopPropagation()
          act(event)
        },
        { capture: true, signal: listening.signal },
      )
    listen('dragenter', () => setOver(true))
    listen('dragover', () => setOver(true))
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false))
    listen('drop', ({ dataTransfer }) => {
      setOver(false)
      const [file] = dataTransfer?.files ?? []
      if (file) latest.current(file)
    })
    return () => listening.abort()
  }, [])
  return isOver
}
