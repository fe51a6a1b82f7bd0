import type { Fact } from '../interview/facts.ts'
import type { ChainHead } from '../interview/record/chain.ts'
import type { Entry, Opening } from '../interview/record/record.ts'
import type { RefusalCode } from '../interview/refusals.ts'
import type { Progress } from '../interview/progress/state.ts'
import type { Script, ScriptProblem } from '../interview/script/script.ts'

export interface ParseScriptInput {
  sessionId: string
  uploadId: string
  createdBy: string
}

export type ParsedScript =
  | { ok: true; version: number; steps: number; sha256: string }
  | { ok: false; code: RefusalCode; detail: string; problems: ScriptProblem[] }

export interface PreparedStart {
  script: Script
  /** Salts of the script's and of each name's commitment. */
  scriptSalt: string
  names: { respondent: string; name: string; salt: string }[]
  /** Absent when LiveKit could not make it at once; the workflow goes on trying. */
  room?: { room: string; sid: string }
}

export interface DispatchAgentInput {
  sessionId: string
  epoch: number
  agentName: string
  /** `offer` asks the living agent of an earlier lease; `dispatch` sends a new one. */
  mode: 'offer' | 'dispatch'
}

export interface RecordProgressInput {
  sessionId: string
  snapshot: Progress
  entries: Entry[]
  openings: Opening[]
}

export interface SealInput {
  /** What is not in Postgres yet, the entry that seals the chain among it. */
  rest: RecordProgressInput
  /** Workflow time, ISO 8601. */
  sealedAt: string
}

/** The effects of one interview. Each is idempotent; the docstring says by which key. */
export interface InterviewActivities {
  /** By upload: parsing the same upload again answers the same version. */
  parseScript(input: ParseScriptInput): Promise<ParsedScript>
  /** By room name; reads the script besides, and makes fresh salts, of which the workflow keeps the first. */
  prepareStart(input: { sessionId: string; version: number }): Promise<PreparedStart>
  /** By room name: LiveKit answers the room that is there. */
  createRoom(input: {
    sessionId: string
    name?: string
    maxParticipants?: number
  }): Promise<{ room: string; sid: string }>
  /**
   * By epoch: completed asynchronously by the agent that holds lease `lease-<epoch>`. An offer that
   * nobody takes fails; a dispatch removes every other agent before it sends one.
   */
  dispatchAgent(input: DispatchAgentInput): Promise<void>
  /**
   * By session and revision; entries by session and sequence number. Answers where the chain stands after the last of
   * these entries, if there was one.
   */
  recordProgress(input: RecordProgressInput): Promise<ChainHead | undefined>
  /**
   * Writes what is not in Postgres yet, and answers what the record has still to say of the sound that is stored or
   * lost. Of a closed interview it answers the same until that is noted: nothing more is stored.
   */
  settleSound(rest: RecordProgressInput): Promise<Fact[]>
  /** By room name: a room that is gone is closed. */
  closeRoom(input: { sessionId: string; room: string }): Promise<void>
  /**
   * By session: the first seal stands. Writes the last entries and archives the workflow's history. A record in which
   * entries are missing is refused for good: nothing here would say so.
   */
  sealRecord(input: SealInput): Promise<void>
}
