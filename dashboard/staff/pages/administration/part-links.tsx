import { Link } from '@tanstack/react-router'
import { useWords } from '../../shell/language.tsx'

export const PART_NAMES = ['people', 'keys', 'audit'] as const
export type PartName = (typeof PART_NAMES)[number]

/** What administration is made of. */
export function PartLinks({ at }: { at: PartName }) {
  const { administration: words } = useWords()
  return (
    <nav className="admin-parts" aria-label={words.title}>
      {PART_NAMES.map((name) => (
        <Link
          key={name}
          to="/administration/{-$part}"
          params={{ part: name }}
          className="admin-part"
          aria-current={name === at ? 'page' : undefined}
        >
          {words.parts[name]}
        </Link>
      ))}
    </nav>
  )
}
