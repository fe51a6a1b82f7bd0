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

/** The words of every paragraph and heading below an element; what a picture is called is none of them. */
const paragraphsOf = (element: Element): string[] =>
  [...element.getElementsByTagName('*')]
    .filter(({ nodeName }) => nodeName === 'text:p' || nodeName === 'text:h')
    .map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())

interface Styles {
  hidden: ReadonlySet<string>
  /** Lists whose first level is a bullet. */
  bulleted: ReadonlySet<string>
  /** Words that were deleted, by the change that tracks them. */
  deleted: ReadonlyMap<string, string>
  /** Changes that insert words, and those of them within which the reading stands. */
  insertions: ReadonlySet<string>
  open: Set<string>
}

const idOfRegion = (region: Element) => region.getAttribute('text:id') ?? region.getAttribute('xml:id') ?? ''

/** The styles that hide, or have one that does as their parent. */
function hiddenStyles(
  styles: readonly Element[],
  nameOf: (style: Element) => string,
  isHiding: (style: Element) => boolean,
) {
  const parents = new Map(styles.map((style) => [nameOf(style), style.getAttribute('style:parent-style-name') ?? '']))
  const hiding = new Set(styles.filter(isHiding).map(nameOf))
  const isHidden = (name: string, depth = 0): boolean =>
    hiding.has(name) || (depth < DEEPEST && parents.has(name) && isHidden(parents.get(name) ?? '', depth + 1))
  return new Set([...parents.keys()].filter((name) => isHidden(name)))
}

/** @param shared the styles that the document's own ones build on */
function stylesIn(root: Element, shared: Element | null): Styles {
  const named = (tag: string) =>
    [root, ...(shared ? [shared] : [])].flatMap((one) => [...one.getElementsByTagName(tag)])
  const nameOf = (element: Element) => element.getAttribute('style:name') ?? ''
  const isHiding = (style: Element) =>
    [...style.getElementsByTagName('style:text-properties')].some((properties) => {
      const line = properties.getAttribute('style:text-line-through-style') ?? 'none'
      return properties.getAttribute('text:display') === 'none' || line !== 'none'
    })
  const regions = named('text:changed-region')
  const regionsWith = (tag: string) => regions.filter((region) => region.getElementsByTagName(tag).length > 0)
  return {
    hidden: hiddenStyles(named('style:style'), nameOf, isHiding),
    bulleted: new Set(
      named('text:list-style')
        .filter((style) => childrenOf(style).find(isElement)?.nodeName === 'text:list-level-style-bullet')
        .map(nameOf),
    ),
    deleted: new Map(
      regionsWith('text:deletion').map((region) => [idOfRegion(region), paragraphsOf(region).join(' ')]),
    ),
    insertions: new Set(regionsWith('text:insertion').map(idOfRegion)),
    open: new Set(),
  }
}

const changeOf = (element: Element) => element.getAttribute('text:change-id') ?? ''

/** The words within a paragraph. */
function wordsIn(node: Node, styles: Styles, depth = 0): DocxNode[] {
  if (node.nodeType === 3) {
    const words = (node.nodeValue ?? '').replace(/\s+/g, ' ')
    return [text(styles.open.size > 0 ? marked('inserted', words) : words)]
  }
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
    case 'text:change-start':
      if (styles.insertions.has(changeOf(node))) styles.open.add(changeOf(node))
      return []
    case 'text:change-end':
      styles.open.delete(changeOf(node))
      return []
    case 'text:change':
      return [text(marked('deleted', styles.deleted.get(changeOf(node)) ?? ''))]
    case 'office:annotation':
      return [text(marked('comment', paragraphsOf(node).join(' ')))]
    case 'draw:frame':
    case 'draw:text-box':
      return [text(marked('box', paragraphsOf(node).join(' ')))]
    case 'text:hidden-text':
      return [text(marked('hidden', node.textContent ?? ''))]
    default: {
      const words = childrenOf(node).flatMap((child) => wordsIn(child, styles, depth + 1))
      const isStrikethrough = styles.hidden.has(node.getAttribute('text:style-name') ?? '')
      return [{ type: 'run', children: words, isStrikethrough }]
    }
  }
}

const paragraph = (children: DocxNode[]): DocxNode => ({
  type: 'paragraph',
  styleName: null,
  numbering: null,
  children,
})

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
    case 'text:change':
    case 'text:change-start':
    case 'text:change-end':
      return [paragraph(wordsIn(element, styles))]
    // Not within a paragraph it stands somewhere on its page.
    case 'draw:frame':
      return paragraphsOf(element).map((words) => paragraph([text(marked('box', words))]))
    case 'text:section': {
      const isShown = (element.getAttribute('text:display') ?? 'true') === 'true'
      return isShown ? within(level) : paragraphsOf(element).map((words) => paragraph([text(marked('hidden', words))]))
    }
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
    const part = async (name: string) => (await archive.file(name)?.async('string')) ?? ''
    const parsed = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml').documentElement
    if ((await part('META-INF/manifest.xml')).includes('encryption-data')) {
      return failure(
        'encrypted',
        'The document is protected by a password. Save it without the password and upload it again.',
      )
    }
    const root = parsed(await part('content.xml'))
    const stylesXml = await part('styles.xml')
    const body = root?.getElementsByTagName('office:text')[0]
    if (!root || !body) throw new Error('there is no text')
    found = textOfDocx({
      type: 'document',
      children: nodesOf(body, stylesIn(root, stylesXml === '' ? null : parsed(stylesXml)), -1, ''),
    })
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
