import { ConfigError, type Environment, EnvironmentSchema } from './settings.ts'

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
  /** Of its Web UI, as a person's browser reaches it. */
  uiUrl?: string
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
    /** A folder of pages that `dashboard/build/` made; without one the API serves none. */
    pagesDir: string | undefined
    /** Serves the page on which every state of the others can be seen. */
    statesPage: boolean
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

function liveKitOf(env: Environment): LiveKitConfig | undefined {
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
function publicUrlOf({ PUBLIC_URL, HOST, PORT }: Environment): string {
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return (PUBLIC_URL ?? `http://${host}:${PORT}`).replace(/\/+$/, '')
}

function signingSecretOf({ SIGNING_SECRET, LIVEKIT_API_SECRET }: Environment) {
  const secret = SIGNING_SECRET ?? LIVEKIT_API_SECRET
  return secret === undefined ? undefined : new Secret(secret)
}

function temporalOf(env: Environment): TemporalConfig | undefined {
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
    ...(env.TEMPORAL_UI_URL ? { uiUrl: env.TEMPORAL_UI_URL.replace(/\/+$/, '') } : {}),
    ...(env.TEMPORAL_API_KEY ? { apiKey: new Secret(env.TEMPORAL_API_KEY) } : {}),
    ...(env.TEMPORAL_TLS_CA_FILE ? { tlsCaFile: env.TEMPORAL_TLS_CA_FILE } : {}),
    ...(env.TEMPORAL_TLS_SERVER_NAME ? { tlsServerName: env.TEMPORAL_TLS_SERVER_NAME } : {}),
    ...(env.TEMPORAL_TLS_CERT_FILE ? { tlsCertFile: env.TEMPORAL_TLS_CERT_FILE } : {}),
    ...(env.TEMPORAL_TLS_KEY_FILE ? { tlsKeyFile: env.TEMPORAL_TLS_KEY_FILE } : {}),
  }
}

function geminiAccessOf(env: Environment): GeminiAccess | undefined {
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

function providersOf(env: Environment): Pick<Config, 'deepgram' | 'elevenLabs' | 'gemini'> {
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
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
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
      pagesDir: env.PAGES_DIR,
      statesPage: env.STATES_PAGE,
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
