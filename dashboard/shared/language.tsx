import { loadCatalogue } from '../words/catalogue.ts'
import { createLanguage, LanguageSelect } from './create-language.tsx'

/** That of the respondents' page. */
export const { useLanguage, useWords, LanguageProvider, firstCatalogue } = createLanguage(loadCatalogue)

export function LanguagePicker() {
  const { code, words, choose } = useLanguage()
  return <LanguageSelect code={code} label={words.page.language} onChoose={choose} />
}
