import { numeralIn, quotedIn, splitOutsideQuotes } from './expect/annotation.ts'
import { ALL_KINDS, findKind } from './expect/kinds.ts'
import type { Condition } from './script.ts'

const PLAIN_KINDS = ALL_KINDS.flatMap(({ annotation }) => annotation.plain?.source ?? [])

/**
 * What may follow a question in a text document, in square brackets, its items divided by semicolons:
 *
 *     annotation  = "[" item { ";" item } "]"
 *     item        = respondents | expect | "required" | "optional" | "confirm"
 *                 | "id" id | "clarify" quoted | "when" condition
 *     respondents = "all" | role { ("," | "and") role }                    first item only
 *     expect      = the name of a kind and what its module in expect/ takes
 *     condition   = comparison { "and" comparison } | comparison { "or" comparison }
 *     comparison  = id [ "of" role ] ( "=" value | "answered" | "unanswered" )
 *     value       = quoted text or a word; yes and no are the answers, a number is a number
 *
 * A bracket counts as an annotation when it ends the question and either follows the end of a sentence,
 * has a semicolon, or consists of the plain words below. Any other bracket belongs to the question.
 */
const PLAIN_ANNOTATION = new RegExp(
  `^(?:all|groom|bride|candidate|${PLAIN_KINDS.join('|')}|optional|required|confirm)(?:\\s*,\\s*(?:groom|bride|candidate))*$`,
  'i',
)

export interface Annotated {
  ask: string
  /** The rest of a step as `readScript` takes it. */
  fields: Record<string, unknown>
  /** The items that are not understood, each with what would be. */
  problems: string[]
}

type Field = Record<string, unknown>

const ROLE = /^[a-z][a-z0-9_-]{0,31}$/

function valueOf(text: string): string | number | boolean {
  const quoted = quotedIn(text)
  if (quoted !== undefined) return quoted
  if (/^(yes|true)$/i.test(text)) return true
  if (/^(no|false)$/i.test(text)) return false
  return numeralIn(text) ?? text
}

function comparisonOf(text: string): Condition | undefined {
  const found =
    /^(?<step>[\w.-]+)(?:\s+of\s+(?<role>[a-z][\w-]*))?\s*(?:=\s*(?<value>.+)|\s(?<answered>answered|unanswered))$/i.exec(
      text,
    )
  const { step, role, value, answered } = found?.groups ?? {}
  if (step === undefined) return undefined
  const whose = role === undefined ? {} : { respondent: role.toLowerCase() }
  if (value !== undefined) return { step, ...whose, equals: valueOf(value.trim()) }
  return { step, ...whose, answered: answered?.toLowerCase() === 'answered' }
}

function conditionOf(text: string): Condition | undefined {
  const either = splitOutsideQuotes(text, /\s+or\s+/i)
  const both = splitOutsideQuotes(text, /\s+and\s+/i)
  if (either.length > 1 && both.length > 1) return undefined
  const parts = (either.length > 1 ? either : both).map(comparisonOf)
  const known = parts.filter((part) => part !== undefined)
  const [only] = known
  if (only === undefined || known.length < parts.length) return undefined
  if (known.length === 1) return only
  return either.length > 1 ? { any: known } : { all: known }
}

function respondentOf(item: string): Field | undefined {
  const roles = item.toLowerCase().split(/\s*,\s*|\s+and\s+/)
  if (roles.length === 1 && roles[0] === 'all') return { respondent: 'all' }
  return roles.every((role) => ROLE.test(role)) ? { respondent: roles } : undefined
}

/** The fields an item sets; undefined when it is not understood. */
function itemOf(item: string, isFirst: boolean): Field | undefined {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(item) ?? []
  const keyword = word.toLowerCase()
  const kind = findKind(keyword)
  if (kind) {
    const expect = kind.annotation.read(rest)
    return expect && { expect }
  }
  switch (keyword) {
    case 'required':
    case 'optional':
      return rest === '' ? { required: keyword === 'required' } : undefined
    case 'confirm':
      return rest === '' ? { confirm: true } : undefined
    case 'id':
      return rest === '' ? undefined : { id: rest }
    case 'clarify': {
      const clarify = quotedIn(rest)
      return clarify === undefined ? undefined : { clarify }
    }
    case 'when': {
      const when = conditionOf(rest)
      return when && { when }
    }
    default:
      return isFirst || keyword === 'all' ? respondentOf(item) : undefined
  }
}

/** Enough of an item to find it by. */
const quoted = (item: string) => `"${item.length > 80 ? `${item.slice(0, 80).toWellFormed()}…` : item}"`

/** Takes an annotation off the end of a question; a bracket that is none stays part of the question. */
export function readAnnotation(text: string): Annotated {
  const opening = text.trimEnd().endsWith(']') ? text.lastIndexOf('[') : -1
  if (opening < 0) return { ask: text, fields: {}, problems: [] }
  const ask = text.slice(0, opening).trimEnd()
  const inner = text.slice(opening + 1, text.lastIndexOf(']'))
  const content = inner.replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim()
  const isOne =
    content !== '' &&
    ask !== '' &&
    (/[?.!:؟。]["'”’)]?$/u.test(ask) || content.includes(';') || PLAIN_ANNOTATION.test(content))
  if (!isOne) return { ask: text, fields: {}, problems: [] }
  const fields: Field = {}
  const problems: string[] = []
  splitOutsideQuotes(content, /;/).forEach((item, index) => {
    const read = itemOf(item, index === 0)
    const twice = Object.keys(read ?? {}).find((name) => name in fields)
    if (read === undefined) problems.push(`${quoted(item)} in the annotation is not understood`)
    else if (twice !== undefined) problems.push(`${quoted(item)} says "${twice}" a second time`)
    else Object.assign(fields, read)
  })
  return { ask, fields, problems }
}
