import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'pregunta',
  questionNumber: 'n[°º]',
  article: 'Artículo',
  page: 'página|pagina|pág\\.',
  of: 'de',
  section: 'sección|parte',
  columns: { number: 'n[°º]', question: 'preguntas?', answer: 'respuestas?' },
  headingStyles: 'título',
}
