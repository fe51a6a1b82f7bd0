import type { LeftOut, Warning } from './reading.ts'

/** Steps that were found in a questionnaire of another program, as `readScript` takes them. */
export interface Questionnaire {
  title?: string
  steps: Record<string, unknown>[]
  leftOut: LeftOut[]
  warnings: Warning[]
}

type Fields = Partial<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Of a text in several languages the default or the first; markup of the web is left away. */
function textIn(value: unknown): string | undefined {
  const text = isFields(value) ? (value['default'] ?? Object.values(value)[0]) : value
  if (typeof text !== 'string') return undefined
  const plain = text
    .replace(/<[^<>]{1,200}>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? undefined : plain
}

const firstText = (...values: unknown[]): string | undefined => values.map(textIn).find((text) => text !== undefined)

/** An option by its words: "Yes", {"text": "Yes"}, {"valueCoding": {"display": "Yes"}}. */
function optionIn(option: unknown): string | undefined {
  if (typeof option === 'number') return String(option)
  if (!isFields(option)) return textIn(option)
  const coding = isFields(option['valueCoding']) ? option['valueCoding'] : {}
  const { text, label, display, title, answer, value, valueString, code } = option
  return firstText(text, label, display, title, answer, coding['display'], valueString, value, coding['code'], code)
}

function optionsIn(item: Fields): string[] {
  const { choices, options, answerOption, answers, answeroptions, values } = item
  const found = [choices, options, answerOption, answers, answeroptions, values].find((list) => list !== undefined)
  const list = isFields(found) ? Object.values(found) : listOf(found)
  return [...new Set(list.map(optionIn).filter((option) => option !== undefined))]
}

/** What the types of other programs are here; those of LimeSurvey are letters. */
const KINDS: Readonly<Record<string, string>> = {
  boolean: 'affirmation',
  yesno: 'affirmation',
  'yes/no': 'affirmation',
  'yes-no': 'affirmation',
  yes_no: 'affirmation',
  bool: 'affirmation',
  y: 'affirmation',
  date: 'date',
  datetime: 'date',
  'datetime-local': 'date',
  d: 'date',
  number: 'number',
  integer: 'number',
  decimal: 'number',
  quantity: 'number',
  numeric: 'number',
  rating: 'number',
  n: 'number',
}
/** Say something and ask nothing. */
const SPEECHLESS = new Set(['html', 'display', 'image', 'expression', 'x', 'boilerplate', 'statement', 'info'])

/** With more of them any words are an answer. */
const MOST_OPTIONS = 50

function expectOf(item: Fields): unknown {
  const { type, inputType } = item
  const name = String(inputType ?? type ?? '').toLowerCase()
  const kind = KINDS[name] ?? KINDS[String(type ?? '').toLowerCase()]
  const options = optionsIn(item)
  if (kind === undefined && options.length > 1 && options.length <= MOST_OPTIONS) return { kind: 'choice', options }
  return kind === undefined ? undefined : { kind }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/

/** The parts of a questionnaire below an item. */
const partsOf = (item: Fields): unknown[] =>
  [
    item['pages'],
    item['elements'],
    item['questions'],
    item['item'],
    item['items'],
    item['templateElements'],
    item['groups'],
  ].flatMap(listOf)

/** When other programs ask an item. */
const CONDITIONS = ['visibleIf', 'enableWhen', 'relevance', 'showIf', 'condition', 'conditions', 'logic', 'skipLogic']

const isAskedAtTimes = (item: Fields): boolean =>
  CONDITIONS.some((field) => {
    const condition = item[field]
    const isAlways = [undefined, null, '', '1', 'true', true].includes(condition as string)
    return !isAlways && !(Array.isArray(condition) && condition.length === 0)
  })

/** How deep groups may stand in groups. */
const DEEPEST = 20

interface Place {
  depth: number
  /** A part that holds it is asked only after some answers. */
  isConditional: boolean
}

function collect(item: unknown, found: Questionnaire, ids: Set<string>, { depth, ...above }: Place): void {
  if (typeof item === 'string') {
    found.steps.push({ ask: item })
    return
  }
  if (!isFields(item) || depth > DEEPEST) return
  const { type, id, linkId, name, code, required, isRequired, mandatory } = item
  const parts = partsOf(item)
  const isConditional = above.isConditional || isAskedAtTimes(item)
  const ask = firstText(
    item['ask'],
    item['question'],
    item['text'],
    item['title'],
    item['label'],
    item['prompt'],
    item['html'],
    name,
  )
  const isGroup = parts.length > 0 && (type === undefined || /^(?:group|panel|page|section)/i.test(String(type)))
  if (ask !== undefined && (isGroup || SPEECHLESS.has(String(type ?? '').toLowerCase()))) {
    found.leftOut.push({ page: 1, line: 1, text: ask, why: isGroup ? 'heading' : 'remark' })
  } else if (ask !== undefined) {
    const expect = expectOf(item)
    const own = [id, linkId, name, code].map((value) => (typeof value === 'number' ? `q${value}` : value))
    const step = own.find((value): value is string => typeof value === 'string' && ID.test(value) && !ids.has(value))
    if (step !== undefined) ids.add(step)
    const isOptional = [required, isRequired].includes(false) || mandatory === 'N'
    found.steps.push({
      ...(step === undefined ? {} : { id: step }),
      ask,
      ...(expect === undefined ? {} : { expect }),
      ...(isOptional ? { required: false } : {}),
    })
    if (isConditional) {
      const message = 'The questionnaire asks this only after some answers. Give it a condition with "when".'
      found.warnings.push({ code: 'condition', step: step ?? `q${found.steps.length}`, message })
    }
    for (const row of [...listOf(item['rows']), ...listOf(item['subquestions'])]) {
      const text = optionIn(row)
      if (text !== undefined) found.leftOut.push({ page: 1, line: 1, text, why: 'list' })
    }
  }
  for (const part of parts) collect(part, found, ids, { depth: depth + 1, isConditional })
}

const FOREIGN = [
  'type',
  'options',
  'choices',
  'answers',
  'answeroptions',
  'answerOption',
  'title',
  'label',
  'prompt',
  'qid',
]

/** What steps of ours alone say. */
const OURS = [
  'expect',
  'respondent',
  'when',
  'confirm',
  'clarify',
  'maxClarifications',
  'onUnresolved',
  'onContrary',
  'more',
]

const says = (item: unknown, fields: readonly string[]) => isFields(item) && fields.some((field) => field in item)

/** Whether a list says what no step of ours says, and nothing that only they do. */
const isForeign = (items: readonly unknown[]) =>
  items.some((item) => says(item, FOREIGN)) && !items.some((item) => says(item, OURS))

/** The questions of a questionnaire of SurveyJS, FHIR, LimeSurvey or the like; undefined for anything else. */
export function questionnaireOf(input: unknown): Questionnaire | undefined {
  const whole: Fields = Array.isArray(input) ? { questions: input } : isFields(input) ? input : {}
  const isKnown =
    whole['resourceType'] === 'Questionnaire' ||
    listOf(whole['pages']).some(isFields) ||
    listOf(whole['elements']).some(isFields) ||
    listOf(whole['groups']).some(isFields) ||
    isForeign(listOf(whole['questions']))
  if (!isKnown || 'steps' in whole) return undefined
  const title = firstText(whole['title'], whole['name'])
  const found: Questionnaire = {
    ...(title === undefined ? {} : { title: title.slice(0, 300) }),
    steps: [],
    leftOut: [],
    warnings: [],
  }
  const ids = new Set<string>()
  for (const part of partsOf(whole)) collect(part, found, ids, { depth: 0, isConditional: false })
  return found.steps.length > 0 ? found : undefined
}
