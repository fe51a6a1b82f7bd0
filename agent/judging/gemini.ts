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
import type { Script } from '../../interview/script/script.ts'
import { pauseAfter, RequestFailed } from './failure.ts'
import type { Failed, Judge, SideAnswer } from './judge.ts'
import { connectGemini, type GeminiReply, type GeminiRequest } from './request.ts'

/** What the caller of a judge may be told beside its verdicts, for counts and logs. */
export interface JudgeEvents {
  /** There is no verdict, or no reply to a side question. */
  failed?(code: string, what: 'verdict' | 'reply'): void
  /** Once for each time that Gemini refused a request because of a limit; `code` as in `http-429`. */
  refused?(code: string): void
}

interface Asking<T> {
  request: GeminiRequest
  /** Undefined when the reply cannot be used. */
  read(reply: GeminiReply): T | undefined
}

/** Asks and reads, and asks again as long as that may help and there is time. */
async function attempt<T>(
  ask: (timeoutMs: number) => Promise<GeminiReply>,
  read: (reply: GeminiReply) => T | undefined,
  { timeoutMs, totalMs, refused }: Pick<GeminiConfig, 'timeoutMs' | 'totalMs'> & { refused(code: string): void },
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

const servedBy = ({ servedModel }: GeminiReply) => (servedModel === undefined ? {} : { served_model: servedModel })

/** Gemini as the judge of one interview; undefined without its key. */
export function createJudge(
  config: GeminiConfig | undefined,
  { script, names }: { script: Script; names: Readonly<Record<string, string>> },
  { failed = () => undefined, refused = () => undefined }: JudgeEvents = {},
): Judge | undefined {
  if (!config) return undefined
  const briefing = briefingOf(script, names)
  const sideBriefing = sideBriefingOf(script)
  const { model, timeoutMs, totalMs } = config
  const gemini = connectGemini(config)
  gemini.warmUp()

  async function ask<T extends object>(what: 'verdict' | 'reply', { request, read }: Asking<T>): Promise<T | Failed> {
    const found: T | Failed =
      request.call.length > LONGEST_CALL
        ? { kind: 'failed', code: 'too-long' }
        : await attempt((attemptMs) => gemini.ask(request, attemptMs), read, { timeoutMs, totalMs, refused })
    if ('code' in found) failed(found.code, what)
    return found
  }

  return {
    name: `gemini/${model}`,
    model,
    briefing,
    sideBriefing,

    judge(input) {
      const { system } = briefing
      const prompt = callOf(input, neighboursIn(script, input.question.step.id))
      const asked = { model, prompt, prompt_sha256: promptHashOf(system, prompt, model) }
      return ask('verdict', {
        request: { system, call: prompt, judging: true },
        read(reply) {
          if (reply.call?.name !== JUDGE_ANSWER.name) return undefined
          const reading = readJudgement(input, reply.call.args, { ...asked, ...servedBy(reply) })
          return reading.kind === 'against-schema' ? undefined : reading
        },
      })
    },

    answer(input) {
      const { system } = sideBriefing
      const prompt = sideCallOf(input, neighboursIn(script, input.question.step.id))
      const prompt_sha256 = sidePromptHashOf(system, prompt, model)
      return ask<Exclude<SideAnswer, Failed>>('reply', {
        request: { system, call: prompt, judging: false },
        read(reply) {
          const text = readSideAnswer(reply.text, input.question)
          return text === undefined
            ? undefined
            : { kind: 'answer', text, model, ...servedBy(reply), prompt, prompt_sha256 }
        },
      })
    },
  }
}
