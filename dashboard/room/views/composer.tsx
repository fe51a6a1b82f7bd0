import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useLanguage } from '../../shared/language.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { Dictation, Typing } from '../engine/room-state.ts'

interface ComposerProps {
  typing: Typing
  dictation: Dictation
  language: string | null
  acts: Acts
  live: Live
}

/** Below this many the count of what is left is shown. */
const NEARLY_FULL = 500

/** The question stays in sight above it. */
const HIGHEST_PX = 160

const joined = (before: string, after: string) => (before && after ? `${before} ${after}` : before + after)

/** The text of the field; what could not be sent, and what was dictated, comes into it by itself. */
function useDraft({ typing: { unsent }, dictation, live: { draft } }: ComposerProps) {
  const [text, setText] = useState(draft.read)
  useEffect(() => draft.keep(text), [draft, text])
  const [seen, setSeen] = useState<string>()
  if (unsent && unsent.id !== seen) {
    setSeen(unsent.id)
    setText(joined(unsent.text, text))
  }
  const [dictated, setDictated] = useState<string>()
  if (dictation.is === 'done' && dictation.id !== dictated) {
    setDictated(dictation.id)
    setText(joined(text, dictation.text))
  }
  return { shown: dictation.is === 'on' ? joined(text, dictation.text) : text, setText }
}

function Dictate({ dictation, acts }: Pick<ComposerProps, 'dictation' | 'acts'>) {
  const { room } = useLanguage().words
  if (dictation.is === 'unavailable') return null
  const isOn = dictation.is === 'on' || dictation.is === 'starting'
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={isOn}
      onClick={isOn ? acts.stopDictation : acts.startDictation}
    >
      <Icon name="speech" />
      {isOn ? room.dictateStop : room.dictate}
    </button>
  )
}

export function Composer(props: ComposerProps) {
  const { typing, dictation, language, acts } = props
  const { words, forms } = useLanguage()
  const { room } = words
  const { shown, setText } = useDraft(props)
  const field = useRef<HTMLTextAreaElement>(null)
  const isDictating = dictation.is === 'on'
  const left = typing.limit - shown.length
  const why = left < 0 ? 'too-long' : typing.refused

  useEffect(() => {
    const element = field.current
    if (!element) return
    element.style.blockSize = 'auto'
    if (shown) element.style.blockSize = `${Math.min(element.scrollHeight + 2, HIGHEST_PX)}px`
  }, [shown])

  const send = () => {
    if (shown.trim() && acts.say(shown)) setText('')
    field.current?.focus()
  }
  const sendOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const hint =
    dictation.is === 'failed'
      ? room.dictationFailed
      : dictation.is === 'done' && shown
        ? room.dictationDone
        : isDictating
          ? room.dictating
          : undefined
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="composer-hints">
        <label htmlFor="answer">{room.field}</label>
        <Dictate dictation={dictation} acts={acts} />
      </div>
      <div className="composer-row">
        <textarea
          id="answer"
          ref={field}
          className="field words"
          rows={1}
          dir="auto"
          lang={language ?? undefined}
          enterKeyHint="send"
          autoComplete="off"
          value={shown}
          readOnly={isDictating}
          aria-describedby="answer-hint"
          aria-invalid={left < 0}
          onChange={({ target: { value } }) => {
            setText(value)
            if (value === '') acts.forgetDictation()
          }}
          onKeyDown={sendOnEnter}
        />
        <button
          type="submit"
          className="button main send"
          disabled={why !== undefined || typing.sending || isDictating}
        >
          <Icon name="send" />
          {room.send}
        </button>
      </div>
      <p id="answer-hint" role="status" className={why ? 'quiet needed-text' : 'quiet'}>
        {why ? room.refused[why] : hint}
        {left <= NEARLY_FULL && <> {left < 0 ? forms.number(left) : room.left(left)}</>}
      </p>
    </form>
  )
}
