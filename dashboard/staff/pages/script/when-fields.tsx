import { isolated } from '../../../shared/people.tsx'
import { useWords } from '../../shell/language.tsx'
import { Icon } from '../../../shared/icon.tsx'
import { type Comparison, comparedIn, conditionOf, listOf, withCompared } from './conditions.ts'
import { comparableOf, firstComparison } from './faults.ts'
import { Field, Select } from './fields.tsx'
import type { Person } from './people.ts'
import type { EditedStep } from './script-model.ts'

interface WhenProps {
  step: EditedStep
  /** Steps before it, which a condition may look at. */
  earlier: readonly EditedStep[]
  people: readonly Person[]
  onChange: (when: EditedStep['when']) => void
  id: string
}

/** When the step is asked. */
export function WhenFields({ step, earlier, people, onChange, id }: WhenProps) {
  const { when: words } = useWords().script
  const list = listOf(step.when)
  const last = earlier.at(-1)
  if (!list) {
    return (
      <fieldset className="step-fields">
        <legend>{words.title}</legend>
        <p>{words.nested}</p>
        <button type="button" id={id} className="button small" onClick={() => onChange(undefined)}>
          {words.remove}
        </button>
      </fieldset>
    )
  }
  const { join, comparisons } = list
  const set = (next: readonly Comparison[], how = join) => onChange(conditionOf({ join: how, comparisons: [...next] }))
  return (
    <fieldset className="step-fields">
      <legend>{words.title}</legend>
      {comparisons.length === 0 && <p className="form-hint">{last ? words.always : words.first}</p>}
      {comparisons.length > 1 && (
        <Select
          label={words.join}
          value={join}
          options={[
            ['all', words.all],
            ['any', words.any],
          ]}
          onChange={(how) => set(comparisons, how)}
        />
      )}
      {comparisons.map((comparison, place) => (
        <div key={place} className="comparison">
          <ComparisonFields
            comparison={comparison}
            earlier={earlier}
            people={people}
            onChange={(next) => set(comparisons.with(place, next))}
          />
          <button
            type="button"
            className="button small"
            onClick={() => set(comparisons.toSpliced(place, 1))}
            aria-label={`${words.remove} ${place + 1}`}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {last && (
        <button
          type="button"
          id={id}
          className="button small"
          onClick={() => set([...comparisons, firstComparison(last)])}
        >
          {words.add}
        </button>
      )}
    </fieldset>
  )
}

interface ComparisonProps {
  comparison: Comparison
  earlier: readonly EditedStep[]
  people: readonly Person[]
  onChange: (comparison: Comparison) => void
}

function ComparisonFields({ comparison, earlier, people, onChange }: ComparisonProps) {
  const { when: words, step: stepWord } = useWords().script
  const looked = earlier.find(({ id }) => id === comparison.step)
  const compared = comparedIn(comparison)
  const how = 'equals' in compared ? 'equals' : compared.answered ? 'answered' : 'unanswered'
  const options = earlier.map(({ id, ask }, place): [string, string] => [
    id,
    `${stepWord(place + 1)}: ${isolated(ask.length > 60 ? `${ask.slice(0, 60)}…` : ask)}`,
  ])
  const first = looked && firstComparison(looked)
  const beginning = first && 'equals' in first ? first.equals : ''
  return (
    <>
      <Select
        label={words.step}
        value={comparison.step}
        options={looked ? options : [[comparison.step, comparison.step], ...options]}
        onChange={(id) => {
          const next = earlier.find((step) => step.id === id)
          if (next) onChange(firstComparison(next))
        }}
      />
      <Select
        label={words.of}
        value={comparison.respondent ?? ''}
        options={[['', words.anybody], ...people.map(({ id, name }): [string, string] => [id, name || id])]}
        onChange={(id) => onChange(withCompared({ ...comparison, respondent: id || undefined }, compared))}
      />
      <Select
        label={words.is}
        value={how}
        options={[
          ['equals', words.equals],
          ['answered', words.answered],
          ['unanswered', words.unanswered],
        ]}
        onChange={(next) =>
          onChange(
            withCompared(comparison, next === 'equals' ? { equals: beginning } : { answered: next === 'answered' }),
          )
        }
      />
      {'equals' in compared && (
        <ValueField
          value={compared.equals}
          expect={looked?.expect}
          onChange={(equals) => onChange(withCompared(comparison, { equals }))}
        />
      )}
    </>
  )
}

interface ValueProps {
  value: string | number | boolean
  expect: EditedStep['expect'] | undefined
  onChange: (value: string | number | boolean) => void
}

function ValueField({ value, expect, onChange }: ValueProps) {
  const { when: words, expects } = useWords().script
  const comparable = comparableOf(expect)
  if (comparable.by === 'yes-no' || typeof value === 'boolean') {
    return (
      <Select
        label={words.value}
        value={value === true ? 'yes' : 'no'}
        options={[
          ['yes', expects.yes],
          ['no', expects.no],
        ]}
        onChange={(chosen) => onChange(chosen === 'yes')}
      />
    )
  }
  if (comparable.by === 'option') {
    const options = comparable.options.map((option): [string, string] => [option, option])
    const all: [string, string][] = comparable.options.includes(String(value))
      ? options
      : [[String(value), String(value)], ...options]
    return <Select label={words.value} value={String(value)} options={all} onChange={onChange} />
  }
  const isNumber = comparable.by === 'number'
  return (
    <Field
      label={words.value}
      type={isNumber ? 'number' : comparable.by === 'date' ? 'date' : 'text'}
      value={String(value)}
      onChange={(text) => onChange(isNumber && text !== '' ? Number(text) : text)}
    />
  )
}
