import { readFileSync } from 'node:fs'
import { type DocumentCase } from './common.ts'

const file = (name: string) => () => new Uint8Array(readFileSync(new URL(`../files/${name}`, import.meta.url)))

/** Printed by other programs; `files/make.sh` says how. */
export const PRINTED: DocumentCase[] = [
  {
    name: 'أسئلة.pdf',
    what: 'Chromium: right to left, numbers in Arabic digits, Latin words and a year within',
    bytes: file('arabic-list.pdf'),
    steps: [
      'ما اسمك الكامل؟',
      'هل توافق على هذه المقابلة (Interview) وعلى تسجيلها بتاريخ ٢٠٢٦ من قبل الموظف الآلي لشركة LexNova Systems في هذا اليوم؟',
      'أين تسكن؟',
    ],
  },
  {
    name: 'حروف.pdf',
    what: 'Pango and cairo: right to left, lettered, brackets within',
    bytes: file('arabic-letters.pdf'),
    steps: [
      'ما اسمك الكامل؟',
      'أين ولدت (المدينة والبلد) ومتى؟',
      'هل توافق على تسجيل هذه المقابلة من قبل الموظف الآلي في هذا اليوم وحفظ التسجيل لدى المحكمة؟',
    ],
  },
  {
    name: 'أسطر.pdf',
    what: 'Pango and cairo: right to left, not numbered, a question of two lines',
    bytes: file('arabic-lines.pdf'),
    steps: ['ما اسمك الكامل كما هو مكتوب في جواز السفر الخاص بك وفي شهادة الميلاد؟', 'أين تسكن؟'],
  },
  {
    name: 'hyphenated.pdf',
    what: 'groff and Ghostscript: outline numbers, words broken at the end of lines, justified',
    bytes: file('hyphenated.pdf'),
    steps: [
      'Do you acknowledge unconditionally the extraordinary responsibilities of a self-employed administrator?',
      'Describe the circumstances under which the misunderstanding between the representatives originated.',
      'Is the well-known professional organisation internationally registered?',
    ],
  },
  {
    name: 'page-break.pdf',
    what: 'Chromium: a question over the end of a page, "1/2" at the foot',
    bytes: file('page-break.pdf'),
    steps: [
      'You have told the registrar that you live in the town of your birth. Since when have you lived there without an interruption of more than six months, and in which streets?',
      'Who lives in your household today, and since when? Name the persons with their dates of birth, and say of each whether you support that person, whether the person supports you, or whether neither is so; and add who else has a key to your home.',
      'Do you wish to change any of your answers?',
    ],
  },
  {
    name: 'Fragebogen.pdf',
    what: 'Chromium: bold headings of the size of the text, running head, "Seite 1 von 3"',
    bytes: file('sections.pdf'),
    steps: [
      'Wie lauten Ihr Vor- und Nachname sowie alle Namen, die Sie früher geführt haben?',
      'Wann und wo sind Sie geboren?',
      'Waren Sie schon einmal verheiratet?',
      'Nennen Sie den Namen der Person, mit der Sie verheiratet waren, und das Gericht, das die Ehe geschieden hat',
      'Erklären Sie aus freiem Willen, dass Sie die Ehe mit der anwesenden Person eingehen wollen?',
    ],
  },
  {
    name: 'separate-lines.pdf',
    what: 'Chromium: not numbered, a line broken before a name',
    bytes: file('separate-lines.pdf'),
    steps: [
      'State your full name',
      'Do you take the person beside you, Anna Maria Conti, born in Verona, to be your lawful wedded wife?',
      'Sign here:',
    ],
  },
  {
    name: 'table.pdf',
    what: 'Chromium: a table, its numbers in the middle of the cells beside them',
    bytes: file('table.pdf'),
    steps: [
      'What is your full name, as it stands in your passport, and which other names have you used before?',
      'Where do you live?',
      'Do you consent to the marriage with the person who is present here today?',
    ],
  },
  {
    name: 'two-columns.pdf',
    what: 'Chromium: two columns under one title, justified',
    bytes: file('two-columns.pdf'),
    steps: [
      'Do you acknowledge unconditionally that your participation in this extraordinary proceeding is voluntary?',
      'Have you understood the responsibilities that accompany the declaration you intend to make before this authority?',
      'Are you self-employed?',
      'Were you previously in a registered partnership, and if so, when was it formally dissolved?',
      "What is your mother-in-law's full name, as it is written in the certificate of her birth?",
      'Where do you live?',
    ],
  },
  {
    name: 'pandoc.docx',
    what: 'pandoc: title, headings, a list within a list, a table',
    bytes: file('sections.docx'),
    steps: [
      'What is your full name?',
      'Do you have',
      'a passport?',
      'a driving licence?',
      'Why did you apply?',
      'When can you begin?',
      'Have you any questions?',
    ],
  },
  {
    name: 'word-styles.docx',
    what: "python-docx on Word's own template: a list by its style, head, foot, a table",
    bytes: file('word-styles.docx'),
    steps: [
      'What is your full name?',
      'Where do you live?',
      'Do you consent to the marriage?',
      'Have you been married before?',
      'Do you have children?',
    ],
  },
]
