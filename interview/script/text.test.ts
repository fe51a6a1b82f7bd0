import { describe, expect, it } from 'vitest'
import { scriptFromText, stepsFromText } from './text.ts'

const asks = (text: string) => stepsFromText(text).steps.map((step) => step['ask'])

describe('numbered questions', () => {
  it.each([
    ['1. One?\n2. Two?', 'dots'],
    ['1) One?\n2) Two?', 'brackets'],
    ['(1) One?\n(2) Two?', 'round brackets'],
    ['(a) One?\n(b) Two?', 'letters'],
    ['Q1: One?\nQ2: Two?', 'Q'],
    ['Question 3 - One?\nQuestion 4 - Two?', 'words'],
    ['i. One?\nii. Two?', 'roman'],
    ['I. One?\nII. Two?', 'capital roman'],
    ['(i) One?\n(ii) Two?', 'roman in brackets'],
    ['١. One?\n٢. Two?', 'Arabic-Indic digits'],
    ['۱- One?\n۲- Two?', 'Persian digits'],
    ['• One?\n• Two?', 'bullets'],
    ['1.\nOne?\n2.\nTwo?', 'numbers on lines of their own'],
    ['1 – One?\n2 – Two?', 'dashes'],
    ['1.One?\n2.Two?', 'no space'],
    ['1. One?\r\n2. Two?\r\n', 'Windows lines'],
    ['1.) One?\n2.) Two?', 'dot and bracket'],
    ['[1] One?\n[2] Two?', 'square brackets'],
    ['1.1 One?\n1.2 Two?', 'outline'],
    ['1.1. One?\n2.1. Two?', 'outline in two sections'],
    ['1.1.1 One?\n1.2.1 Two?', 'deep outline'],
    ['Q.1 One?\nQ.2 Two?', 'Q with a dot'],
    ['Question No. 1: One?\nQuestion No. 2: Two?', 'words with No.'],
    ['Frage 1: One?\nFrage 2: Two?', 'German'],
    ['السؤال ١: One?\nالسؤال ٢: Two?', 'Arabic'],
    ['Article 1: One?\nArticle 2: Two?', 'articles'],
    ['Art. 1 One?\nArt. 2 Two?', 'articles, short'],
    ['§ 1 One?\n§ 2 Two?', 'paragraphs of a law'],
    ['المادة ١: One?\nالمادة ٢: Two?', 'Arabic articles'],
    ['أ) One?\nب) Two?', 'Arabic letters'],
    ['(أ) One?\n(ب) Two?', 'Arabic letters in brackets'],
    ['أ. One?\nب. Two?\nج. ____', 'Arabic letters with dots'],
    ['A. One?\nB. Two?', 'capital letters'],
    ['a) One?\nb) Two?', 'letters with a bracket'],
    ['\uf0b7 One?\n\uf0b7 Two?', 'bullets of a symbol font'],
    ['☐ One?\n☐ Two?', 'boxes'],
    ['A. The parties\n1. One?\nB. The marriage\n2. Two?', 'sections by letter'],
    ['I. The parties\n1. One?\nII. The marriage\n1. Two?', 'sections by roman number'],
    ['1. The parties\n1.1 One?\n2. The marriage\n2.1 Two?', 'sections of an outline'],
    ['Article 1 The parties\n1. One?\nArticle 2 The marriage\n2. Two?', 'sections by article'],
    ['Article 1 The parties\nOne?\nArticle 2 The marriage\nTwo?', 'articles with headings'],
    ['# The parties\n1. One?\n# The marriage\n2. Two?', 'marked headings'],
  ])('%j: %s', (text) => {
    expect(asks(text)).toEqual(['One?', 'Two?'])
  })

  it('go on over the following lines, over a page break too', () => {
    expect(asks('1. You are under oath.\nDo you understand\nthat?\n2. Do you\n\fconsent?')).toEqual([
      'You are under oath. Do you understand that?',
      'Do you consent?',
    ])
  })

  it('keep a second paragraph rather than lose it', () => {
    expect(asks('1. You are under oath.\n\nDo you understand?\n2. Two?')).toEqual([
      'You are under oath. Do you understand?',
      'Two?',
    ])
  })

  it('put together words broken at the end of a line', () => {
    expect(
      asks('1. Do you take this wo-\nman, your soon-to-be wife, as a self-\nemployed person? Bor\u00ad\ning?'),
    ).toEqual(['Do you take this woman, your soon-to-be wife, as a self-employed person? Boring?'])
  })

  it('are not begun by a number inside a question', () => {
    expect(
      asks('1. Were you born before\n1990. Or later, on\n18. May? It cost\n1.5 million or\n(2004) less?\n2. Two?'),
    ).toEqual(['Were you born before 1990. Or later, on 18. May? It cost 1.5 million or (2004) less?', 'Two?'])
  })

  it('may skip a number, begin again in a new part, and have sub-questions', () => {
    expect(asks('1. A?\n2. B?\n4. C?\nPART TWO\n1. D?\n(a) E?\n(b) F?\n2. G?\n(a) H?')).toEqual([
      'A?',
      'B?',
      'C?',
      'D?',
      'E?',
      'F?',
      'G?',
      'H?',
    ])
  })

  it('leave title, introduction, headings, blanks and closing lines out', () => {
    const text =
      'Verification of Marriage\nThis is put to both.\n\n1. One?\n\nTHE BRIDE\n2. State your name\nTHE GROOM\n3. Three?\nSignature: ________\n______\n\nSigned in Berlin.\n'
    expect(stepsFromText(text)).toMatchObject({ title: 'Verification of Marriage' })
    expect(asks(text)).toEqual(['One?', 'State your name', 'Three?'])
  })

  it('end with their annotation, but not with a placeholder at the end of a line', () => {
    expect(asks('1. One? [groom; consent]\nThe officer turns to the bride.\n2. Do you, [name]\nconsent?')).toEqual([
      'One?',
      'Do you, [name] consent?',
    ])
  })

  it('lose nothing that asks, though it has no number', () => {
    expect(
      asks('1. One? [all; consent]\nAnd do you know\nwhy? [bride]\nA note.\n# More\nIs this one too?\n\n2. Two?'),
    ).toEqual(['One?', 'And do you know why?', 'Is this one too?', 'Two?'])
    expect(asks('1. One?\n2. Two.\n\nAnd then?\n\nSigned in Berlin.')).toEqual(['One?', 'Two. And then?'])
  })

  it('lose no line to a blank or a number within them', () => {
    expect(
      asks('1. Were you born before\n2004\nor after?\n2. Is your name ________ or\n________ as you said?\n3. Three?'),
    ).toEqual(['Were you born before 2004 or after?', 'Is your name ________ or ________ as you said?', 'Three?'])
  })

  it('are not numbered by an amount or a date', () => {
    expect(asks('1. Was the price\n1.5 million, paid on\n1.5.2026 or under\nArt. 5 of the deed?\n2. Two?')).toEqual([
      'Was the price 1.5 million, paid on 1.5.2026 or under Art. 5 of the deed?',
      'Two?',
    ])
  })

  it('count on as an outline, and again below each number', () => {
    expect(asks('1.1 Was it\n1.9 million?\n1.2 Two?')).toEqual(['Was it 1.9 million?', 'Two?'])
    expect(asks('1. One?\n(a) A?\n2. Is it\n(b) here?\n3. Three?')).toEqual(['One?', 'A?', 'Is it (b) here?', 'Three?'])
  })

  it('end before a marked heading, finished or not', () => {
    expect(asks('1. State your name\n# More\nSome text.\n2. Two?')).toEqual(['State your name', 'Two?'])
    expect(asks('1. State your name\nNo. Question Answer\n2. Two?')).toEqual(['State your name', 'Two?'])
  })

  it('stay whole above a list that is no section', () => {
    expect(asks('1. Do you own\n1.1 a house?\n1.2 a car?')).toEqual(['Do you own', 'a house?', 'a car?'])
    expect(asks('A. Are you well?\n1. One?')).toEqual(['Are you well?', 'One?'])
  })

  it('in capitals are not taken for headings', () => {
    expect(asks('1. DO YOU CONSENT\nTO THIS RECORDING\nTODAY?\n2. STATE YOUR\nNAME\n3. END?')).toEqual([
      'DO YOU CONSENT TO THIS RECORDING TODAY?',
      'STATE YOUR NAME',
      'END?',
    ])
  })

  it('take no sentence for a title', () => {
    expect(stepsFromText('This is put to both parties.\n1. One?').title).toBeUndefined()
  })

  it('keep bullets within a numbered question', () => {
    expect(asks('1. Do you declare that\n- you are free and\n- of age?\n2. Two?')).toEqual([
      'Do you declare that - you are free and - of age?',
      'Two?',
    ])
  })
})

describe('separate lines', () => {
  it('become steps', () => {
    expect(asks('State name\nDo you take this man?\nSign here: ______')).toEqual([
      'State name',
      'Do you take this man?',
      'Sign here:',
    ])
  })

  it('go on in lower case when the sentence is not ended', () => {
    expect(asks('Do you take this man\nto be your husband?\nand do you love him?\n\nSign here')).toEqual([
      'Do you take this man to be your husband?',
      'and do you love him?',
      'Sign here',
    ])
  })

  it('may have a heading, which is the title', () => {
    expect(stepsFromText('# The Questions\nOne?\nMORE\nTwo?')).toMatchObject({
      title: 'The Questions',
      steps: [{ ask: 'One?' }, { ask: 'Two?' }],
    })
  })

  it('all in capitals are questions all the same', () => {
    expect(asks('STATE YOUR NAME\nDO YOU CONSENT?')).toEqual(['STATE YOUR NAME', 'DO YOU CONSENT?'])
  })
})

describe('scriptFromText', () => {
  it('reads a whole script', () => {
    const result = scriptFromText(
      'Title\n1. Consent? [all; consent]\n2. Married before? [bride; affirmation; id before]\n3. When did it end? [bride; date; when before = yes; optional]',
      { language: 'en-GB' },
    )
    expect(result).toMatchObject({
      ok: true,
      script: {
        title: 'Title',
        language: 'en-GB',
        steps: [
          { id: 'q1', ask: 'Consent?', respondent: 'all', expect: { kind: 'consent' }, required: true },
          { id: 'before', respondent: ['bride'], expect: { kind: 'affirmation' } },
          {
            id: 'q3',
            expect: { kind: 'date' },
            required: false,
            onUnresolved: 'continue',
            when: { step: 'before', equals: true },
          },
        ],
      },
    })
  })

  it.each(['', '  \n\f\n', 'Page 1 of 1\n____', '# A heading'])('has an error for no question: %j', (text) => {
    expect(scriptFromText(text)).toEqual({
      ok: false,
      problems: [{ path: '/steps', message: 'no question was found in the text' }],
    })
  })

  it('names the line of an annotation that is not understood', () => {
    expect(
      scriptFromText(
        'Title\n\n1. One? [groom; consnet]\n2. A long\nquestion? [bride; affirmation due maybe;\nfrobnicate]',
      ),
    ).toEqual({
      ok: false,
      problems: [
        { path: '/steps/0', message: 'line 3: "consnet" in the annotation is not understood' },
        { path: '/steps/1', message: 'line 5: "affirmation due maybe" in the annotation is not understood' },
        { path: '/steps/1', message: 'line 5: "frobnicate" in the annotation is not understood' },
      ],
    })
  })

  it('names the line of a step that the script schema refuses', () => {
    const result = scriptFromText(`1. One? [groom; when q7 = yes]\n2. ${'x'.repeat(2_001)}?`)
    expect(result).toMatchObject({
      ok: false,
      problems: [{ path: '/steps/1/ask', message: expect.stringMatching(/^line 2: .*2000/) }],
    })
    expect(scriptFromText('\n1. One? [groom; when q7 = yes]')).toEqual({
      ok: false,
      problems: [{ path: '/steps/0/when', message: 'line 2: there is no step "q7"' }],
    })
  })

  it('has a limit of steps', () => {
    const result = scriptFromText(Array.from({ length: 501 }, (_, index) => `${index + 1}. Is it ${index}?`).join('\n'))
    expect(result).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('501 questions') }] })
  })

  it.each([
    ['lines that never end', 'word word\n'.repeat(100_000)],
    ['one question that never ends', `1. ${'word [word]\nword\n'.repeat(60_000)}`],
    ['brackets', '['.repeat(1_000_000)],
    ['blanks', `${'_'.repeat(500_000)} x`],
    ['numbers', '1.\n'.repeat(200_000)],
    ['headings', `1. a\n${'A HEADING\n'.repeat(80_000)}`],
  ])(
    'takes no hostile text for longer than it is: %s',
    (_, text) => {
      expect(scriptFromText(text).ok).toBe(false)
    },
    4_000,
  )
})
