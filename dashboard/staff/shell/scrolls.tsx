import type { ReactNode } from 'react'

/** Around a table that is wider than a phone: it scrolls by itself, also by the keyboard. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it whoever has no pointer cannot scroll
    <section className="scrolls" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
