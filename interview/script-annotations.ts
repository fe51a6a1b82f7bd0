import type { Condition } from './script.ts'

/**
 * What may follow a question in a text document, in square brackets, its items divided by semicolons:
 *
 *     annotation  = "[" item { ";" item } "]"
 *     item        = respondents | expect | "required" | "optional" | "confirm"
 *                 | "id" id | "clarify" quoted | "when" condition
 *     respondents = "all" | role { ("," | "and") role }                    first item only
 *     expect      = "text" | "consent" [ "to recording" ]
 *                 | "affirmation" [ "due" ( "yes" | "no" ) ]
 *                 | "name" [ "registered" | "due" ( "registered" | value ) ]
 *                 | "date" { ( "due" | "from" | "to" ) yyyy-mm-dd }
 *                 | "number" { ( "due" | "from" | "to" ) number }
 *                 | "choice" value "|" value { "|" value } [ "due" value ]
 *                 | "phrase" quoted | "judged" quoted
 *     condition   = comparison { "and" comparison } | comparison { "or" comparison }
 *     comparison  = id [ "of" role ] ( "=" value | "answered" | "unanswered" )
 *     value       = quoted text or a word; yes and no are the answers, a number is a number
 *
 * A bracket counts as an annotation when it ends the question and either follows the end of a sentence,
 * has a semicolon, or consists of the plain words below. Any other bracket belongs to the question.
 */
const PLAIN_ANNOTATION =
  /^(?:all|groom|bride|candidate|consent(?:\s+to\s+recording)?|affirmation|optional|required|confirm)(?:\s*,\s*(?:groom|bride|candidate))*$/i

export interface Annotated {
  ask: string
  /** The rest of a step as `readScript` takes it. */
  fields: Record<string, unknown>
  /** The items that are not understood, each with what would be. */
  problems: string[]
}

type Field = Record<string, unknown>

const QUOTED = /^"([^"]*)"$/
const ROLE = /^[a-z][a-z0-9_-]{0,31}$/
const unquoted = (value: string) => QUOTED.exec(value)?.[1] ?? value

/** Splits at a mark outside quotation marks. */
function splitOutsideQuotes(text: string, mark: RegExp): string[] {
  const parts = ['']
  for (const piece of text.match(/"[^"]*"|[^"]+|"/g) ?? []) {
    const [first = '', ...rest] = piece.startsWith('"') ? [piece] : piece.split(mark)
    parts[parts.length - 1] += first
    for (const part of rest) parts.push(part)
  }
  return parts.map((part) => part.trim())
}

function valueOf(text: string): string | number | boolean {
  if (QUOTED.test(text)) return unquoted(text)
  if (/^(yes|true)$/i.test(text)) return true
  if (/^(no|false)$/i.test(text)) return false
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
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

/** `due`, `from` and `to` of dates and numbers, under the script's own names. */
function boundsOf(
  text: string,
  names: { from: string; to: string },
  read: (value: string) => unknown,
): Field | undefined {
  const words = text.split(/\s+/).filter(Boolean)
  const fields: Field = {}
  for (let at = 0; at < words.length; at += 2) {
    const name = new Map(Object.entries({ due: 'due', ...names })).get(words[at]?.toLowerCase() ?? '')
    const value = read(words[at + 1] ?? '')
    if (name === undefined || value === undefined) return undefined
    fields[name] = value
  }
  return fields
}

const isoDate = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)
const numeral = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined)

function choiceOf(text: string): Field | undefined {
  const [list = '', due, ...more] = splitOutsideQuotes(text, /\s+due\s+/i)
  const options = splitOutsideQuotes(list, /\|/).map(unquoted)
  if (more.length > 0 || options.length < 2 || options.includes('')) return undefined
  return { kind: 'choice', options, ...(due === undefined ? {} : { due: unquoted(due) }) }
}

/** What is expected; undefined when the rest of the item does not fit its kind. */
function expectOf(kind: string, rest: string): Field | undefined {
  const due = /^due\s+(.+)$/i.exec(rest)?.[1]
  switch (kind) {
    case 'text':
      return rest === '' ? { kind } : undefined
    case 'consent':
      if (rest === '') return { kind }
      return /^to\s+recording$/i.test(rest) ? { kind, to: 'recording' } : undefined
    case 'affirmation':
      if (rest === '') return { kind }
      return due !== undefined && /^(yes|no)$/i.test(due) ? { kind, due: due.toLowerCase() } : undefined
    case 'name':
      if (rest === '') return { kind }
      if (/^registered$/i.test(due ?? rest)) return { kind, due: 'registered' }
      return due === undefined ? undefined : { kind, due: unquoted(due) }
    case 'date':
    case 'number': {
      const names = kind === 'date' ? { from: 'earliest', to: 'latest' } : { from: 'min', to: 'max' }
      const bounds = boundsOf(rest, names, kind === 'date' ? isoDate : numeral)
      return bounds && { kind, ...bounds }
    }
    case 'choice':
      return choiceOf(rest)
    case 'phrase':
      return QUOTED.test(rest) ? { kind, phrase: unquoted(rest) } : undefined
    case 'judged':
      return QUOTED.test(rest) ? { kind, criterion: unquoted(rest) } : undefined
    default:
      return undefined
  }
}

const KINDS = ['text', 'consent', 'affirmation', 'name', 'date', 'number', 'choice', 'phrase', 'judged']

function respondentOf(item: string): Field | undefined {
  const roles = item.toLowerCase().split(/\s*,\s*|\s+and\s+/)
  if (roles.length === 1 && roles[0] === 'all') return { respondent: 'all' }
  return roles.every((role) => ROLE.test(role)) ? { respondent: roles } : undefined
}

/** The fields an item sets; undefined when it is not understood. */
function itemOf(item: string, isFirst: boolean): Field | undefined {
  const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(item) ?? []
  const keyword = word.toLowerCase()
  if (KINDS.includes(keyword)) {
    const expect = expectOf(keyword, rest)
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
    case 'clarify':
      return QUOTED.test(rest) ? { clarify: unquoted(rest) } : undefined
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
