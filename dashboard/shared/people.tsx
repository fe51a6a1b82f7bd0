import type { Person } from '../room/engine/room-state.ts'
import type { Words } from '../words/words.ts'

/** Keeps a name that runs the other way from turning its sentence round. */
export const isolated = (text: string): string => `\u2068${text}\u2069`

const KNOWN_ROLES: ReadonlySet<string> = new Set(['groom', 'bride'])

/** As they are to be called, or else by their role. */
export function nameOf({ name, role }: Person, { page: { roles } }: Words): string {
  if (name) return name
  return KNOWN_ROLES.has(role) ? roles[role as 'groom' | 'bride'] : role
}

const COLOURS = 4

/** The same on everybody's page: by the place among all roles in their order. */
export function colourOf(role: string, everybody: readonly Pick<Person, 'role'>[]): string {
  const place = everybody.filter((person) => person.role < role).length
  return `var(--person-${place % COLOURS})`
}

/** @param name first letters of its first and last word */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

export function Initials({ name, colour }: { name: string; colour: string }) {
  return (
    <span className="initials" style={{ '--person': colour } as React.CSSProperties} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}
