import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

export type { Logger }

/** Signs of `LOG_FORMAT=pretty` by the kind of event; the first that fits. */
const SIGNS: readonly [RegExp, string][] = [
  [/ ready$|up to date$/, '✔'],
  [/ stopped$/, '■'],
  [/^request$/, '→'],
  [/in the room$/, '●'],
]
const ERROR = 50
const WARN = 40

/** @param level number of pino's level */
export function signOf(level: number, message: string): string {
  if (level >= ERROR) return '✖'
  if (level >= WARN) return '▲'
  return SIGNS.find(([pattern]) => pattern.test(message))?.[1] ?? '·'
}

const prettyStream = () =>
  pretty({
    sync: true,
    singleLine: true,
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss.l',
    ignore: 'level,process',
    messageFormat: (line, messageKey) =>
      `${signOf(Number(line['level']), String(line[messageKey]))} ${String(line['process'])}: ${String(line[messageKey])}`,
  })

/**
 * The logger of one process, on standard output: JSON lines, or lines for people.
 * Messages are static, facts go into fields; names, answers and scripts never do.
 */
export function createLogger(process: string, { level, format }: Config['log']): Logger {
  return pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers.authorization', 'req.headers["x-api-key"]', 'req.headers.cookie'],
    },
    format === 'pretty' ? prettyStream() : pino.destination({ sync: true }),
  )
}
