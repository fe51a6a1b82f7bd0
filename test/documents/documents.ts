import type { DocumentCase } from './cases/common.ts'
import { JSONS } from './cases/json.ts'
import { PDFS } from './cases/pdf.ts'
import { PRINTED } from './cases/printed.ts'
import { TEXTS } from './cases/text.ts'
import { WORD } from './cases/word.ts'

export const DOCUMENTS: readonly DocumentCase[] = [...PRINTED, ...PDFS, ...WORD, ...JSONS, ...TEXTS]
