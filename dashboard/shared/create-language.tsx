import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import {
  type Catalogue,
  directionOf,
  LANGUAGE_CODES,
  LANGUAGE_NAMES,
  type LanguageCode,
  languageFor,
} from '../words/catalogue.ts'
import { Icon } from './icon.tsx'

type Choosable<W, F> = Catalogue<W, F> & { choose(code: LanguageCode): void }

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

/** The language of one page: its words, and how another is chosen. */
export function createLanguage<W, F>(
  load: (code: LanguageCode, preferred: readonly string[]) => Promise<Catalogue<W, F>>,
) {
  const LanguageContext = createContext<Choosable<W, F> | undefined>(undefined)

  function useLanguage(): Choosable<W, F> {
    const language = useContext(LanguageContext)
    if (!language) throw new Error('there is no language around this')
    return language
  }

  function LanguageProvider({ first, children }: { first: Catalogue<W, F>; children: ReactNode }) {
    const [catalogue, setCatalogue] = useState(first)
    const { code } = catalogue
    useEffect(() => {
      document.documentElement.lang = code
      document.documentElement.dir = directionOf(code)
    }, [code])
    const choose = (chosen: LanguageCode) => {
      keep(chosen)
      void load(chosen, navigator.languages).then(setCatalogue)
    }
    return <LanguageContext value={{ ...catalogue, choose }}>{children}</LanguageContext>
  }

  return {
    useLanguage,
    useWords: (): W => useLanguage().words,
    LanguageProvider,
    /** What the person chose before, or else the first language of the browser that there is. */
    firstCatalogue: () => load(languageFor([...readKept(), ...navigator.languages]), navigator.languages),
  }
}

interface LanguageSelectProps {
  code: LanguageCode
  label: string
  onChoose(code: LanguageCode): void
}

export function LanguageSelect({ code, label, onChoose }: LanguageSelectProps) {
  return (
    <label className="language-picker no-print">
      <Icon name="globe" />
      <span className="visually-hidden">{label}</span>
      <select value={code} onChange={({ target }) => onChoose(target.value as LanguageCode)}>
        {LANGUAGE_CODES.map((each) => (
          <option key={each} value={each} lang={each}>
            {LANGUAGE_NAMES[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
