/**
 * What the vendor says when it refuses, by the words and sentences that are known of it. Nothing else of its
 * text goes on from here: it may quote what was to be spoken.
 */
interface Meaning {
  /** As the record has it. */
  code: string
  /** The vendor's own words for it, in `error` or `detail.status`. */
  words: readonly string[]
  /** The beginning of its sentence, which is all that a close may give. */
  sentence?: RegExp
}

/** In the order in which they are tried: the sentence of the first may come with the word of a later one. */
const MEANINGS: readonly Meaning[] = [
  {
    code: 'history-not-refusable',
    words: ['zero_retention_not_allowed', 'zero_retention_mode_not_allowed', 'enable_logging_not_allowed'],
    sentence: /zero[ -_]retention|enable_logging/i,
  },
  {
    code: 'voice-not-allowed',
    words: ['free_users_not_allowed', 'voice_access_denied', 'paid_plan_required'],
    sentence: /\blibrary voices?\b/i,
  },
  {
    code: 'voice-not-found',
    words: ['voice_not_found', 'voice_does_not_exist', 'voice_id_does_not_exist', 'invalid_voice_id'],
    sentence: /a voice (for|with) (the )?voice_id\b/i,
  },
  { code: 'idle', words: ['input_timeout_exceeded', 'input_timeout'], sentence: /have not received a new text input/i },
  {
    code: 'too-many-at-once',
    words: [
      'max_active_conversations',
      'too_many_concurrent_requests',
      'concurrent_limit_exceeded',
      'rate_limit_exceeded',
    ],
    sentence: /maximum simultaneous contexts|too many concurrent requests/i,
  },
  { code: 'busy', words: ['system_busy', 'service_unavailable'], sentence: /heavy traffic/i },
  {
    code: 'quota-exceeded',
    words: ['quota_exceeded'],
    sentence: /exceeds? your (api key )?quota|exceeded your quota/i,
  },
  { code: 'not-paid', words: ['payment_required', 'payment_issue', 'subscription_required'] },
  { code: 'unusual-activity', words: ['detected_unusual_activity'], sentence: /unusual activity/i },
  {
    code: 'key-refused',
    words: [
      'invalid_api_key',
      'needs_authorization',
      'invalid_authorization_header',
      'authentication_error',
      'auth_error',
    ],
    sentence: /invalid api key/i,
  },
  {
    code: 'not-permitted',
    words: ['missing_permissions', 'only_for_creator_plus'],
    sentence: /missing the permission/i,
  },
  {
    code: 'model-not-found',
    words: ['model_not_found', 'model_does_not_exist', 'invalid_model_id', 'unsupported_model', 'model_access_denied'],
    sentence: /a model with (this )?(model_id|model id)/i,
  },
  { code: 'text-too-long', words: ['max_character_limit_exceeded', 'text_too_long'] },
  { code: 'not-served-there', words: ['blocked_country', 'country_blocked'] },
  { code: 'parameter-refused', words: ['invalid_parameters', 'invalid_output_format', 'output_format_not_allowed'] },
  { code: 'vendor-error', words: ['internal_server_error', 'internal_error'] },
]

/**
 * The code of what the vendor said, by known words alone.
 * @param word its own word for it
 * @param sentence its text for people, or the reason of a close
 */
export function codeOfWords(word: string | undefined, sentence: string | undefined): string | undefined {
  const bySentence = MEANINGS.find((meaning) => sentence !== undefined && meaning.sentence?.test(sentence))
  const byWord = MEANINGS.find(({ words }) => word !== undefined && words.includes(word))
  const both = [bySentence, byWord].filter((meaning) => meaning !== undefined)
  return both.toSorted((a, b) => MEANINGS.indexOf(a) - MEANINGS.indexOf(b))[0]?.code
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The code of a message, or of the body of an HTTP answer; undefined for whatever is not a refusal that is known. */
export function codeOfMessage(json: string): { code: string; context: string | undefined } | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined
  const message = parsed as Record<string, unknown>
  const detail = (typeof message['detail'] === 'object' && message['detail']) || {}
  const { status, code: kind, message: sentence } = detail as Record<string, unknown>
  const word = textOf(message['error']) ?? textOf(kind) ?? textOf(status)
  const code =
    codeOfWords(word, textOf(sentence) ?? (word === undefined ? undefined : textOf(message['message']))) ??
    codeOfWords(textOf(status), undefined)
  return code === undefined
    ? undefined
    : { code, context: textOf(message['contextId']) ?? textOf(message['context_id']) }
}
