import { useEffect, useRef } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { colourOf, isolated, nameOf } from '../../shared/people.tsx'
import type { InRoom } from '../engine/state.ts'

/** Whoever writes goes on writing; everybody else is taken to the question when another one comes. */
function useFocusOnChange(key: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (seen.current === key) return
    seen.current = key
    const held = document.activeElement
    const isBusy = held instanceof HTMLElement && held.matches('textarea, input, select, dialog *')
    if (!isBusy) heading.current?.focus({ preventScroll: true })
  }, [key])
  return heading
}

/** The open question, exactly as it is spoken: the largest thing on the page. */
export function QuestionPart({ state }: { state: InRoom }) {
  const words = useWords()
  const { question, turn, about, answers } = state
  const heading = useFocusOnChange(question ? `${question.step} ${question.round} ${question.for.role}` : '')
  if (!question) {
    return (
      <section className="question none">
        <h1 ref={heading} tabIndex={-1}>
          {answers.length === 0 ? words.room.first : words.room.next}
        </h1>
      </section>
    )
  }
  const isMine = question.for.role === about.you.role
  const colour = colourOf(question.for.role, [about.you, ...about.others])
  return (
    <section className={isMine ? 'question mine' : 'question'} style={{ '--person': colour } as React.CSSProperties}>
      <p className="addressee">
        {isMine
          ? turn === 'you' && (
              <>
                <Icon name="speech" /> {words.room.yourTurn}
              </>
            )
          : words.room.forOther(isolated(nameOf(question.for, words)))}
      </p>
      <h1 ref={heading} tabIndex={-1} lang={about.language ?? undefined} dir="auto">
        {question.text}
      </h1>
    </section>
  )
}
