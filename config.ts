import { z } from 'zod'

/** Thrown when the environment holds a wrong value; the message is one line and names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const port = z.coerce.number().int().min(0).max(65_535)
/** What a timer of Node reaches, some 24 days; past it one fires at once. */
const longestMs = 2 ** 31 - 1
const millis = z.coerce.number().int().min(1).max(longestMs)
const seconds = z.coerce
  .number()
  .int()
  .min(1)
  .max(Math.floor(longestMs / 1_000))
const address = z.string().regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const urlOf = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    )

const EnvironmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8000),
  PUBLIC_URL: urlOf('http:', 'https:').optional(),
  CORS_ORIGINS: z.string().default('http://localhost:5173,http://localhost:3000'),
  TOKEN_TTL_SECONDS: seconds.default(2 * 60 * 60),
  OPEN_ROOM_API: flag.default(false),
  ROOM_AGENT_GRANT: flag.default(false),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(1_200),
  REFUSED_KEYS_PER_MINUTE: z.coerce.number().int().min(0).default(60),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  NAME_INDEX_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  TEMPORAL_ADDRESS: address.optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  TEMPORAL_TASK_QUEUE: z.string().min(1).default('lexnova'),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_TLS_CA_FILE: z.string().min(1).optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().min(1).optional(),
  TEMPORAL_TLS_CERT_FILE: z.string().min(1).optional(),
  TEMPORAL_TLS_KEY_FILE: z.string().min(1).optional(),
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
  WORKFLOW_CACHE_DIR: z.string().min(1).optional(),
  LIVEKIT_URL: urlOf('ws:', 'wss:', 'http:', 'https:').optional(),
  LIVEKIT_PUBLIC_URL: urlOf('ws:', 'wss:').optional(),
  LIVEKIT_API_KEY: z.string().min(1).optional(),
  LIVEKIT_API_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SIGNING_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AGENT_NAME: z.string().min(1).default('lexnova-officer'),
  AGENT_IDLE_PROCESSES: z.coerce.number().int().min(1).max(32).default(1),
  AGENT_MAX_JOBS: z.coerce.number().int().min(1).max(1000).default(20),
  AGENT_FAST_PATH: flag.default(true),
  AGENT_HEALTH_PORT: port.default(0),
  LEASE_HEARTBEAT_TIMEOUT_MS: millis.default(5_000),
  LEASE_MAX_FAILURES: z.coerce.number().int().min(1).default(10),
  ANSWER_TIMEOUT_MS: millis.default(45_000),
  CLOSING_TIMEOUT_MS: millis.default(60_000),
  DEEPGRAM_API_KEY: z.string().min(1).optional(),
  DEEPGRAM_MODEL: z.string().min(1).default('nova-3'),
  DEEPGRAM_LANGUAGE: z.enum(['script', 'multi']).default('script'),
  DEEPGRAM_MAX_STREAMS: z.coerce.number().int().min(0).default(50),
  DEEPGRAM_URL: urlOf('ws:', 'wss:').optional(),
  ELEVENLABS_API_KEY: z.string().min(1).optional(),
  ELEVENLABS_VOICE_ID: z
    .string()
    .regex(/^[A-Za-z0-9]+$/, 'must be the id of a voice')
    .optional(),
  ELEVENLABS_MODEL: z.string().min(1).default('eleven_flash_v2_5'),
  ELEVENLABS_LOGGING: z.enum(['auto', 'true', 'false']).default('auto'),
  ELEVENLABS_URL: urlOf('http:', 'https:').optional(),
  GEMINI_API_KEY: z.string().min(1).optional(),
  GOOGLE_API_KEY: z.string().min(1).optional(),
  GEMINI_PAID: flag.default(false),
  GEMINI_MODEL: z.string().min(1).default('gemini-3.5-flash-lite'),
  GOOGLE_GEMINI_BASE_URL: urlOf('http:', 'https:').optional(),
  // Google's own examples write it in each of these ways.
  GOOGLE_GENAI_USE_VERTEXAI: z.enum(['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0']).default('false'),
  GOOGLE_CLOUD_PROJECT: z.string().min(1).optional(),
  GOOGLE_CLOUD_LOCATION: z.string().min(1).optional(),
  // Read by Google's own library.
  GOOGLE_APPLICATION_CREDENTIALS: z.string().min(1).optional(),
  GOOGLE_VERTEX_BASE_URL: urlOf('http:', 'https:').optional(),
  JUDGE_TIMEOUT_MS: millis.default(4_000),
  JUDGE_TOTAL_MS: millis.default(8_000),
  SPEECH_CACHE_DIR: z.string().min(1).optional(),
  SPEECH_CACHE_MIB: z.coerce.number().int().min(1).default(512),
  VOICE_WORDS_PER_MINUTE: z.coerce.number().int().min(80).max(450).default(160),
  PARSE_TIMEOUT_MS: millis.default(20_000),
  PARSE_MEMORY_MIB: z.coerce.number().int().min(128).default(512),
  LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** A value that is never printed: logs and JSON show `[secret]`. */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): string {
    return '[secret]'
  }
}

export interface TemporalConfig {
  address: string
  namespace: string
  taskQueue: string
  apiKey?: Secret
  tls: boolean
  /** Root of the server's certificate; the public ones when not given. */
  tlsCaFile?: string
  /** Name in the server's certificate; the address's when not given. */
  tlsServerName?: string
  tlsCertFile?: string
  tlsKeyFile?: string
}

export interface LiveKitConfig {
  /** WebSocket URL that servers and agents connect to. */
  url: string
  /** The same server as browsers reach it; given out with tokens. */
  publicUrl: string
  apiKey: string
  apiSecret: Secret
}

export interface DeepgramConfig {
  apiKey: Secret
  model: string
  /** What it listens for: the script's language, or several at once. */
  language: 'script' | 'multi'
  /** Streams that the account may have open at once; 0 is without limit. */
  maxStreams: number
  /** WebSocket origin; the vendor's when absent. */
  url?: string
}

export interface ElevenLabsConfig {
  apiKey: Secret
  /** Without one a voice is chosen from those of the account. */
  voiceId?: string
  model: string
  /** Whether the vendor keeps what is spoken; `auto`: not, where the account may refuse it. */
  logging: 'auto' | 'true' | 'false'
  /** Base of the API with its version, as in `https://host/v1`; the vendor's when absent. */
  url?: string
}

/** By a key of the Gemini API, or by Vertex AI, where project and region are one's own. */
export type GeminiAccess = KeyAccess | { by: 'vertex'; project: string; location: string }

interface KeyAccess {
  by: 'key'
  apiKey: Secret
  /** Billing is on: Google says that it does not use what is sent then. */
  isPaid: boolean
}

export interface GeminiConfig {
  access: GeminiAccess
  model: string
  /** For one attempt at a judgement. */
  timeoutMs: number
  /** For all attempts at it together, pauses included: so long a respondent waits at most. */
  totalMs: number
}

/** Where speech that was made once is kept. */
export interface SpeechCacheConfig {
  directory: string
  limitMib: number
}

export interface Config {
  api: {
    host: string
    port: number
    /** Where respondents' browsers reach it, without a slash at the end: their links begin with it. */
    publicUrl: string
    corsOrigins: string[]
    tokenTtlSeconds: number
    /** Clients without a key may make rooms. */
    openRoomApi: boolean
    /** Agent tokens of rooms carry LiveKit's agent grant. */
    roomAgentGrant: boolean
    /** For each key; 0 is without limit. */
    requestsPerMinute: number
    /** For each address; 0 is without limit. */
    refusedKeysPerMinute: number
    /** Reverse proxies before the API that add to X-Forwarded-For. */
    trustedProxies: number
  }
  databaseUrl: Secret | undefined
  /** Without it sessions cannot be looked for by name. */
  nameIndexKey: Secret | undefined
  temporal: TemporalConfig | undefined
  /** A file of workflow code that `temporal/bundle.ts` made; without one the worker bundles at its start. */
  workflowBundle: string | undefined
  /** Where the worker keeps what it bundled, for its next start. */
  workflowCacheDir: string | undefined
  liveKit: LiveKitConfig | undefined
  /** With it API and agents sign what they send to an interview, and workers what they offer to agents. */
  signingSecret: Secret | undefined
  agent: { name: string; idleProcesses: number; maxJobs: number; fastPath: boolean; healthPort: number }
  /** Time limits of one interview; they travel into its workflow as input. */
  interview: { heartbeatTimeoutMs: number; maxAgentFailures: number; closingTimeoutMs: number; answerTimeoutMs: number }
  /** Absent when it has no key: then respondents type, rules judge, the embedded voice speaks. */
  deepgram: DeepgramConfig | undefined
  elevenLabs: ElevenLabsConfig | undefined
  gemini: GeminiConfig | undefined
  voice: { wordsPerMinute: number }
  /** Absent: an agent keeps the speech of its interview in memory alone. */
  speechCache: SpeechCacheConfig | undefined
  parse: { timeoutMs: number; memoryMiB: number }
  log: { level: string; format: 'json' | 'pretty' }
}

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(EnvironmentSchema.shape)

type Environment = Record<string, string | undefined>

function liveKitOf(env: z.output<typeof EnvironmentSchema>): LiveKitConfig | undefined {
  const { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = env
  const given = { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET }
  const missing = Object.entries(given).filter(([, value]) => value === undefined)
  if (missing.length === 3) return undefined
  if (!LIVEKIT_URL || !LIVEKIT_API_KEY || !LIVEKIT_API_SECRET) {
    throw new ConfigError(
      `${missing.map(([name]) => name).join(', ')}: must be set together with the other LIVEKIT_ settings`,
    )
  }
  const url = LIVEKIT_URL.replace(/^http/, 'ws')
  return {
    url,
    publicUrl: env.LIVEKIT_PUBLIC_URL ?? url,
    apiKey: LIVEKIT_API_KEY,
    apiSecret: new Secret(LIVEKIT_API_SECRET),
  }
}

/** Without a setting: this machine, as a browser on it reaches the API. */
function publicUrlOf({ PUBLIC_URL, HOST, PORT }: z.output<typeof EnvironmentSchema>): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, '')
}

function signingSecretOf({ SIGNING_SECRET, LIVEKIT_API_SECRET }: z.output<typeof EnvironmentSchema>) {
  const secret = SIGNING_SECRET ?? LIVEKIT_API_SECRET
  return secret === undefined ? undefined : new Secret(secret)
}

function temporalOf(env: z.output<typeof EnvironmentSchema>): TemporalConfig | undefined {
  if (!env.TEMPORAL_ADDRESS) return undefined
  if (!env.TEMPORAL_TLS_CERT_FILE !== !env.TEMPORAL_TLS_KEY_FILE) {
    throw new ConfigError('TEMPORAL_TLS_CERT_FILE: must be set together with TEMPORAL_TLS_KEY_FILE')
  }
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.TEMPORAL_TASK_QUEUE,
    tls:
      env.TEMPORAL_TLS ??
      [env.TEMPORAL_API_KEY, env.TEMPORAL_TLS_CA_FILE, env.TEMPORAL_TLS_SERVER_NAME, env.TEMPORAL_TLS_CERT_FILE].some(
        (given) => given !== undefined,
      ),
    ...(env.TEMPORAL_API_KEY ? { apiKey: new Secret(env.TEMPORAL_API_KEY) } : {}),
    ...(env.TEMPORAL_TLS_CA_FILE ? { tlsCaFile: env.TEMPORAL_TLS_CA_FILE } : {}),
    ...(env.TEMPORAL_TLS_SERVER_NAME ? { tlsServerName: env.TEMPORAL_TLS_SERVER_NAME } : {}),
    ...(env.TEMPORAL_TLS_CERT_FILE ? { tlsCertFile: env.TEMPORAL_TLS_CERT_FILE } : {}),
    ...(env.TEMPORAL_TLS_KEY_FILE ? { tlsKeyFile: env.TEMPORAL_TLS_KEY_FILE } : {}),
  }
}

function geminiAccessOf(env: z.output<typeof EnvironmentSchema>): GeminiAccess | undefined {
  const { GOOGLE_GENAI_USE_VERTEXAI, GOOGLE_CLOUD_PROJECT: project, GOOGLE_CLOUD_LOCATION: location } = env
  if (/^(true|1)$/i.test(GOOGLE_GENAI_USE_VERTEXAI)) {
    if (!project) throw new ConfigError('GOOGLE_CLOUD_PROJECT: must be set with GOOGLE_GENAI_USE_VERTEXAI=true')
    if (!location) {
      throw new ConfigError(
        'GOOGLE_CLOUD_LOCATION: must be set with GOOGLE_GENAI_USE_VERTEXAI=true, as in europe-west4',
      )
    }
    return { by: 'vertex', project, location }
  }
  const key = env.GEMINI_API_KEY ?? env.GOOGLE_API_KEY
  return key ? { by: 'key', apiKey: new Secret(key), isPaid: env.GEMINI_PAID } : undefined
}

function providersOf(env: z.output<typeof EnvironmentSchema>): Pick<Config, 'deepgram' | 'elevenLabs' | 'gemini'> {
  const access = geminiAccessOf(env)
  if (env.JUDGE_TIMEOUT_MS > env.JUDGE_TOTAL_MS) {
    throw new ConfigError('JUDGE_TIMEOUT_MS: must not be more than JUDGE_TOTAL_MS, which all attempts have together')
  }
  return {
    deepgram: env.DEEPGRAM_API_KEY
      ? {
          apiKey: new Secret(env.DEEPGRAM_API_KEY),
          model: env.DEEPGRAM_MODEL,
          language: env.DEEPGRAM_LANGUAGE,
          maxStreams: env.DEEPGRAM_MAX_STREAMS,
          ...(env.DEEPGRAM_URL ? { url: env.DEEPGRAM_URL } : {}),
        }
      : undefined,
    elevenLabs: env.ELEVENLABS_API_KEY
      ? {
          apiKey: new Secret(env.ELEVENLABS_API_KEY),
          model: env.ELEVENLABS_MODEL,
          logging: env.ELEVENLABS_LOGGING,
          ...(env.ELEVENLABS_VOICE_ID ? { voiceId: env.ELEVENLABS_VOICE_ID } : {}),
          ...(env.ELEVENLABS_URL ? { url: env.ELEVENLABS_URL.replace(/\/+$/, '') } : {}),
        }
      : undefined,
    gemini: access
      ? { access, model: env.GEMINI_MODEL, timeoutMs: env.JUDGE_TIMEOUT_MS, totalMs: env.JUDGE_TOTAL_MS }
      : undefined,
  }
}

/**
 * The environment, read once and checked; an empty variable counts as unset.
 * @throws ConfigError naming the first wrong variable, never its value
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = EnvironmentSchema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const env = parsed.data
  return Object.freeze({
    api: {
      host: env.HOST,
      port: env.PORT,
      publicUrl: publicUrlOf(env),
      corsOrigins: env.CORS_ORIGINS.split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
      tokenTtlSeconds: env.TOKEN_TTL_SECONDS,
      openRoomApi: env.OPEN_ROOM_API,
      roomAgentGrant: env.ROOM_AGENT_GRANT,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      refusedKeysPerMinute: env.REFUSED_KEYS_PER_MINUTE,
      trustedProxies: env.TRUSTED_PROXIES,
    },
    databaseUrl: env.DATABASE_URL ? new Secret(env.DATABASE_URL) : undefined,
    nameIndexKey: env.NAME_INDEX_KEY ? new Secret(env.NAME_INDEX_KEY) : undefined,
    temporal: temporalOf(env),
    workflowBundle: env.WORKFLOW_BUNDLE,
    workflowCacheDir: env.WORKFLOW_CACHE_DIR,
    liveKit: liveKitOf(env),
    signingSecret: signingSecretOf(env),
    agent: {
      name: env.AGENT_NAME,
      idleProcesses: env.AGENT_IDLE_PROCESSES,
      maxJobs: env.AGENT_MAX_JOBS,
      fastPath: env.AGENT_FAST_PATH,
      healthPort: env.AGENT_HEALTH_PORT,
    },
    interview: {
      heartbeatTimeoutMs: env.LEASE_HEARTBEAT_TIMEOUT_MS,
      maxAgentFailures: env.LEASE_MAX_FAILURES,
      closingTimeoutMs: env.CLOSING_TIMEOUT_MS,
      answerTimeoutMs: env.ANSWER_TIMEOUT_MS,
    },
    ...providersOf(env),
    voice: { wordsPerMinute: env.VOICE_WORDS_PER_MINUTE },
    speechCache: env.SPEECH_CACHE_DIR ? { directory: env.SPEECH_CACHE_DIR, limitMib: env.SPEECH_CACHE_MIB } : undefined,
    parse: { timeoutMs: env.PARSE_TIMEOUT_MS, memoryMiB: env.PARSE_MEMORY_MIB },
    log: { level: env.LOG_LEVEL, format: env.LOG_FORMAT },
  })
}
