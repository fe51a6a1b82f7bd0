import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import JSZip from 'jszip'
import { failure, UPLOAD_LIMITS } from '../upload.ts'
import { type DocxNode, textOfDocx } from './docx-text.ts'
import { marked, withoutMarks } from './marks.ts'
import type { DocumentText } from './messages.ts'

const isElement = (node: Node): node is Element => node.nodeType === 1
const childrenOf = (node: Node): Node[] => [...node.childNodes]
const text = (value: string): DocxNode => ({ type: 'text', value })

/** How deep elements may stand in each other. */
const DEEPEST = 200

interface Styles {
  hidden: ReadonlySet<string>
  /** Lists whose first level is a bullet. */
  bulleted: ReadonlySet<string>
  /** Words that were deleted, by the change that tracks them. */
  deleted: ReadonlyMap<string, string>
}

function stylesIn(root: Element): Styles {
  const named = (tag: string) => [...root.getElementsByTagName(tag)]
  const nameOf = (element: Element) => element.getAttribute('style:name') ?? ''
  const isHiding = (style: Element) =>
    [...style.getElementsByTagName('style:text-properties')].some((properties) => {
      const line = properties.getAttribute('style:text-line-through-style') ?? 'none'
      return properties.getAttribute('text:display') === 'none' || line !== 'none'
    })
  const regions = named('text:changed-region').filter(
    (region) => region.getElementsByTagName('text:deletion').length > 0,
  )
  return {
    hidden: new Set(named('style:style').filter(isHiding).map(nameOf)),
    bulleted: new Set(
      named('text:list-style')
        .filter((style) => childrenOf(style).find(isElement)?.nodeName === 'text:list-level-style-bullet')
        .map(nameOf),
    ),
    deleted: new Map(
      regions.map((region) => [
        region.getAttribute('text:id') ?? region.getAttribute('xml:id') ?? '',
        [...region.getElementsByTagName('text:p')].map((paragraph) => paragraph.textContent ?? '').join(' '),
      ]),
    ),
  }
}

/** The words within a paragraph. */
function wordsIn(node: Node, styles: Styles, depth = 0): DocxNode[] {
  if (node.nodeType === 3) return [text((node.nodeValue ?? '').replace(/\s+/g, ' '))]
  if (!isElement(node) || depth > DEEPEST) return []
  switch (node.nodeName) {
    case 'text:s':
      return [text(' '.repeat(Math.min(Number(node.getAttribute('text:c') ?? 1) || 1, 100)))]
    case 'text:tab':
      return [text('\t')]
    case 'text:line-break':
      return [text('\n')]
    case 'text:soft-page-break':
    case 'text:note':
      return []
    case 'text:change':
      return [text(marked('deleted', styles.deleted.get(node.getAttribute('text:change-id') ?? '') ?? ''))]
    case 'office:annotation':
      return [text(marked('comment', [...node.getElementsByTagName('text:p')].map((one) => one.textContent).join(' ')))]
    case 'draw:frame':
    case 'draw:text-box':
      return [text(marked('box', (node.textContent ?? '').replace(/\s+/g, ' ').trim()))]
    case 'text:hidden-text':
      return [text(marked('hidden', node.textContent ?? ''))]
    default: {
      const words = childrenOf(node).flatMap((child) => wordsIn(child, styles, depth + 1))
      const isStrikethrough = styles.hidden.has(node.getAttribute('text:style-name') ?? '')
      return [{ type: 'run', children: words, isStrikethrough }]
    }
  }
}

function nodesOf(element: Element, styles: Styles, level: number, list: string, depth = 0): DocxNode[] {
  if (depth > DEEPEST) return []
  const within = (deeper: number, name = list) =>
    childrenOf(element)
      .filter(isElement)
      .flatMap((child) => nodesOf(child, styles, deeper, name, depth + 1))
  switch (element.nodeName) {
    case 'text:p':
    case 'text:h': {
      const numbering = level >= 0 ? { level: String(level), isOrdered: !styles.bulleted.has(list) } : null
      const styleName = element.nodeName === 'text:h' ? 'heading' : null
      return [{ type: 'paragraph', styleName, numbering, children: wordsIn(element, styles) }]
    }
    case 'text:list':
      return within(level + 1, element.getAttribute('text:style-name') ?? list)
    case 'text:tracked-changes':
    case 'text:sequence-decls':
      return []
    case 'table:table-row':
      return [{ type: 'tableRow', children: within(-1) }]
    case 'table:table-cell':
      return [{ type: 'tableCell', children: within(-1) }]
    default:
      return within(level)
  }
}

/** The text of an OpenDocument text, in the same form as a Word document's. */
export async function readOdt(bytes: Uint8Array): Promise<DocumentText> {
  let found = ''
  try {
    const archive = await JSZip.loadAsync(bytes)
    const xml = (await archive.file('content.xml')?.async('string')) ?? ''
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement
    const body = root?.getElementsByTagName('office:text')[0]
    if (!root || !body) throw new Error('there is no text')
    found = textOfDocx({ type: 'document', children: nodesOf(body, stylesIn(root), -1, '') })
  } catch {
    return failure(
      'malformed',
      'The OpenDocument text is damaged or incomplete. Save it again in the program it was written with, and upload that file.',
    )
  }
  if (found.length > UPLOAD_LIMITS.textCharacters * 2) {
    return failure('too-large', 'The document holds far more text than a script can have. Upload the questions alone.')
  }
  const { text: spoken, notes } = withoutMarks(found.replaceAll('\0', '').toWellFormed())
  return { ok: true, text: spoken, notes }
}
