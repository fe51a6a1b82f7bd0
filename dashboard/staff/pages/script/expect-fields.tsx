import type { Expect, ExpectOf } from '../../../../interview/script/expect/kinds.ts'
import { useWords } from '../../shell/language.tsx'
import { expectOf, KINDS, optionsIn, withField } from './expects.ts'
import { Check, Field, Select, TextArea } from './fields.tsx'

interface Props<E extends Expect> {
  expect: E
  onChange: (expect: Expect) => void
}

/** The kind of answer that a step takes, and what is due. */
export function ExpectFields({ expect, onChange, id }: Props<Expect> & { id: string }) {
  const { script } = useWords()
  return (
    <fieldset className="step-fields">
      <Select
        id={id}
        label={script.fields.expect}
        value={expect.kind}
        options={KINDS.map((kind) => [kind, script.kinds[kind]])}
        onChange={(kind) => onChange(expectOf(kind, expect))}
      />
      <FieldsOfKind expect={expect} onChange={onChange} />
    </fieldset>
  )
}

function FieldsOfKind({ expect, onChange }: Props<Expect>) {
  const { script } = useWords()
  const words = script.expects
  switch (expect.kind) {
    case 'text':
      return null
    case 'affirmation':
      return (
        <Select
          label={words.due}
          value={expect.due ?? ''}
          options={[
            ['', words.any],
            ['yes', words.yes],
            ['no', words.no],
          ]}
          onChange={(due) => onChange(withField(expect, 'due', due === '' ? undefined : due))}
        />
      )
    case 'consent':
      return (
        <Check
          label={words.recording}
          checked={expect.to === 'recording'}
          onChange={(is) => onChange(withField(expect, 'to', is ? 'recording' : undefined))}
        />
      )
    case 'name':
      return <NameFields expect={expect} onChange={onChange} />
    case 'date':
      return (
        <>
          {(['due', 'earliest', 'latest'] as const).map((name) => (
            <Field
              key={name}
              type="date"
              label={words[name]}
              value={expect[name] ?? ''}
              onChange={(day) => onChange(withField(expect, name, day === '' ? undefined : day))}
            />
          ))}
        </>
      )
    case 'number':
      return <NumberFields expect={expect} onChange={onChange} />
    case 'choice':
      return <ChoiceFields expect={expect} onChange={onChange} />
    case 'phrase':
      return (
        <TextArea label={words.phrase} value={expect.phrase} onChange={(phrase) => onChange({ ...expect, phrase })} />
      )
    case 'judged':
      return (
        <TextArea
          label={words.criterion}
          hint={words.criterionHint}
          value={expect.criterion}
          onChange={(criterion) => onChange({ ...expect, criterion })}
        />
      )
    default:
      return expect satisfies never
  }
}

function NameFields({ expect, onChange }: Props<ExpectOf<'name'>>) {
  const { expects: words } = useWords().script
  const form = expect.due === undefined ? '' : expect.due === 'registered' ? 'registered' : 'own'
  return (
    <>
      <Select
        label={words.due}
        value={form}
        options={[
          ['', words.any],
          ['registered', words.registered],
          ['own', words.ownName],
        ]}
        onChange={(chosen) =>
          onChange(withField(expect, 'due', chosen === '' ? undefined : chosen === 'own' ? ' ' : 'registered'))
        }
      />
      {form === 'own' && (
        <Field
          label={words.ownName}
          value={expect.due?.trimStart() ?? ''}
          onChange={(name) => onChange({ ...expect, due: name === '' ? ' ' : name })}
        />
      )}
    </>
  )
}

function NumberFields({ expect, onChange }: Props<ExpectOf<'number'>>) {
  const { expects: words } = useWords().script
  return (
    <>
      <Check
        label={words.identifier}
        checked={expect.as === 'identifier'}
        onChange={(is) => onChange(is ? { kind: 'number', as: 'identifier' } : { kind: 'number' })}
      />
      {expect.as === undefined &&
        (['due', 'min', 'max'] as const).map((name) => (
          <Field
            key={name}
            type="number"
            label={words[name]}
            value={expect[name] === undefined ? '' : String(expect[name])}
            onChange={(text) => onChange(withField(expect, name, text === '' ? undefined : Number(text)))}
          />
        ))}
    </>
  )
}

function ChoiceFields({ expect, onChange }: Props<ExpectOf<'choice'>>) {
  const { expects: words } = useWords().script
  const values = [...new Set(expect.options.map(({ value }) => value).filter(Boolean))]
  return (
    <>
      <TextArea
        label={words.options}
        value={expect.options.map(({ value }) => value).join('\n')}
        rows={Math.max(2, expect.options.length)}
        onChange={(text) => onChange({ ...expect, options: optionsIn(text, expect.options) })}
      />
      <Select
        label={words.due}
        value={expect.due ?? ''}
        options={[['', words.any], ...values.map((value): [string, string] => [value, value])]}
        onChange={(due) => onChange(withField(expect, 'due', due === '' ? undefined : due))}
      />
    </>
  )
}
