import { type Logger, pino } from 'pino'

export type { Logger }

/**
 * The logger of one process: JSON lines on standard output.
 * Messages are static, facts go into fields; names, answers and scripts never do.
 */
export function createLogger(process: string, level: string): Logger {
  return pino({
    level,
    base: { process },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers["x-api-key"]', 'req.headers.cookie'],
  })
}
