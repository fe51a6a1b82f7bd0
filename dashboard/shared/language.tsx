import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import {
  type Catalogue,
  directionOf,
  LANGUAGE_CODES,
  LANGUAGE_NAMES,
  type LanguageCode,
  languageFor,
  loadCatalogue,
} from '../words/catalogue.ts'
import type { Words } from '../words/words.ts'
import { Icon } from './icon.tsx'

interface Language extends Catalogue {
  choose(code: LanguageCode): void
}

const LanguageContext = createContext<Language | undefined>(undefined)

export function useLanguage(): Language {
  const language = useContext(LanguageContext)
  if (!language) throw new Error('there is no language around this')
  return language
}

export const useWords = (): Words => useLanguage().words

const KEPT_AS = 'lexnova.language'

/** Where nothing may be kept, as in private windows, the browser's language is taken each time. */
function readKept(): string[] {
  try {
    const kept = localStorage.getItem(KEPT_AS)
    return kept ? [kept] : []
  } catch {
    return []
  }
}

function keep(code: LanguageCode): void {
  try {
    localStorage.setItem(KEPT_AS, code)
  } catch {
    // It holds for this page, then.
  }
}

/** What the person chose before, or else the first language of the browser that there is. */
export const firstCatalogue = (): Promise<Catalogue> =>
  loadCatalogue(languageFor([...readKept(), ...navigator.languages]), navigator.languages)

export function LanguageProvider({ first, children }: { first: Catalogue; children: ReactNode }) {
  const [catalogue, setCatalogue] = useState(first)
  const { code } = catalogue
  useEffect(() => {
    document.documentElement.lang = code
    document.documentElement.dir = directionOf(code)
  }, [code])
  const choose = (chosen: LanguageCode) => {
    keep(chosen)
    void loadCatalogue(chosen, navigator.languages).then(setCatalogue)
  }
  return <LanguageContext value={{ ...catalogue, choose }}>{children}</LanguageContext>
}

export function LanguagePicker() {
  const { code, words, choose } = useLanguage()
  return (
    <label className="language-picker no-print">
      <Icon name="globe" />
      <span className="visually-hidden">{words.page.language}</span>
      <select value={code} onChange={({ target }) => choose(target.value as LanguageCode)}>
        {LANGUAGE_CODES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
