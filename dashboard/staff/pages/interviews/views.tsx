import { type FormEvent, useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { Dialog } from '../../shell/dialog.tsx'
import { useWords } from '../../shell/language.tsx'
import { areSame, filtersOf, type ViewName, VIEWS } from './filters.ts'
import type { InterviewsProps } from './props.ts'

type ViewsProps = Pick<InterviewsProps, 'filters' | 'person' | 'views' | 'onFilter' | 'onSaveView' | 'onForgetView'>

/** Ways to look at the list: those that everybody has, and one's own. */
export function Views({ filters, person, views, onFilter, onSaveView, onForgetView }: ViewsProps) {
  const { interviews: words } = useWords()
  const [isNaming, setNaming] = useState(false)
  const common = (Object.keys(VIEWS) as ViewName[]).map((name) => ({
    name,
    said: words.views[name],
    filters: filtersOf({ status: VIEWS[name] }),
  }))
  const own = views.find((view) => areSame(view.filters, filters))
  const isKnown = own !== undefined || common.some((view) => areSame(view.filters, filters))
  return (
    <nav className="interviews-views no-print" aria-label={words.viewsLabel}>
      {[...common, ...views.map((view) => ({ ...view, said: view.name }))].map(({ name, said, filters: its }) => (
        <button
          key={`${name} ${said}`}
          type="button"
          className="interviews-view"
          aria-current={person === '' && areSame(its, filters) ? 'true' : undefined}
          onClick={() => onFilter(its)}
        >
          <bdi>{said}</bdi>
        </button>
      ))}
      {!isKnown && (
        <button type="button" className="button plain" onClick={() => setNaming(true)}>
          <Icon name="save" />
          {words.saveView}
        </button>
      )}
      {own && (
        <button type="button" className="button plain" onClick={() => onForgetView(own.name)}>
          <Icon name="remove" />
          {words.forgetView}
        </button>
      )}
      {isNaming && <Naming onName={onSaveView} onClose={() => setNaming(false)} />}
    </nav>
  )
}

function Naming({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const { interviews: words, shell } = useWords()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    if (name === '') return
    onName(name)
    onClose()
  }
  return (
    <Dialog
      title={words.saveView}
      onClose={onClose}
      acts={
        <>
          <button type="submit" form="view-name" className="button main">
            {words.save}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <form id="view-name" onSubmit={submit}>
        <label className="labelled">
          {words.viewName}
          <input name="name" className="field" required maxLength={60} autoComplete="off" />
        </label>
      </form>
    </Dialog>
  )
}
