import { setTimeout as delay } from 'node:timers/promises'
import type { Config, DeepgramConfig, ElevenLabsConfig, GeminiConfig } from '../../config.ts'
import { fault, type Line, ok, warning } from './line.ts'

/** The slowest of them judges for as long as a respondent would wait, and has to connect first. */
const LONGEST_MS = 30_000

const inMs = (ms: number) => `${Math.round(ms)} ms`

/** One small real call to each vendor whose key is set, all at the same time. */
export async function tryVendors({ deepgram, elevenLabs, gemini }: Config): Promise<Line[]> {
  return await Promise.all([
    ...(deepgram ? [within('Deepgram', tryHearing(deepgram))] : []),
    ...(elevenLabs ? [within('ElevenLabs', trySpeaking(elevenLabs))] : []),
    ...(gemini ? [within('Gemini', tryJudging(gemini))] : []),
  ])
}

/** A vendor that never answers, or a call that fails as none of them says. */
async function within(check: string, trial: Promise<Line>): Promise<Line> {
  const ending = new AbortController()
  const late = delay(LONGEST_MS, fault(check, 'no answer in 30 s', 'Look at the network and at a proxy.'), {
    signal: ending.signal,
  })
  try {
    return await Promise.race([trial, late])
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    return fault(check, `not tried: ${name}`, 'This is a fault of the check itself or of the packages; try npm ci.')
  } finally {
    ending.abort()
  }
}

async function tryHearing(config: DeepgramConfig): Promise<Line> {
  const { tryDeepgram } = await import('../../agent/hearing/deepgram/trial.ts')
  const trial = await tryDeepgram(config)
  if ('code' in trial) return fault('Deepgram', `${config.model} failed: ${trial.code}`, trial.advice)
  const { model, language, host, latencyMs } = trial
  return ok('Deepgram', `${model} (${language}) at ${host}, connected in ${inMs(latencyMs)}; was asked to keep nothing`)
}

async function trySpeaking(config: ElevenLabsConfig): Promise<Line> {
  const { tryVoice } = await import('../../agent/speech/trial.ts')
  const { adviceOn } = await import('../../agent/speech/elevenlabs-advice.ts')
  const { model } = config
  try {
    const { voiceId, voiceName, host, firstFrameMs, keepsHistory } = await tryVoice(config)
    const voice = voiceName === undefined ? `voice ${voiceId}` : `voice ${voiceName} (${voiceId})`
    const kept = keepsHistory ? 'keeps what is spoken in the history of the account' : 'was asked to keep nothing'
    return ok('ElevenLabs', `${model}, ${voice} at ${host}, first sound in ${inMs(firstFrameMs)}; ${kept}`)
  } catch (error) {
    const code = codeOf(error)
    return fault('ElevenLabs', `${model} failed: ${code}`, adviceOn(code))
  }
}

async function tryJudging(config: GeminiConfig): Promise<Line> {
  const { tryJudge, adviceOn } = await import('../../agent/judging/trial.ts')
  const { access, model } = config
  const place = access.by === 'vertex' ? `Vertex AI in ${access.location}` : 'the Gemini API'
  try {
    const { servedModel, latencyMs } = await tryJudge(config)
    const served = servedModel === undefined || servedModel === model ? model : `${servedModel}, asked for ${model},`
    const found = `${served} by ${place}, one verdict in ${inMs(latencyMs)}; ${keptOf(access)}`
    if (access.by === 'vertex' || access.isPaid) return ok('Gemini', found)
    return warning(
      'Gemini',
      found,
      'Turn billing on for the project of this key and set GEMINI_PAID=true, or use Vertex AI.',
    )
  } catch (error) {
    const code = codeOf(error)
    return fault('Gemini', `${model} by ${place} failed: ${code}`, adviceOn(code))
  }
}

/** The short stable word of a failure; what has none is a fault of ours. */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  throw error
}

function keptOf(access: GeminiConfig['access']): string {
  if (access.by === 'vertex') return 'not used for training'
  return access.isPaid
    ? 'kept for 55 days against abuse, with billing on'
    : 'without billing Google uses what is sent, and people may read it'
}
