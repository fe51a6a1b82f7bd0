import { type ReactNode, useId } from 'react'

interface Labelled {
  label: string
  hint?: string
  id?: string
}

function Around({ label, hint, id, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
      {children}
    </div>
  )
}

const describedBy = (id: string, hint: string | undefined) => (hint ? `${id}-hint` : undefined)

interface FieldProps extends Labelled {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'date' | 'number'
  invalid?: boolean
  onBlur?: () => void
}

export function Field({ label, hint, id: given, value, onChange, type = 'text', invalid, onBlur }: FieldProps) {
  const own = useId()
  const id = given ?? own
  return (
    <Around label={label} id={id} {...(hint && { hint })}>
      <input
        id={id}
        className="field"
        type={type}
        {...(type === 'number' && { step: 'any' })}
        value={value}
        dir="auto"
        aria-invalid={invalid}
        aria-describedby={describedBy(id, hint)}
        onBlur={onBlur}
        onChange={({ target }) => onChange(target.value)}
      />
    </Around>
  )
}

interface TextAreaProps extends Labelled {
  value: string
  onChange: (value: string) => void
  rows?: number
  /** Set as what the officer says. */
  spoken?: boolean
}

export function TextArea({ label, hint, id: given, value, onChange, rows = 2, spoken = false }: TextAreaProps) {
  const own = useId()
  const id = given ?? own
  return (
    <Around label={label} id={id} {...(hint && { hint })}>
      <textarea
        id={id}
        className={spoken ? 'field spoken' : 'field'}
        rows={rows}
        value={value}
        dir="auto"
        aria-describedby={describedBy(id, hint)}
        onChange={({ target }) => onChange(target.value)}
      />
    </Around>
  )
}

interface SelectProps<Value extends string> extends Labelled {
  value: Value
  options: readonly (readonly [value: Value, says: string])[]
  onChange: (value: Value) => void
}

export function Select<Value extends string>({ label, hint, id: given, value, options, onChange }: SelectProps<Value>) {
  const own = useId()
  const id = given ?? own
  return (
    <Around label={label} id={id} {...(hint && { hint })}>
      <select
        id={id}
        className="field"
        value={value}
        aria-describedby={describedBy(id, hint)}
        onChange={({ target }) => onChange(target.value as Value)}
      >
        {options.map(([each, says]) => (
          <option key={each} value={each}>
            {says}
          </option>
        ))}
      </select>
    </Around>
  )
}

export function Check({
  label,
  checked,
  onChange,
}: {
  label: string
  checked: boolean
  onChange: (is: boolean) => void
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  )
}
