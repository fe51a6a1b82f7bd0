import { initializeLogger } from '@livekit/agents'
import type { GeminiConfig } from '../../config.ts'
import { briefingOf } from '../../interview/judging/briefing.ts'
import { callOf, JUDGE_ANSWER, JudgeAnswerSchema } from '../../interview/judging/call.ts'
import { readScript } from '../../interview/script/script.ts'
import { RequestFailed } from './failure.ts'
import { connectGemini } from './request.ts'

export interface Trial {
  /** By its own word; undefined when it said none. */
  servedModel: string | undefined
  /** From the request to the whole verdict, its connection made before or not. */
  latencyMs: number
}

/**
 * Has Gemini give one verdict on a made-up answer, as in an interview, by one attempt of the length that it has there. For a
 * process of its own: the log of LiveKit's framework is silent from then on.
 * @throws RequestFailed with a code that `adviceOn` knows
 */
export async function tryJudge(config: GeminiConfig): Promise<Trial> {
  initializeLogger({ pretty: false, level: 'silent' })
  const read = readScript([{ ask: 'Where do you live?', expect: { kind: 'judged', criterion: 'A town is named.' } }])
  const [step] = read.ok ? read.script.steps : []
  if (!read.ok || !step) throw new Error('the script of the trial is wrong')
  const question = { step, respondent: { id: 'respondent' }, language: read.script.language }
  const { system } = briefingOf(read.script, {})
  const call = callOf({ question, text: 'In Vienna, near the park.', exchange: [] })
  const startMs = performance.now()
  const reply = await connectGemini(config).ask({ system, call, judging: true }, config.timeoutMs)
  const latencyMs = performance.now() - startMs
  const isVerdict = reply.call?.name === JUDGE_ANSWER.name && JudgeAnswerSchema.safeParse(reply.call.args).success
  if (!isVerdict) throw new RequestFailed('schema', 'once')
  return { servedModel: reply.servedModel, latencyMs }
}

const OVERLOADED = 'Gemini is overloaded or out of order. Try again in a few minutes.'
const UNUSABLE = 'This model does not answer as it has to. Try again, or set another GEMINI_MODEL.'

/** What to do, by the code of a failure. */
const ADVICE: Readonly<Record<string, string>> = {
  'http-400-wrong-key': 'The key is not valid. Copy GEMINI_API_KEY anew from Google AI Studio.',
  'http-400-precondition':
    'Google does not serve the Gemini API in this country, or wants billing to be on. Turn billing on, or use Vertex AI.',
  'http-400': 'Gemini does not take what this version asks of this model. Set another GEMINI_MODEL.',
  'http-401': 'The key or the credentials are not valid. Make new ones.',
  'http-403':
    'The key or the service account may not use Gemini. Enable the API in its project, and lift what restricts the key.',
  'http-404': 'This model is not served for this account. Set GEMINI_MODEL to one that is.',
  'http-408': OVERLOADED,
  'http-429': 'The limit of this account is met. Wait, or ask Google for a higher one.',
  'http-429-free-tier': 'The limit of accounts without billing is met. Turn billing on for the project of this key.',
  credentials:
    'No token could be got for Vertex AI. Look at GOOGLE_APPLICATION_CREDENTIALS: the file is missing, or its account may not sign in.',
  connection: 'Gemini could not be reached. Look at the network and at a proxy.',
  timeout: 'Gemini took too long. Try again; if it stays so, raise JUDGE_TIMEOUT_MS or set a faster GEMINI_MODEL.',
  'blocked-prompt': 'Gemini refused to read a harmless question. Try again, or set another GEMINI_MODEL.',
  'blocked-answer': 'Gemini withheld its answer to a harmless question. Try again, or set another GEMINI_MODEL.',
}

/** What to do about a failure, in a sentence or two for whoever runs the product. */
export const adviceOn = (code: string): string => ADVICE[code] ?? (code.startsWith('http-') ? OVERLOADED : UNUSABLE)
