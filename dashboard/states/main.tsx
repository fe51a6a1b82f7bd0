import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { PageView } from '../room/views/page-view.tsx'
import '../room/views/look.css'
import { firstCatalogue, LanguageProvider, useLanguage } from '../shared/language.tsx'
import { staffSamples } from '../staff/pages/samples.ts'
import { LANGUAGE_CODES, LANGUAGE_NAMES, type LanguageCode } from '../words/catalogue.ts'
import { Checklist } from './checklist.tsx'
import { samplesBefore } from './samples/before.ts'
import { samplesDuring } from './samples/during.ts'
import { StaffState } from './staff.tsx'
import { stillActs, stillLive } from './still.ts'
import './states.css'

const samplesIn = (code: LanguageCode) => ({ ...samplesBefore(code), ...samplesDuring(code) })

/**
 * `#room-listening/ar`; nothing for the list, `#checklist` for that. States with the same third part follow one another
 * as they do for a person, with what was typed and where the focus was.
 */
function readPlace(): { name: string; code: LanguageCode; scene: string } {
  const [name = '', language, scene = name] = location.hash.slice(1).split('/')
  return { name, code: LANGUAGE_CODES.find((code) => code === language) ?? 'en', scene }
}

function usePlace() {
  const [place, setPlace] = useState(readPlace)
  useEffect(() => {
    const follow = () => setPlace(readPlace())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return place
}

function List() {
  return (
    <main className="states-list">
      <h1>Every state of the pages</h1>
      <p>
        <a href="#checklist">The checklist for devices that no test has</a>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">State</th>
            {LANGUAGE_CODES.map((code) => (
              <th key={code} scope="col" lang={code}>
                {LANGUAGE_NAMES[code]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...Object.keys(samplesIn('en')), ...Object.keys(staffSamples)].map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {LANGUAGE_CODES.map((code) => (
                <td key={code}>
                  <a href={`#${name}/${code}`} aria-label={`${name} in ${code}`}>
                    {code}
                  </a>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}

function States() {
  const { name, code, scene } = usePlace()
  const language = useLanguage()
  const isPage = name !== '' && name !== 'checklist'
  const wanted = isPage ? code : 'en'
  useEffect(() => {
    if (language.code !== wanted) language.choose(wanted)
  }, [wanted, language])
  if (name === 'checklist') return <Checklist />
  const drawStaff = staffSamples[name]
  if (drawStaff) {
    return (
      <StaffState code={code}>
        <div key={`${scene}/${code}`} data-shown={`${name}/${code}`}>
          {drawStaff(code)}
        </div>
      </StaffState>
    )
  }
  const state = samplesIn(code)[name]
  if (!state) return <List />
  if (language.code !== wanted) return null
  return (
    <div data-shown={`${name}/${code}`}>
      <PageView key={`${scene}/${code}`} state={state} acts={stillActs} live={stillLive} />
    </div>
  )
}

const page = document.getElementById('page')
if (!page) throw new Error('the page has no place to draw in')
createRoot(page).render(
  <StrictMode>
    <LanguageProvider first={await firstCatalogue()}>
      <States />
    </LanguageProvider>
  </StrictMode>,
)
