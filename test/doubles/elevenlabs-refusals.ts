/** What the vendor says when it refuses: a word, and a sentence for people. */
export interface Refusal {
  word: string
  message: string
  /** With which it closes the WebSocket; 1008 when absent. */
  close?: number
  /** With which it refuses plain HTTP; 400 when absent. */
  status?: number
}

const POLICY_VIOLATION = 1008

export const REFUSALS = {
  key: { word: 'invalid_api_key', message: 'Invalid API key', status: 401 },
  permission: {
    word: 'missing_permissions',
    message: 'The API key you used is missing the permission voices_read to execute this operation.',
    status: 401,
  },
  quota: {
    word: 'quota_exceeded',
    message: 'This request exceeds your quota of 10000. You have 4 credits remaining.',
    status: 401,
  },
  activity: {
    word: 'detected_unusual_activity',
    message: 'Unusual activity detected. Free Tier usage disabled.',
    status: 401,
  },
  voice: { word: 'voice_not_found', message: 'A voice for the voice_id was not found.', status: 404 },
  /** The vendor closes with "message too big" for a voice that the model cannot speak with. */
  unfit: { word: '', message: '', close: 1009 },
  library: {
    word: 'payment_required',
    message: 'Free users cannot use library voices via the API. Please upgrade your subscription.',
    status: 402,
  },
  model: { word: 'model_not_found', message: 'A model with this model_id does not exist.', status: 400 },
  contexts: {
    word: 'max_active_conversations',
    message:
      'Maximum simultaneous contexts per WebSocket connection exceeded (5). Please close an existing context before opening a new one.',
    status: 429,
  },
  concurrency: {
    word: 'too_many_concurrent_requests',
    message:
      'Too many concurrent requests. Your current subscription is associated with a maximum of concurrent requests.',
    status: 429,
  },
  idle: {
    word: 'input_timeout_exceeded',
    message:
      'Have not received a new text input within the timeout. Streaming input terminated. Please make sure to either feed the input in the timely manner, or to send the end of input text when done.',
  },
  history: {
    word: 'zero_retention_not_allowed',
    message: 'Zero retention mode (enable_logging=false) may only be used by enterprise customers.',
    status: 403,
  },
  silent: { word: '', message: '', status: 403 },
  parameter: { word: 'invalid_parameters', message: 'A parameter is not valid.', status: 400 },
  protocol: { word: 'invalid_message', message: 'Not a message of the protocol.' },
} as const satisfies Record<string, Refusal>

export type RefusalKind = keyof typeof REFUSALS

/** For the faults that are ordered by a status. */
const BY_STATUS: Record<number, RefusalKind> = {
  401: 'key',
  402: 'quota',
  403: 'activity',
  404: 'voice',
  429: 'contexts',
}

export const refusalOf = (status: number): Refusal | undefined => {
  const kind = BY_STATUS[status]
  return kind && REFUSALS[kind]
}

/** The message that comes before the close, and the close; reasons of WebSocket have 123 bytes at most. */
export const closingOf = ({ word, message, close = POLICY_VIOLATION }: Refusal) => ({
  answer: word === '' ? undefined : { error: word, message, code: close },
  code: close,
  reason: message.slice(0, 120),
})

/** The body of an HTTP answer. */
export const bodyOf = ({ word, message }: Refusal): string => JSON.stringify({ detail: { status: word, message } })
