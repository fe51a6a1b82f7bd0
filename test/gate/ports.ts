import { PARTS, type PartName } from './parts.ts'

/** Names the ports that a process and its children choose from, as "20000-20099". */
export const PORTS = 'LEXNOVA_PORTS'

/** Below the ports that systems give to outgoing connections. */
const FIRST = 20_000
const OF_PART = 1_000
const OF_PROCESS = 100

const rangeFrom = (first: number): string => `${first}-${first + OF_PROCESS - 1}`

/** For what runs once in a part: what one part killed to start it again is not taken by another meanwhile. */
export const portsOf = (part: PartName): string => rangeFrom(FIRST + Object.keys(PARTS).indexOf(part) * OF_PART)

/** For a worker of a part, 1 or more, by the ports of its part. */
export function portsOfWorker(ports: string, worker: number): string {
  const [first = FIRST] = ports.split('-').map(Number)
  return rangeFrom(first + (worker % (OF_PART / OF_PROCESS)) * OF_PROCESS)
}
