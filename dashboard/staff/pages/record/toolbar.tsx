import type { RefObject } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { useWords } from '../../shell/language.tsx'
import { type Filter, isFiltering, NO_FILTER, toggled } from './filter.ts'
import { GROUPS } from './kinds.ts'
import type { Story } from './story.ts'
import type { Telling } from './telling.ts'
import { lanesOf } from './timeline.ts'

export type Form = 'list' | 'table'

interface ToolbarProps {
  story: Story
  telling: Telling
  filter: Filter
  shown: number
  form: Form
  search: RefObject<HTMLInputElement | null>
  steps: RefObject<HTMLSelectElement | null>
  onFilter: (filter: Filter) => void
  onForm: (form: Form) => void
  onStep: (id: string) => void
}

export function Toolbar(props: ToolbarProps) {
  const { story, telling, filter, shown, form, search, steps, onFilter, onForm, onStep } = props
  const { filter: words, view } = useWords().record
  const chosen = filter.lanes.length + filter.groups.length
  return (
    <search className="toolbar no-print" aria-label={words.label}>
      <label className="toolbar-search">
        <Icon name="search" />
        <span className="visually-hidden">{words.search}</span>
        <input
          ref={search}
          className="field"
          type="search"
          placeholder={words.search}
          value={filter.search}
          onChange={({ target }) => onFilter({ ...filter, search: target.value })}
        />
      </label>
      <details className="toolbar-filter">
        <summary className="button">
          <Icon name="filter" />
          {words.who} · {words.what}
          {chosen > 0 && <span className="toolbar-count number">{chosen}</span>}
        </summary>
        <div className="toolbar-choices">
          <fieldset>
            <legend>{words.who}</legend>
            {lanesOf(story).map((lane) => (
              <Choice
                key={lane}
                label={telling.nameOf(lane)}
                checked={filter.lanes.includes(lane)}
                onChange={() => onFilter({ ...filter, lanes: toggled(filter.lanes, lane) })}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend>{words.what}</legend>
            {GROUPS.map((group) => (
              <Choice
                key={group}
                label={words.groups[group]}
                checked={filter.groups.includes(group)}
                onChange={() => onFilter({ ...filter, groups: toggled(filter.groups, group) })}
              />
            ))}
          </fieldset>
        </div>
      </details>
      {story.steps.length > 0 && (
        <label>
          <span className="visually-hidden">{words.step}</span>
          <select
            ref={steps}
            className="field"
            value=""
            onChange={({ target }) => target.value && onStep(target.value)}
          >
            <option value="">{words.step}</option>
            {story.steps.map(({ id, number, ask }) => (
              <option key={id} value={id}>
                {`${number}. ${(ask ?? id).slice(0, 80)}`}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset className="toolbar-form">
        <legend className="visually-hidden">{view.label}</legend>
        {(['list', 'table'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="record-form" checked={form === each} onChange={() => onForm(each)} />
            {view[each]}
          </label>
        ))}
      </fieldset>
      <p className="toolbar-shown soft" role="status">
        {words.shown(shown, story.told.length)}
      </p>
      {isFiltering(filter) && (
        <button type="button" className="button plain" onClick={() => onFilter(NO_FILTER)}>
          {words.clear}
        </button>
      )}
    </search>
  )
}

const Choice = ({ label, checked, onChange }: { label: string; checked: boolean; onChange: () => void }) => (
  <label className="choice">
    <input type="checkbox" checked={checked} onChange={onChange} />
    {label}
  </label>
)
