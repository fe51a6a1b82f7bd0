import { type Document, DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom'
import JSZip from 'jszip'
import { type Mark, marked } from './marks.ts'

const BODY = 'word/document.xml'
const STYLES = 'word/styles.xml'
/** Without one of these there is nothing to mark, and the document is read as it is. */
const MARKABLE = /<w:(?:vanish|webHidden|dstrike|del|ins|moveFrom|moveTo|txbxContent)[\s/>]/
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

const parse = (xml: string): Document => new DOMParser({ onError: () => {} }).parseFromString(xml, 'text/xml')

/** By their name, as mammoth has it too: the namespace of strict documents is another one. */
const all = (root: Document | Element, name: string, prefix = 'w'): Element[] => [
  ...root.getElementsByTagName(`${prefix}:${name}`),
]

const childOf = (element: Element | undefined, name: string): Element | undefined =>
  [...(element?.childNodes ?? [])].find((node): node is Element => node.nodeName === `w:${name}`)

const isOn = (property: Element | undefined): boolean =>
  property !== undefined && !['0', 'false', 'off'].includes(property.getAttribute('w:val') ?? '')

const hides = (properties: Element | undefined) =>
  ['vanish', 'webHidden', 'dstrike'].some((name) => isOn(childOf(properties, name)))

/** Styles whose words are hidden. */
function hiddenStyles(styles: Document | undefined): Set<string> {
  const hidden = (styles ? all(styles, 'style') : []).filter((style) => hides(childOf(style, 'rPr')))
  return new Set(hidden.map((style) => style.getAttribute('w:styleId') ?? ''))
}

const ANCESTORS: Readonly<Record<string, Mark>> = {
  'w:del': 'deleted',
  'w:moveFrom': 'deleted',
  'w:ins': 'inserted',
  'w:moveTo': 'inserted',
  'w:txbxContent': 'box',
}

/** What surrounds a run: a deletion before a box, which is before an insertion. */
function markAround(run: Element): Mark | undefined {
  const found = new Set<Mark>()
  for (let node = run.parentNode; node; node = node.parentNode) {
    const mark = ANCESTORS[node.nodeName]
    if (mark) found.add(mark)
  }
  return (['deleted', 'box', 'inserted'] as const).find((mark) => found.has(mark))
}

function markRun(run: Element, isHiddenStyle: (style: string) => boolean): void {
  const properties = childOf(run, 'rPr')
  const paragraph = childOf(run.parentNode as Element, 'pPr')
  const styles = [childOf(properties, 'rStyle'), childOf(paragraph, 'pStyle')]
  const isHidden = hides(properties) || styles.some((style) => isHiddenStyle(style?.getAttribute('w:val') ?? ''))
  const mark = isHidden ? 'hidden' : markAround(run)
  if (!mark) return
  for (const text of [...all(run, 't'), ...all(run, 'delText')]) {
    const words = text.textContent ?? ''
    if (words !== '') text.textContent = marked(mark, words)
  }
}

/** Deleted words come back as runs, which their mark keeps out again. */
function unwrapDeleted(document: Document): void {
  for (const wrapper of [...all(document, 'del'), ...all(document, 'moveFrom')]) {
    if (wrapper.parentNode?.nodeName === 'w:rPr' || wrapper.parentNode?.nodeName === 'w:trPr') continue
    for (const text of all(wrapper, 'delText')) {
      const plain = document.createElementNS(wrapper.namespaceURI, 'w:t')
      plain.textContent = text.textContent ?? ''
      text.parentNode?.replaceChild(plain, text)
    }
    while (wrapper.firstChild) wrapper.parentNode?.insertBefore(wrapper.firstChild, wrapper)
    wrapper.parentNode?.removeChild(wrapper)
  }
}

/** A text box of newer programs alone, where the reader looks for one of older ones. */
function addFallbacks(document: Document): void {
  for (const alternatives of all(document, 'AlternateContent', 'mc')) {
    const [box] = all(alternatives, 'txbxContent')
    if (!box || all(alternatives, 'Fallback', 'mc').length > 0) continue
    const fallback = document.createElementNS(MC, 'mc:Fallback')
    fallback.appendChild(box.cloneNode(true))
    alternatives.appendChild(fallback)
  }
}

/** A Word document whose hidden, struck, deleted and inserted words, and those of text boxes, are marked in its text. */
export async function withMarks(bytes: Uint8Array): Promise<Uint8Array> {
  const archive = await JSZip.loadAsync(bytes)
  const xml = await archive.file(BODY)?.async('string')
  const stylesXml = await archive.file(STYLES)?.async('string')
  const styles = stylesXml && /<w:(?:vanish|webHidden|dstrike)[\s/>]/.test(stylesXml) ? parse(stylesXml) : undefined
  if (xml === undefined || !(styles || MARKABLE.test(xml))) return bytes
  const document = parse(xml)
  const hidden = hiddenStyles(styles)
  for (const run of all(document, 'r')) markRun(run, (style) => hidden.has(style))
  unwrapDeleted(document)
  addFallbacks(document)
  archive.file(BODY, new XMLSerializer().serializeToString(document))
  return archive.generateAsync({ type: 'uint8array' })
}
