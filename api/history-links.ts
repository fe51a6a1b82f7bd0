import type { Entry } from '../interview/record/record.ts'
import type { HistoryEvent } from '../temporal/history.ts'

type Said = Pick<Entry, 'seq' | 'at' | 'type' | 'data'>

/** A message of an agent: its lease, and its number in it. */
export interface MessageId {
  epoch: number
  seq: number
}

/** What an event of a history is about. */
export interface Linked {
  summary: string
  messageId: MessageId | undefined
  /** Entries of the record that came of it. */
  entrySeqs: number[]
}

type Loose = Partial<Record<string, unknown>>
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value)
const textAt = (value: unknown, ...path: (string | number)[]): string => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

function messageIdIn(value: unknown): MessageId | undefined {
  const [epoch, seq] = [at(value, 'epoch'), at(value, 'seq')]
  return typeof epoch === 'number' && typeof seq === 'number' ? { epoch, seq } : undefined
}

const ofMessage = ({ epoch, seq }: MessageId) => `message ${epoch} ${seq}`
const ofRequest = (request: string) => `request ${request}`
/** Of a seat or a room: told by its own clock. */
const ofClock = (clock: string) => `clock ${clock}`
const ofType = (type: string, epoch?: unknown) => (epoch === undefined ? type : `${type} ${String(epoch)}`)

/** What brought an entry about, as far as the entry says it. */
function originsOf({ type, data }: Said): string[] {
  const message = messageIdIn(data['message'])
  if (message) return [ofMessage(message)]
  const request = textAt(data, 'actor', 'request')
  if (request !== '') return [ofRequest(request), ofClock(textAt(data, 'clock'))]
  if (textAt(data, 'clock') !== '') return [ofClock(textAt(data, 'clock'))]
  switch (type) {
    case 'lease-issued':
    case 'lease-lost':
    case 'agent-left':
      return [ofType(type, data['epoch'])]
    case 'record-begun':
    case 'room-created':
    case 'sealed':
      return [type]
    default:
      return []
  }
}

/** By origin, the entries that came of it. What says nothing of its own came of the same as the entry before it. */
function byOrigin(entries: readonly Said[]): Map<string, number[]> {
  const seqs = new Map<string, number[]>()
  let before: { at: string; origins: string[] } | undefined
  for (const entry of entries) {
    const own = originsOf(entry)
    const origins = own.length > 0 || before?.at !== entry.at ? own : before.origins
    for (const origin of origins) seqs.set(origin, [...(seqs.get(origin) ?? []), entry.seq])
    before = { at: entry.at, origins }
  }
  return seqs
}

interface Told {
  summary: string
  messageId?: MessageId | undefined
  origins: string[]
}

const LEASE = /^lease-(\d+)$/

/** What an activity's event brought about, by the event that scheduled it. */
function ofActivity({ type }: HistoryEvent, scheduled: HistoryEvent | undefined): Told {
  const name = textAt(scheduled?.attributes, 'activityType', 'name')
  const id = textAt(scheduled?.attributes, 'activityId')
  const epoch = LEASE.exec(id)?.[1]
  const summary = epoch === undefined ? name : `${name} ${id}`
  if (type === 'ActivityTaskStarted' || type === 'ActivityTaskCancelRequested') return { summary, origins: [] }
  if (type === 'ActivityTaskScheduled') {
    return { summary, origins: epoch ? [ofType('lease-issued', epoch)] : name === 'sealRecord' ? ['sealed'] : [] }
  }
  if (epoch !== undefined) {
    return { summary, origins: [ofType(type === 'ActivityTaskCompleted' ? 'agent-left' : 'lease-lost', epoch)] }
  }
  return { summary, origins: MAKES_ROOM.includes(name) && type === 'ActivityTaskCompleted' ? ['room-created'] : [] }
}

/** Activities, in the worker that holds the workflow or in any other. */
const MAKES_ROOM = ['prepareStart', 'createRoom']

function toldBy(event: HistoryEvent, byId: ReadonlyMap<number, HistoryEvent>): Told {
  const { type, attributes } = event
  if (type.startsWith('ActivityTask')) {
    return ofActivity(
      event,
      type === 'ActivityTaskScheduled' ? event : byId.get(Number(attributes['scheduledEventId'])),
    )
  }
  switch (type) {
    case 'WorkflowExecutionStarted':
      return { summary: textAt(attributes, 'workflowType', 'name'), origins: ['record-begun'] }
    case 'WorkflowExecutionSignaled': {
      const said = at(attributes, 'input', 'payloads', 0)
      const messageId = messageIdIn(at(said, 'id'))
      const origins = messageId ? [ofMessage(messageId)] : [ofClock(textAt(said, 'clock'))]
      return { summary: textAt(attributes, 'signalName'), messageId, origins }
    }
    case 'WorkflowExecutionUpdateAccepted': {
      const input = at(attributes, 'acceptedRequest', 'input')
      const request = textAt(input, 'args', 'payloads', 0, 'actor', 'request')
      return { summary: textAt(input, 'name'), origins: [ofRequest(request)] }
    }
    case 'MarkerRecorded': {
      const summary = markOf(attributes)
      return { summary, origins: MAKES_ROOM.includes(summary) ? ['room-created'] : [] }
    }
    default:
      return { summary: textAt(attributes, 'timerId'), origins: [] }
  }
}

/** The local activity that was done, or the patch that came true. */
function markOf({ details, markerName }: HistoryEvent['attributes']): string {
  const [activity, patch] = [at(details, 'data', 'payloads', 0), at(details, 'patch-data', 'payloads', 0)]
  return textAt(activity, 'activity_type') || textAt(patch, 'id') || String(markerName ?? '')
}

/** What each event is about and which entries came of it, in the order of the history. */
export function linked(events: readonly HistoryEvent[], entries: readonly Said[]): Linked[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const seqs = byOrigin(entries)
  return events.map((event) => {
    const { summary, messageId, origins } = toldBy(event, byId)
    const entrySeqs = [...new Set(origins.flatMap((origin) => seqs.get(origin) ?? []))]
    return { summary, messageId, entrySeqs: entrySeqs.toSorted((a, b) => a - b) }
  })
}
