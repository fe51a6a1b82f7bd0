import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useWords } from './language.tsx'
import { Icon } from '../../shared/icon.tsx'

let dropped: File | undefined

/** The file that somebody has let go over a page, once: whoever makes a new interview begins with it. */
export function takeDroppedFile(): File | undefined {
  const file = dropped
  dropped = undefined
  return file
}

const hasFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/**
 * A file that is let go anywhere begins an interview with it. What takes files by itself marks its place with
 * `data-takes-files`.
 */
export function DropAnywhere() {
  const { drop } = useWords().shell
  const navigate = useNavigate()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const isTaken = ({ target }: Event) => target instanceof Element && target.closest('[data-takes-files]') !== null
    const enter = (event: DragEvent) => {
      if (hasFile(event)) setOver(++depth > 0)
    }
    const leave = (event: DragEvent) => {
      if (hasFile(event)) setOver(--depth > 0)
    }
    const over = (event: DragEvent) => {
      if (hasFile(event) && !isTaken(event)) event.preventDefault()
    }
    const take = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (isTaken(event)) return
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      dropped = file
      void navigate({ to: '/interviews/new' })
    }
    document.addEventListener('dragenter', enter)
    document.addEventListener('dragleave', leave)
    document.addEventListener('dragover', over)
    document.addEventListener('drop', take)
    return () => {
      document.removeEventListener('dragenter', enter)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', take)
    }
  }, [navigate])
  if (!isOver) return null
  return (
    <div className="drop-anywhere">
      <Icon name="upload" />
      <strong>{drop.title}</strong>
      <span>{drop.text}</span>
    </div>
  )
}
