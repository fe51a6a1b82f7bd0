import type { LiveKitConfig, TemporalConfig } from '../../config.ts'
import type { WithConfig } from './context.ts'
import { checkDatabase } from './database.ts'
import { fault, type Line, ok, warning } from './line.ts'

const timeoutMs = 5_000
/** Tokens of LiveKit are refused when the two clocks are further apart. */
const maxClockSkewMs = 60_000

/** The servers that addresses are set for: whether they answer and take what we show them. */
export async function checkExternal({ config }: WithConfig): Promise<Line[]> {
  const lines = await Promise.all([
    config?.databaseUrl ? checkDatabase(config.databaseUrl) : [],
    config?.temporal ? checkTemporal(config.temporal) : [],
    config?.liveKit ? checkLiveKit(config.liveKit) : [],
  ])
  return lines.flat()
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
