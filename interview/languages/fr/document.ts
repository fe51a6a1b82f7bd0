import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'question',
  questionNumber: 'n[°º]',
  article: 'Article|ARTICLE',
  page: 'page',
  of: 'de|sur',
  section: 'partie',
  columns: { number: 'n[°º]', question: 'questions?', answer: 'notes?' },
  headingStyles: 'titre',
}
