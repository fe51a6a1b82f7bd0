import { paragraphXml, zip } from '../documents/make-docx.ts'

export const ASK = 'Who are you?'
export const QUESTION = `1. ${ASK}`

const relationships = (more: string) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${more}</Relationships>`
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

export interface Parts {
  dtd?: string
  body?: string
  /** Relationships of the document. */
  relations?: string
  target?: string
  more?: Record<string, string | Buffer>
}
/** A Word document of these very parts. */
export const word = ({
  dtd = '',
  body = paragraphXml(QUESTION),
  relations,
  target = 'word/document.xml',
  more = {},
}: Parts): Uint8Array =>
  zip({
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relationships(`<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="${target}"/>`),
    'word/document.xml': `<?xml version="1.0"?>${dtd}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ...(relations === undefined ? {} : { 'word/_rels/document.xml.rels': relationships(relations) }),
    ...more,
  })
