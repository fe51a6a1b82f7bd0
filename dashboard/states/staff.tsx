import { type ReactElement, useEffect, useState } from 'react'
import { LanguageProvider } from '../staff/shell/language.tsx'
import { loadStaffCatalogue } from '../staff/words/catalogue.ts'
import '../staff/shell/look.css'
import type { LanguageCode } from '../words/catalogue.ts'

type StaffCatalogue = Awaited<ReturnType<typeof loadStaffCatalogue>>

/** A state of the staff's page in a language. */
export function StaffState({ code, children }: { code: LanguageCode; children: ReactElement }) {
  const [catalogue, setCatalogue] = useState<StaffCatalogue>()
  useEffect(() => {
    void loadStaffCatalogue(code, navigator.languages).then(setCatalogue)
  }, [code])
  if (catalogue?.code !== code) return null
  return (
    <LanguageProvider key={code} first={catalogue}>
      {children}
    </LanguageProvider>
  )
}
