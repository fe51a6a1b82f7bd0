import { useParams } from '@tanstack/react-router'
import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { Missing } from '../../shell/states.tsx'
import { AuditPart } from './audit.tsx'
import { KeysPart } from './keys.tsx'
import { PART_NAMES, PartLinks } from './part-links.tsx'
import { PeoplePart } from './people.tsx'
import './administration.css'

const PARTS = { people: PeoplePart, keys: KeysPart, audit: AuditPart } as const

/** People, keys, and who did what. */
export function AdministrationPage() {
  const { administration: words } = useWords()
  const { part = 'people' } = useParams({ from: '/desk/administration/{-$part}' })
  const name = PART_NAMES.find((one) => one === part)
  if (!name) return <Missing whole />
  const Part = PARTS[name]
  return (
    <Page title={words.title}>
      <PartLinks at={name} />
      <Part />
    </Page>
  )
}
