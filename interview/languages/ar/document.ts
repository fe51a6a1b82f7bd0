import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'السؤال|سؤال',
  questionNumber: 'رقم',
  article: 'المادة|مادة',
  page: 'صفحة|الصفحة|ص',
  of: 'من',
  section: 'القسم|الجزء|الفصل',
  columns: { number: 'رقم|م', question: 'السؤال|الأسئلة', answer: 'الجواب|الإجابة' },
}
