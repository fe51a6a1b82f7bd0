import { type ReactNode, useEffect, useId, useRef } from 'react'
import { LanguageSelect } from '../../../shared/create-language.tsx'
import { useLanguage, useWords } from '../../shell/language.tsx'
import './access.css'

/** What stands before everything else: one column, one thing to do. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const { code, words, choose } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · LexNova`
    if (!document.activeElement || document.activeElement === document.body) heading.current?.focus()
  }, [title])
  return (
    <div className="gate">
      <header className="gate-header">
        <span className="brand" translate="no">
          LexNova
        </span>
        <LanguageSelect code={code} label={words.shell.language} onChoose={choose} />
      </header>
      <main className="gate-main">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  )
}

interface InputProps {
  name: string
  label: string
  type?: 'text' | 'password'
  autoComplete: string
  hint?: string
  minLength?: number
  defaultValue?: string
}

/** A field with its words above and what is to be known of it below. */
export function Input({ name, label, type = 'text', hint, ...field }: InputProps) {
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className="soft">
          {hint}
        </span>
      )}
      <input
        {...field}
        id={id}
        name={name}
        type={type}
        className="field"
        required
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
    </div>
  )
}

/** Of a password, in characters; the server holds to it too. */
const LEAST = 12

/** A password that somebody chooses. */
export function NewPassword() {
  const { access: words } = useWords()
  return (
    <Input
      name="password"
      label={words.newPassword}
      hint={words.passwordHint(LEAST)}
      type="password"
      autoComplete="new-password"
      minLength={LEAST}
    />
  )
}

/** The values of a form's fields. */
export const valuesOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  )
