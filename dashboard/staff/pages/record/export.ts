import { type Answered, answeredIn, laneOf, OFFICER, stateOf } from './kinds.ts'
import type { Story, Told } from './story.ts'

/** What was said, by whom: a line of the transcript. */
export interface Line {
  /** The entry that holds it. */
  seq: number
  at: string
  step: string | undefined
  round: number | undefined
  /** `officer`, or a respondent's id. */
  speaker: string
  name: string | undefined
  /** Undefined when the words were erased. */
  text: string | undefined
  channel: 'typed' | 'voice' | undefined
  confidence: number | undefined
  start_ms: number | undefined
  end_ms: number | undefined
  /** What an answer was taken for. */
  outcome: string | undefined
  /** What it changed: one that was `kept` did not count. */
  effect: Effect | undefined
}

type Effect = Answered['data']['effect']

const NOTHING: Omit<Line, 'seq' | 'at' | 'speaker' | 'text'> = {
  step: undefined,
  round: undefined,
  name: undefined,
  channel: undefined,
  confidence: undefined,
  start_ms: undefined,
  end_ms: undefined,
  outcome: undefined,
  effect: undefined,
}

/** Questions, answers, what was read back, what respondents asked, and what they were told; in the order of the record. */
export function transcriptOf(story: Story): Line[] {
  const names = new Map(story.people.map(({ id, name }) => [id, name]))
  return story.told.flatMap((one): Line[] => {
    const { says, words, seq, entry, step } = one
    const base = { ...NOTHING, seq, at: entry.at, step }
    const answered = answeredIn(one)
    if (answered) {
      const { ask, question, answer, outcome, effect } = answered.data
      const { round } = ask
      const lines: Line[] = []
      if (question) {
        const { start_ms, end_ms } = question
        lines.push({ ...base, round, speaker: OFFICER, text: words['question'], start_ms, end_ms })
      }
      if (answer) {
        const { speaker, channel, confidence, start_ms, end_ms } = answer
        const said = { channel, confidence, start_ms, end_ms, name: names.get(speaker) }
        lines.push({ ...base, ...said, round, speaker, text: words['answer'], outcome, effect })
      }
      if (entry.commitments['read_back'] !== undefined) {
        lines.push({ ...base, round, speaker: OFFICER, text: words['read_back'] })
      }
      if (entry.commitments['confirmation'] !== undefined) {
        const { respondent } = ask
        const name = names.get(respondent)
        lines.push({ ...base, round, speaker: respondent, name, text: words['confirmation'] })
      }
      return lines
    }
    if (says?.type !== 'side-question' && says?.type !== 'request') return []
    const { respondent: speaker, channel, confidence, start_ms, end_ms } = says.data.heard
    const asked = { ...base, speaker, name: names.get(speaker), channel, confidence, start_ms, end_ms }
    const lines: Line[] = [{ ...asked, text: words['text'] }]
    if (words['reply'] !== undefined) lines.push({ ...base, speaker: OFFICER, text: words['reply'] })
    return lines
  })
}

/** How names and erased words are put in a text for people. */
export interface Naming {
  nameOf(lane: string): string
  erased: string
  sentenceOf(told: Told): string
  takenFor(effect: Effect): string
}

export const transcriptJson = (story: Story, lines: readonly Line[]): string =>
  `${JSON.stringify({ session_id: story.record.session_id, head: story.record.head, lines }, undefined, 2)}\n`

export const transcriptText = (lines: readonly Line[], { nameOf, takenFor, erased }: Naming): string =>
  lines
    .map(({ at, speaker, text, effect }) => {
      // Before the words: what stands behind them could be somebody's words too.
      const taken = effect === undefined || effect === 'accepted' ? '' : ` (${takenFor(effect)})`
      return `${at}  ${oneLine(nameOf(speaker))}${taken}: ${oneLine(text ?? erased)}\n`
    })
    .join('')

const COLUMNS = [
  'seq',
  'at',
  'step',
  'round',
  'speaker',
  'name',
  'text',
  'channel',
  'confidence',
  'start_ms',
  'end_ms',
  'outcome',
  'effect',
] as const satisfies readonly (keyof Line)[]

export const transcriptCsv = (lines: readonly Line[]): string =>
  csvOf([COLUMNS, ...lines.map((line) => COLUMNS.map((column) => line[column]))])

/** The document itself: `npm run verify` takes it. */
export const recordJson = ({ record }: Story): string => `${JSON.stringify(record, undefined, 2)}\n`

export function recordText({ told, record }: Story, naming: Naming): string {
  const lines = told.map((one) => {
    const said = Object.entries(one.words).map(([name, text]) => `      ${name}: ${oneLine(text)}\n`)
    const erased = one.erased.map((name) => `      ${name}: ${naming.erased}\n`)
    return `${one.seq}  ${one.entry.at}  ${oneLine(naming.nameOf(laneOf(one)))}: ${oneLine(naming.sentenceOf(one))}\n${said.join('')}${erased.join('')}`
  })
  return `${record.format}\n${record.session_id}\n\n${lines.join('')}\n${record.head}\n`
}

export const recordCsv = ({ told }: Story, { sentenceOf }: Naming): string =>
  csvOf([
    ['seq', 'at', 'type', 'lane', 'step', 'respondent', 'state', 'sentence', 'words', 'data', 'hash'],
    ...told.map((one) => [
      one.seq,
      one.entry.at,
      one.entry.type,
      laneOf(one),
      one.step,
      one.respondent,
      stateOf(one),
      sentenceOf(one),
      JSON.stringify(one.words),
      JSON.stringify(one.entry.data),
      one.entry.hash,
    ]),
  ])

/** A line break in somebody's words does not begin a line of somebody else's. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n\u2028\u2029\u0085]+/g, ' ')

type Cell = string | number | undefined

/** RFC 4180, with a mark by which spreadsheets know UTF-8. */
const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`

/** A spreadsheet takes what begins so for a formula, and runs it; some part cells by a semicolon or a tab. */
const FORMULA = /(^|[;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠])|^(?=[\t\r])/g

function cellOf(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '')
  const text = value.replaceAll(FORMULA, "$1'")
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
