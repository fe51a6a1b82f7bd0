import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'frage',
  questionNumber: 'nr\\.?',
  article: 'Artikel|ARTIKEL',
  page: 'seite|s\\.',
  of: 'von',
  section: 'teil|abschnitt|kapitel',
  columns: { runningNumber: 'lfd\\.', number: 'nr|pos', question: 'fragen?', answer: 'antwort(?:en)?' },
  headingStyles: 'titel|überschrift',
}
