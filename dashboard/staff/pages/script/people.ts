/** Who is interviewed, as it is typed. */
export interface TypedPeople {
  form: 'couple' | 'list'
  groom: string
  bride: string
  /** One a line: "Maria Conti", or "witness: Maria Conti". */
  list: string
}

export const NOBODY: TypedPeople = { form: 'couple', groom: '', bride: '', list: '' }

/** Who is asked, by their role and name. */
export interface Person {
  id: string
  name: string
}

const MOST = 16
const ROLE = /^([a-z][a-z0-9-]{0,31})\s*[:=]\s*(.+)$/i

export type People =
  | { ok: true; respondents: Person[] }
  | { ok: false; why: 'missing' | 'too-many' | 'same-role' | 'officer' }

/** What the API is told of them: those without a role are `person-1`, `person-2`, … */
export function readPeople({ form, groom, bride, list }: TypedPeople): People {
  const respondents = form === 'couple' ? couple(groom, bride) : listed(list)
  if (respondents.length === 0 || respondents.some(({ name }) => name === '')) return { ok: false, why: 'missing' }
  if (respondents.length > MOST) return { ok: false, why: 'too-many' }
  if (new Set(respondents.map(({ id }) => id)).size < respondents.length) return { ok: false, why: 'same-role' }
  // The officer's own words and sound carry that name.
  if (respondents.some(({ id }) => id === 'officer')) return { ok: false, why: 'officer' }
  return { ok: true, respondents }
}

const couple = (groom: string, bride: string): Person[] => [
  { id: 'groom', name: groom.trim() },
  { id: 'bride', name: bride.trim() },
]

const listed = (list: string): Person[] =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => {
      const [, id = `person-${index + 1}`, name = line] = ROLE.exec(line) ?? []
      return { id: id.toLowerCase(), name: name.trim() }
    })
