import { type DestinationStream, pino } from 'pino'

/** Where `@livekit/agents` and its plugins look for their logger, whichever copy of the package they are. */
const LOGGER = Symbol.for('@livekit/agents:logger')
const globals = globalThis as { [LOGGER]?: unknown }

type Facts = Record<string, unknown>

const isPlain = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'

/** Of an error its kind; of anything else its numbers and truths. Text may be somebody's words. */
function factsOf(value: unknown): Facts {
  if (typeof value !== 'object' || value === null) return {}
  const facts: Facts = value instanceof Error ? { name: value.name } : {}
  for (const [key, part] of Object.entries(value)) {
    if (isPlain(part)) facts[key] = part
    else if (part instanceof Error) facts[key] = factsOf(part)
  }
  return facts
}

/** What stands before the first colon or bracket; messages are put together with what came after it. */
const titleOf = (message: string) => message.split(/[:[{("]/, 1)[0]?.trim() || 'without a message'

/**
 * The framework's plugins write whole messages of the vendors into their log lines, words included.
 * From here on a line of theirs in this process has its message and plain facts alone.
 * @param destination standard output when it is not given
 */
export function keepWordsOutOfFrameworkLog(destination?: DestinationStream): void {
  if (!destination && (globals[LOGGER] as { isOurs?: boolean } | undefined)?.isOurs) return
  const logger = pino(
    {
      level: 'warn',
      base: { process: 'livekit' },
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod([first, second]: unknown[], method) {
          const message = [first, second].find((part) => typeof part === 'string') ?? 'without a message'
          method.apply(this, [factsOf(first), titleOf(message as string)])
        },
      },
    },
    destination ?? pino.destination({ sync: true }),
  )
  // What a child binds would be in all of its lines.
  globals[LOGGER] = Object.assign(logger, { child: () => logger, isOurs: true })
}
