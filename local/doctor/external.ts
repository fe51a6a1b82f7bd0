import type { LiveKitConfig, Secret, TemporalConfig } from '../../config.ts'
import type { WithConfig } from './context.ts'
import { fault, type Line, ok, warning } from './line.ts'

const timeoutMs = 5_000
/** Tokens of LiveKit are refused when the two clocks are further apart. */
const maxClockSkewMs = 60_000
const oldestPostgres = 18

/** The servers that addresses are set for: whether they answer and take what we show them. */
export async function checkExternal({ config }: WithConfig): Promise<Line[]> {
  const lines = await Promise.all([
    config?.databaseUrl ? checkDatabase(config.databaseUrl) : [],
    config?.temporal ? checkTemporal(config.temporal) : [],
    config?.liveKit ? checkLiveKit(config.liveKit) : [],
  ])
  return lines.flat()
}

export async function checkDatabase(url: Secret): Promise<Line[]> {
  const check = 'DATABASE_URL'
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url.reveal(), connectionTimeoutMillis: timeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return [gradePostgresVersion(rows[0]?.server_version ?? '')]
  } catch (error) {
    return [gradeDatabaseError(error as NodeJS.ErrnoException, check)]
  } finally {
    await client.end().catch(() => {})
  }
}

export function gradePostgresVersion(version: string): Line {
  if (Number.parseInt(version, 10) >= oldestPostgres) return ok('DATABASE_URL', `answers, Postgres ${version}`)
  return fault(
    'DATABASE_URL',
    `Postgres ${version} is too old`,
    `Use Postgres ${oldestPostgres} or later: ids come from its uuidv7().`,
  )
}

/** SQLSTATE codes, https://www.postgresql.org/docs/18/errcodes-appendix.html */
export function gradeDatabaseError({ code, message }: NodeJS.ErrnoException, check = 'DATABASE_URL'): Line {
  if (code === '28P01' || code === '28000') return fault(check, `refused: ${message}`, 'Correct user and password.')
  if (code === '3D000') return fault(check, message, 'Create this database, or name another one.')
  return fault(check, `does not answer (${code ?? message})`, 'Start that Postgres, or correct host and port.')
}

export async function checkTemporal(config: TemporalConfig): Promise<Line[]> {
  const { connectTemporal } = await import('../../temporal/client.ts')
  try {
    const temporal = connectTemporal(config)
    try {
      await temporal.within(timeoutMs, () =>
        temporal.client.workflowService.describeNamespace({ namespace: config.namespace }),
      )
      return [ok('TEMPORAL_ADDRESS', `${config.address} answers, namespace ${config.namespace}`)]
    } finally {
      await temporal.close()
    }
  } catch (error) {
    return [gradeTemporalError(config, error as Error & { code?: number })]
  }
}

/** gRPC status codes, https://grpc.io/docs/guides/status-codes/ */
export function gradeTemporalError(
  config: TemporalConfig,
  { code, message }: { code?: number; message: string },
): Line {
  const check = 'TEMPORAL_ADDRESS'
  if (code === 5) {
    return fault(check, `there is no namespace ${config.namespace}`, 'Create it, or correct TEMPORAL_NAMESPACE.')
  }
  if (code === 7 || code === 16) {
    return fault(check, `refused: ${message}`, 'Correct TEMPORAL_API_KEY or the certificate.')
  }
  if (code === 4 || code === 14) {
    return fault(
      check,
      `${config.address} does not answer`,
      'Start that Temporal, or correct address and TEMPORAL_TLS.',
    )
  }
  return fault(check, message, 'Correct the TEMPORAL_ settings.')
}

/** What a LiveKit server answered to a request with our key. */
export interface LiveKitAnswer {
  status: number
  /** How far its clock is ahead of ours. */
  skewMs: number | undefined
}

export async function checkLiveKit({ url, apiKey, apiSecret }: LiveKitConfig): Promise<Line[]> {
  const { AccessToken } = await import('livekit-server-sdk')
  const token = new AccessToken(apiKey, apiSecret.reveal())
  token.addGrant({ roomList: true })
  try {
    const response = await fetch(new URL('/twirp/livekit.RoomService/ListRooms', url.replace(/^ws/, 'http')), {
      method: 'POST',
      headers: { authorization: `Bearer ${await token.toJwt()}`, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const date = Date.parse(response.headers.get('date') ?? '')
    return gradeLiveKit(url, { status: response.status, skewMs: Number.isNaN(date) ? undefined : date - Date.now() })
  } catch (error) {
    const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
    return [
      fault(
        'LIVEKIT_URL',
        `${url} does not answer (${cause?.code ?? message})`,
        'Start that LiveKit, or correct the URL.',
      ),
    ]
  }
}

export function gradeLiveKit(url: string, { status, skewMs }: LiveKitAnswer): Line[] {
  const lines: Line[] = []
  if (status === 200) lines.push(ok('LIVEKIT_URL', `${url} answers and takes the key`))
  else if (status === 401 || status === 403) {
    lines.push(fault('LIVEKIT_URL', `${url} refuses the key`, 'Correct LIVEKIT_API_KEY and LIVEKIT_API_SECRET.'))
  } else lines.push(fault('LIVEKIT_URL', `${url} answers with status ${status}`, 'Is this a LiveKit server?'))
  if (skewMs !== undefined && Math.abs(skewMs) > maxClockSkewMs) {
    const seconds = Math.round(Math.abs(skewMs) / 1000)
    lines.push(
      warning('Clock', `${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} that of LIVEKIT_URL`, 'Set both clocks.'),
    )
  }
  return lines
}
