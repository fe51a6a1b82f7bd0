import { useEffect, useRef } from 'react'
import { useForms, useWords } from '../../shell/language.tsx'
import type { Place } from './places.ts'

interface OriginalProps {
  text: string
  /** What is lit, and scrolled to. */
  place: Place | undefined
}

/** The text that was read, line by line. */
export function Original({ text, place }: OriginalProps) {
  const { script } = useWords()
  const { number } = useForms()
  const list = useRef<HTMLOListElement>(null)
  const from = place?.from
  useEffect(() => {
    const frame = list.current
    const line = from === undefined ? undefined : frame?.children[from - 1]
    if (!frame || !(line instanceof HTMLElement)) return
    frame.scrollTop = line.offsetTop - frame.clientHeight / 3
  }, [from])
  const isLit = (line: number) => place !== undefined && line >= place.from && line <= place.to
  return (
    <section className="original" aria-label={script.original}>
      <h2>{script.original}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ol ref={list} className="original-lines" tabIndex={0} aria-label={script.original}>
        {text.split('\n').map((line, index) => (
          <li key={index} data-lit={isLit(index + 1)}>
            <span className="original-number" aria-hidden="true">
              {number(index + 1)}
            </span>
            {isLit(index + 1) ? (
              <mark dir="auto" title={script.lit}>
                {line.replaceAll('\f', '')}
              </mark>
            ) : (
              <span dir="auto">{line.replaceAll('\f', '')}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
