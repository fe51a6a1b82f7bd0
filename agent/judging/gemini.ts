import { setTimeout as delay } from 'node:timers/promises'
import type { GeminiConfig } from '../../config.ts'
import { briefingOf, neighboursIn, sideBriefingOf } from '../../interview/judging/briefing.ts'
import {
  callOf,
  JUDGE_ANSWER,
  LONGEST_CALL,
  promptHashOf,
  sideCallOf,
  sidePromptHashOf,
} from '../../interview/judging/call.ts'
import { readJudgement } from '../../interview/judging/reading.ts'
import { readSideAnswer } from '../../interview/judging/side-answer.ts'
import type { Script } from '../../interview/script.ts'
import { pauseAfter, RequestFailed } from './failure.ts'
import type { Failed, Judge } from './judge.ts'
import { connectGemini, type GeminiReply } from './request.ts'

interface Limits {
  /** For one attempt, and for all of them with their pauses; milliseconds. */
  timeoutMs: number
  totalMs: number
  refused(code: string): void
}

/** Asks and reads, and asks again as long as that may help and there is time. */
async function attempt<T>(
  ask: (timeoutMs: number) => Promise<GeminiReply>,
  read: (reply: GeminiReply) => T | undefined,
  { timeoutMs, totalMs, refused }: Limits,
): Promise<T | Failed> {
  const endMs = performance.now() + totalMs
  for (let useless = 0; ; ) {
    try {
      const found = read(await ask(Math.min(timeoutMs, endMs - performance.now())))
      if (found !== undefined) return found
      throw new RequestFailed('schema', 'once')
    } catch (error) {
      if (!(error instanceof RequestFailed)) return { kind: 'failed', code: 'failed' }
      const { code, retry } = error
      if (code.startsWith('http-429')) refused(code)
      if (retry === 'once') useless++
      const leftMs = endMs - performance.now()
      const pauseMs = pauseAfter({ failure: error, useless, leftMs, random: Math.random() })
      if (pauseMs === undefined) return { kind: 'failed', code }
      await delay(pauseMs)
    }
  }
}

/** What the caller of a judge may be told beside its verdicts. */
export interface JudgeEvents {
  /** Once for each time that Gemini refused a request because of a limit; `code` as in `http-429`. */
  refused?(code: string): void
}

/** Gemini as the judge of one interview; undefined without its key. */
export function createJudge(
  config: GeminiConfig | undefined,
  { script, names }: { script: Script; names: Readonly<Record<string, string>> },
  { refused = () => undefined }: JudgeEvents = {},
): Judge | undefined {
  if (!config) return undefined
  const briefing = briefingOf(script, names)
  const sideBriefing = sideBriefingOf(script)
  const { system } = briefing
  const { model, timeoutMs, totalMs } = config
  const limits = { timeoutMs, totalMs, refused }
  const gemini = connectGemini(config)
  gemini.warmUp()
  const served = ({ servedModel }: GeminiReply) => (servedModel === undefined ? {} : { served_model: servedModel })
  return {
    model,
    briefing,
    sideBriefing,

    async judge(input) {
      const prompt = callOf(input, neighboursIn(script, input.question.step.id))
      if (prompt.length > LONGEST_CALL) return { kind: 'failed', code: 'too-long' }
      const asked = { model, prompt, prompt_sha256: promptHashOf(system, prompt, model) }
      return attempt(
        (attemptMs) => gemini.ask({ system, call: prompt, judging: true }, attemptMs),
        (reply) => {
          if (reply.call?.name !== JUDGE_ANSWER.name) return undefined
          const reading = readJudgement(input, reply.call.args, { ...asked, ...served(reply) })
          return reading.kind === 'against-schema' ? undefined : reading
        },
        limits,
      )
    },

    async answer(input) {
      const call = sideCallOf(input, neighboursIn(script, input.question.step.id))
      if (call.length > LONGEST_CALL) return { kind: 'failed', code: 'too-long' }
      return attempt(
        (attemptMs) => gemini.ask({ system: sideBriefing.system, call, judging: false }, attemptMs),
        (reply) => {
          const text = readSideAnswer(reply.text, input.question)
          if (text === undefined) return undefined
          const prompt_sha256 = sidePromptHashOf(sideBriefing.system, call, model)
          return { kind: 'answer', text, model, ...served(reply), prompt: call, prompt_sha256 }
        },
        limits,
      )
    },
  }
}
