import { describe, expect, it } from 'vitest'
import { readScript } from '../script/script.ts'
import { LANGUAGE_CODES as OFFICER_LANGUAGES } from '../languages/language.ts'
import { type OfficerPhrases, officerOf } from './officer.ts'

const said = (phrases: OfficerPhrases): Record<string, string> =>
  Object.fromEntries(
    Object.entries(phrases).map(([name, phrase]) => [name, typeof phrase === 'string' ? phrase : phrase('Ada')]),
  )

describe('the officer’s phrases', () => {
  it('exist in five languages, none borrowed from another', () => {
    expect([...OFFICER_LANGUAGES].toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr'])
    const all = OFFICER_LANGUAGES.flatMap((language) =>
      Object.entries(said(officerOf(language))).map(([name, phrase]) => `${name}: ${phrase}`),
    )
    expect(all.length - new Set(all).size).toBe(0)
  })

  it.each(OFFICER_LANGUAGES)('say the name or the value they are given, in %s', (language) => {
    for (const [name, phrase] of Object.entries(officerOf(language))) {
      if (typeof phrase !== 'string') expect(phrase('Ada Weber'), name).toContain('Ada Weber')
    }
  })

  it('are those of the primary language, and English where there are none', () => {
    expect(officerOf('de-AT')).toBe(officerOf('de'))
    expect(officerOf('fi')).toBe(officerOf('en'))
  })

  it('open, close and clarify a script of that language', () => {
    const read = readScript({ language: 'fr', questions: ['Quel est votre nom ?'] })
    expect(read.ok && read.script).toMatchObject({
      opening: officerOf('fr').opening,
      closing: officerOf('fr').closing,
      steps: [{ clarify: officerOf('fr').clarify }],
    })
  })
})
