/** One event of a workflow's history. */
export interface HistoryEvent {
  id: number
  /** ISO 8601. */
  at: string
  /** As `WorkflowExecutionSignaled`. */
  type: string
  /** What it says, with its payloads as values. */
  attributes: Record<string, unknown>
}

interface RawEvent {
  eventId: string
  eventTime: string
  eventType: string
  [attributes: string]: unknown
}

/** Reads a history as the SDK writes it (`historyToJSON`), whether it runs or was archived. */
export function readHistory(json: string): HistoryEvent[] {
  const { events = [] } = JSON.parse(json) as { events?: RawEvent[] }
  return events.map((event) => {
    const attributes = Object.entries(event).find(([name]) => name.endsWith('EventAttributes'))?.[1]
    return {
      id: Number(event.eventId),
      at: new Date(event.eventTime).toISOString(),
      type: nameOf(event.eventType),
      attributes: decoded(attributes ?? {}) as Record<string, unknown>,
    }
  })
}

/** `EVENT_TYPE_TIMER_FIRED` is `TimerFired`. */
const nameOf = (type: string) =>
  type
    .replace(/^EVENT_TYPE_/, '')
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** It names folders of the machine that a worker ran on. */
const STACK = 'stackTrace'

interface Payload {
  metadata: { encoding: string }
  data?: string
}

const isPayload = (value: object): value is Payload =>
  'metadata' in value &&
  typeof value.metadata === 'object' &&
  typeof (value.metadata as Partial<Payload['metadata']> | null)?.encoding === 'string'

function decoded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(decoded)
  if (isPayload(value)) return valueOf(value)
  const parts = Object.entries(value).filter(([name]) => name !== STACK)
  return Object.fromEntries(parts.map(([name, part]) => [name, decoded(part)]))
}

function valueOf({ metadata, data = '' }: Payload): unknown {
  const encoding = Buffer.from(metadata.encoding, 'base64').toString()
  const bytes = Buffer.from(data, 'base64')
  if (encoding === 'binary/null') return null
  if (!encoding.startsWith('json/')) return { encoding, bytes: bytes.length }
  try {
    return JSON.parse(bytes.toString()) as unknown
  } catch {
    return { encoding, bytes: bytes.length }
  }
}
