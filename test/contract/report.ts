/** What the fuzzer saw of one operation. */
export interface Fuzzed {
  /** How often each status was answered; 0 is no answer. */
  statuses: Record<number, number>
  /** What was not as the document says, each kind once, with a request that shows it. */
  failures: Map<string, string>
}

interface Content {
  $base64?: string
}
interface Check {
  name: string
  status: string
  failure_info?: { failure: { message?: string; title?: string } }
}
interface Interaction {
  request?: { method: string; uri: string; body?: Content }
  response?: { status_code: number; content?: Content }
}
/** Lines of the fuzzer's NDJSON report, as far as they are read here. */
interface Line {
  ScenarioFinished?: {
    recorder: { label: string; interactions?: Record<string, Interaction>; checks?: Record<string, Check[]> }
  }
  NonFatalError?: { label: string; value: { message: string } }
  FatalError?: object
  EngineFinished?: { stop_reason: string }
}

const textOf = (content: Content | undefined) =>
  Buffer.from(content?.$base64 ?? '', 'base64')
    .toString('utf8')
    .slice(0, 600)

function show({ request, response }: Interaction): string {
  const answer = response ? `${response.status_code} ${textOf(response.content)}` : 'no answer'
  return `${request?.method} ${request?.uri}\n  sent ${textOf(request?.body)}\n  got ${answer}`
}

/** @throws when the run did not come to its end */
export function readReport(ndjson: string): Map<string, Fuzzed> {
  const found = new Map<string, Fuzzed>()
  const operationOf = (label: string): Fuzzed => {
    const fuzzed = found.get(label) ?? { statuses: {}, failures: new Map() }
    found.set(label, fuzzed)
    return fuzzed
  }
  let ended: string | undefined
  for (const text of ndjson.split('\n').filter(Boolean)) {
    const line = JSON.parse(text) as Line
    if (line.FatalError) throw new Error(`the fuzzer failed: ${text.slice(0, 2_000)}`)
    if (line.EngineFinished) ended = line.EngineFinished.stop_reason
    if (line.NonFatalError) {
      const { label, value } = line.NonFatalError
      operationOf(label).failures.set(value.message, 'of the fuzzer itself')
    }
    if (!line.ScenarioFinished) continue
    const { label, interactions = {}, checks = {} } = line.ScenarioFinished.recorder
    const { statuses, failures } = operationOf(label)
    for (const { response } of Object.values(interactions)) {
      const status = response?.status_code ?? 0
      statuses[status] = (statuses[status] ?? 0) + 1
    }
    for (const [id, ofCase] of Object.entries(checks)) {
      for (const { name, failure_info: info } of ofCase.filter(({ status }) => status === 'failure')) {
        failures.set(`${name}: ${info?.failure.message || info?.failure.title}`, show(interactions[id] ?? {}))
      }
    }
  }
  if (ended !== 'completed') throw new Error(`the fuzzer ended early: ${ended}`)
  return found
}

/** All that is wrong with one operation; it has to have succeeded at least once. */
export function faultsOf(fuzzed: Fuzzed | undefined): string[] {
  if (!fuzzed) return ['was not called']
  const { statuses, failures } = fuzzed
  const faults = [...failures].map(([what, example]) => `${what}\n  ${example}`)
  // 204 is the answer to a preflight, which every path gets.
  const succeeded = Object.keys(statuses).some((status) => status.startsWith('2') && status !== '204')
  if (!succeeded) faults.push(`never succeeded: ${JSON.stringify(statuses)}`)
  if (statuses[500]) faults.push(`answered 500, ${statuses[500]} times`)
  if (statuses[0]) faults.push(`did not answer, ${statuses[0]} times`)
  return faults
}
