import { describe, expect, it } from 'vitest'
import { stepsFromText } from './text.ts'

const asks = (text: string) => stepsFromText(text).steps.map(({ ask }) => ask)
const expected = (text: string) => stepsFromText(text).steps.map(({ expect: kind }) => kind)
const leftOut = (text: string) => stepsFromText(text).leftOut.map(({ text: words, why }) => [why, words])
const warned = (text: string, of = 'left-out-question') =>
  stepsFromText(text).warnings.flatMap(({ code, line }) => (code === of ? [line] : []))

describe('a field of a plain list is no place to sign', () => {
  it.each([
    'Full name\nPlace and date of birth\nNationality\nOccupation',
    'Nom complet\nLieu et date de naissance\nNationalité\nProfession',
    "Nom complet\nLieu et date d'arrivée\nNationalité\nProfession",
    'Nombre\nLugar y fecha de nacimiento\nNacionalidad\nProfesión',
    'Name\nOrt und Datum der Eheschließung\nStaatsangehörigkeit\nBeruf',
    'Name\nFirma und Sitz\nAnschrift\nBeruf',
    'Full name\nPlace and date\nNationality\nOccupation',
  ])('%j', (text) => {
    expect(asks(text)).toEqual(text.split('\n'))
  })

  it('but below the last of them it is', () => {
    expect(asks('Do you consent?\nPlace and date\nSignature')).toEqual(['Do you consent?'])
    expect(leftOut('Do you consent?\nFull name\n\nSignature of the groom')).toContainEqual([
      'signature',
      'Signature of the groom',
    ])
  })
})

describe('boxes', () => {
  it('are bullets of requests as of questions', () => {
    expect(asks('☐ Do you consent to this interview?\n☐ State your full name.')).toEqual([
      'Do you consent to this interview?',
      'State your full name.',
    ])
    const text = '☐ Do you consent?\n☐ Describe how you met.\n☐ Explain why you marry.'
    expect(asks(text)).toHaveLength(3)
    expect(expected(text)).toEqual([undefined, undefined, undefined])
  })

  it('are answers where two words only look like a request', () => {
    expect(expected('Which papers have you?\n☐ Passport\n☐ Name certificate')).toEqual([
      { kind: 'choice', options: ['Passport', 'Name certificate'] },
    ])
  })

  it('belong to no question above another heading', () => {
    const text = '1. What is your name?\nMARITAL STATUS\n☐ Single ☐ Married\n2. Where do you live?'
    expect(expected(text)).toEqual([undefined, undefined])
    expect(leftOut(text)).toContainEqual(['list', '☐ Single ☐ Married'])
  })
})

describe('a bracket that is no annotation', () => {
  it.each([
    'Bride only',
    'Husband only',
    'Only the bride',
    'When married is yes',
    'Optional question',
    'Clarify Say yes or no',
    'To the husband',
    'Plaintiff only',
  ])('is an error and no stage direction where it means one: [%s]', (bracket) => {
    const text = `1. Who are you?\n2. Were you married before? [${bracket}]`
    expect(stepsFromText(text, ['plaintiff', 'bride']).problems).toMatchObject([{ path: '/steps/1' }])
  })

  it('is a stage direction where it says what is done', () => {
    const text = '1. Were you married before? [The registrar hands over the pen]'
    expect(stepsFromText(text).problems).toEqual([])
    expect(leftOut(text)).toContainEqual(['stage-direction', '[The registrar hands over the pen]'])
    expect(warned(text, 'stage-direction')).toEqual([1])
  })

  it('is a part of its sentence within it, and is warned of', () => {
    const text = '1. Were you employed from [start date] to [end date]?\n2. Did it begin on [start date]?'
    expect(asks(text)).toEqual(['Were you employed from [start date] to [end date]?', 'Did it begin on [start date]?'])
    expect(warned(text, 'placeholder')).toEqual([1, 2])
  })

  it('is not spoken at the edge of a sentence, nor as one word within', () => {
    expect(asks('1. [Show the passport] Is this yours? [Wait for the answer]')).toEqual(['Is this yours?'])
    expect(asks('1. Do you, [pause] Anna, consent?')).toEqual(['Do you, Anna, consent?'])
  })
})

describe('a request that is left out', () => {
  it.each([
    ['in notes', 'Instructions\n\nSpeak up.\n\nState your full name.\nDo you consent?', [5]],
    ['with a place to write', '1. What is your name?\nState your current address: ________\n2. Do you consent?', [2]],
    ['in contents', 'Overview\n1. State your full name\n2. Describe your work\n\nDo you consent?', [2, 3]],
  ])('is warned of %s', (_, text, lines) => {
    expect(warned(text)).toEqual(lines)
  })

  it.each([
    ['a title', 'STATE OF NEW YORK\n\n1. What is your name?'],
    ['a label', '1. What is your name?\nName: ________'],
    ['contents', 'Contents\nName of the parties .......... 3\n\n1. What is your name?'],
  ])('is none in %s', (_, text) => {
    expect(warned(text)).toEqual([])
  })

  it('is no contents for a year behind dots', () => {
    expect(asks('Case No. ............ 2024\n1. State your name\n2. State your address')).toHaveLength(2)
  })
})

describe('a note', () => {
  it('has its bullets below it', () => {
    const text =
      '1. What is your name?\n2. Note to counsel: check that\n   - the passport is valid\n3. Where do you live?'
    expect(asks(text)).toEqual(['What is your name?', 'Where do you live?'])
    expect(leftOut(text)).toContainEqual(['note', '- the passport is valid'])
    expect(asks('Do you consent?\nExpected answer:\n- yes\n- no\nWhere do you live?')).toEqual([
      'Do you consent?',
      'Where do you live?',
    ])
  })

  it('leaves the questions of a list that goes on below it', () => {
    expect(asks('• Full name\nNote: as in the passport\n• Date of birth\n• Address')).toEqual([
      'Full name',
      'Date of birth',
      'Address',
    ])
  })

  it.each([
    'Where do you live?\nNote to counsel: check the passport, the permit and, where there is one, the\nvisa before you go on.\nDo you consent?',
    '1. Where do you live?\nNote to counsel: check the passport, the permit and, where there is one, the\nvisa before you go on.\n2. Do you consent?',
    '1. Full name\nNote to counsel: check the passport, the permit and, where there is one, the\nvisa before you go on.\n2. Do you consent?',
  ])('goes on over lines: %j', (text) => {
    expect(asks(text)).toHaveLength(2)
    expect(asks(text).join(' ')).not.toMatch(/visa/)
    expect(leftOut(text)).toContainEqual(['note', 'visa before you go on.'])
  })

  it('takes nothing from the sentence that it interrupts', () => {
    const text = '1. Do you swear\nNote: pause\nthat you tell the truth,\nand nothing but the truth?'
    expect(asks(text)).toEqual(['Do you swear that you tell the truth, and nothing but the truth?'])
  })
})

describe('a label', () => {
  it('of whoever asks is not spoken behind a number either', () => {
    expect(asks('1. OFFICER: Do you consent?\n2. Officer: State your name.')).toEqual([
      'Do you consent?',
      'State your name.',
    ])
    expect(asks('1. Attorney: full address\n2. Do you consent?')[0]).toBe('Attorney: full address')
  })

  it('says whom the question asks', () => {
    const text = '1. Husband: do you take this woman?\n2. Wife: do you take this man?'
    expect(stepsFromText(text, ['groom', 'bride']).steps).toMatchObject([
      { ask: 'do you take this woman?', respondent: ['groom'] },
      { ask: 'do you take this man?', respondent: ['bride'] },
    ])
    expect(warned(text, 'inferred-respondent')).toEqual([1, 2])
  })
})

describe('a skip', () => {
  it('is warned of behind a blank line, too', () => {
    const text = '1. Who are you?\n2. Are you married?\n\nIf no, go to question 4.\n\n3. Since when?\n4. Where?'
    expect(asks(text)).toHaveLength(4)
    expect(warned(text, 'skip')).toEqual([4])
  })
})

describe('an address', () => {
  it('is no question to go to', () => {
    const text = '1. Describe how you came to move to 24 Elm Street. When was that?'
    expect(asks(text)).toEqual(['Describe how you came to move to 24 Elm Street. When was that?'])
    expect(asks('1. Are you married? If no, go to question 3.\n2. Since when?\n3. Why?')[0]).toBe('Are you married?')
  })
})

describe('columns below a question', () => {
  it.each([
    '5. Do you take this woman to be your wife?\n\n________   ________\nGroom      Bride',
    '5. Do you take this woman to be your wife?\nGroom      Bride',
    '5. Do you take this woman to be your wife?\n\n________   ________\nAnton Weber      Berta Meier',
    '5. What is your name?\n(first name    last name)',
  ])('are no answers where they label places to write: %j', (text) => {
    expect(expected(text)).toEqual([undefined])
  })

  it('are answers where more is asked below them, or right below it', () => {
    const choice = { kind: 'choice', options: ['in town', 'in the country'] }
    expect(expected('1. Where do you live?\nin town      in the country')).toEqual([choice])
    expect(expected('1. Where do you live?\n\nin town      in the country\n2. Why?')).toEqual([choice, undefined])
    expect(expected('Where do you live?\n\nin town      in the country\n\nWhy?')).toEqual([choice, undefined])
  })
})
