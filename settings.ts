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

/** Every setting with its default; what depends on several of them is checked by `readConfig`. */
export const EnvironmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8000),
  PUBLIC_URL: urlOf('http:', 'https:').optional(),
  PAGES_DIR: z.string().min(1).optional(),
  STATES_PAGE: flag.default(false),
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
  TEMPORAL_UI_URL: urlOf('http:', 'https:').optional(),
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

export type Environment = z.output<typeof EnvironmentSchema>

/** The names of all settings. */
export const SETTINGS: readonly string[] = Object.keys(EnvironmentSchema.shape)
