import { createLanguage } from '../../shared/create-language.tsx'
import { loadStaffCatalogue } from '../words/catalogue.ts'

/** That of the staff's page. */
export const { useLanguage, useWords, LanguageProvider, firstCatalogue } = createLanguage(loadStaffCatalogue)

/** What the language makes of numbers and times. */
export const useForms = () => useLanguage().forms
