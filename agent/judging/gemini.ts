import { setTimeout as delay } from 'node:timers/promises'
import type { GeminiConfig } from '../../config.ts'
import { briefingOf, sideBriefingOf } from '../../interview/judging/briefing.ts'
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
import type { Failed, Judge } from './judge.ts'
import { askGemini, type GeminiReply, RequestFailed, warmUp } from './request.ts'

const ATTEMPTS = 2
/** Before the second attempt, after a refusal for the moment. */
const PAUSE_MS = 200

/** Asks, reads, and asks once more when there was no reply that could be read. */
async function attempt<T>(
  ask: () => Promise<GeminiReply>,
  read: (reply: GeminiReply) => T | undefined,
): Promise<T | Failed> {
  let code = 'failed'
  for (let left = ATTEMPTS; left > 0; left--) {
    try {
      const found = read(await ask())
      if (found !== undefined) return found
      code = 'schema'
    } catch (error) {
      if (!(error instanceof RequestFailed)) return { kind: 'failed', code: 'failed' }
      code = error.code
      if (!error.retryable) break
      if (left > 1 && code.startsWith('http-')) await delay(PAUSE_MS)
    }
  }
  return { kind: 'failed', code }
}

/** Gemini as the judge of one interview; undefined without its key. */
export function createJudge(
  config: GeminiConfig | undefined,
  { script, names }: { script: Script; names: Readonly<Record<string, string>> },
): Judge | undefined {
  if (!config) return undefined
  const briefing = briefingOf(script, names)
  const sideBriefing = sideBriefingOf(script)
  const { system } = briefing
  const { model } = config
  warmUp(config)
  return {
    model,
    briefing,
    sideBriefing,

    async judge(input) {
      const prompt = callOf(input)
      if (prompt.length > LONGEST_CALL) return { kind: 'failed', code: 'too-long' }
      const asked = { model, prompt, prompt_sha256: promptHashOf(system, prompt, model) }
      return attempt(
        () => askGemini(config, { system, call: prompt, judging: true }),
        ({ calls: [call, ...more] }) => {
          if (call?.name !== JUDGE_ANSWER.name || more.length > 0) return undefined
          const reading = readJudgement(input, call.args, asked)
          return reading.kind === 'against-schema' ? undefined : reading
        },
      )
    },

    async answer(input) {
      const call = sideCallOf(input)
      if (call.length > LONGEST_CALL) return { kind: 'failed', code: 'too-long' }
      return attempt(
        () => askGemini(config, { system: sideBriefing.system, call, judging: false }),
        (reply) => {
          const text = readSideAnswer(reply.text, input.question)
          if (text === undefined) return undefined
          const prompt_sha256 = sidePromptHashOf(sideBriefing.system, call, model)
          return { kind: 'answer', text, model, prompt: call, prompt_sha256 }
        },
      )
    },
  }
}
