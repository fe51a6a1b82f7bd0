import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'q|question',
  questionNumber: 'no\\.?',
  article: 'Art\\.|ART\\.|Article|ARTICLE',
  page: 'page|pg\\.|p\\.',
  of: 'of',
  section: 'part|section|chapter|article|annex|schedule',
  columns: { number: 'no|num|item', question: 'questions?', answer: 'answers?|responses?|remarks?|notes?' },
  headingStyles: 'title|heading',
}
