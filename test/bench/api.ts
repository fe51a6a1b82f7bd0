import autocannon from 'autocannon'
import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { freePort } from '../../local/ports.ts'
import { whenAnswers } from '../../local/ready.ts'
import { prepareSession } from './interviews.ts'
import { compare, type Summary, summarise } from './measure.ts'
import type { Bench } from './run.ts'

const SESSIONS = 40
const STEPS = 20
/** Of one route, on each side, in each round. */
const REQUESTS = 500
const ROUNDS = 6
const CONNECTIONS = 10

interface Measured {
  milliseconds: number[]
  requestsPerSecond: number[]
}

/** Sends requests over keep-alive connections as fast as they are answered. */
async function load(url: string, key: string, into: Measured | undefined): Promise<void> {
  const took: number[] = []
  const statuses = new Set<number>()
  const startedAt = performance.now()
  let endedAt = startedAt
  await new Promise<void>((resolve, reject) => {
    const running = autocannon(
      { url, amount: REQUESTS, connections: CONNECTIONS, headers: { authorization: `Bearer ${key}` } },
      (error, { errors }) =>
        error || errors > 0 ? reject(error ?? new Error(`${errors} errors at ${url}`)) : resolve(),
    )
    running.on('response', (_client, status, _bytes, milliseconds) => {
      statuses.add(status)
      took.push(milliseconds)
      // The generator itself says only at the next full second that it is done.
      endedAt = performance.now()
    })
  })
  const seconds = (endedAt - startedAt) / 1_000
  if ([...statuses].join() !== '200') throw new Error(`${url} answered ${[...statuses].join()}`)
  into?.milliseconds.push(...took)
  into?.requestsPerSecond.push(took.length / seconds)
}

/** An Express server with the product's queries and nothing else, in a process of its own. */
async function startBareApi(instance: Instance): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  await instance.stack.startEntry({
    name: 'bare api',
    entry: 'test/bench/bare-api-main.ts',
    env: { ...instance.env, PORT: String(port) },
    ready: whenAnswers(`${url}/health`),
  })
  return url
}

interface RouteResult {
  ours: Summary & { requests_per_second: number }
  bare: Summary & { requests_per_second: number }
  ratio: number
}

function routeResult(ours: Measured, bare: Measured): RouteResult {
  const rate = ({ requestsPerSecond }: Measured) => Math.round(summarise(requestsPerSecond).p50)
  const result = compare('route', 'ms', ours.milliseconds, bare.milliseconds)
  return {
    ours: { ...result.ours, requests_per_second: rate(ours) },
    bare: { ...result.bare, requests_per_second: rate(bare) },
    ratio: result.ratio,
  }
}

/** Reads that dashboards repeat, with key, checks, limits and log, against bare routes with the same queries. */
export const api: Bench = {
  describe: 'hot reads of the API, against bare Express routes with the same queries',
  // The limiter stands in the way, and lets all through.
  env: { REQUESTS_PER_MINUTE: '1000000000' },
  run: async (instance, say) => {
    for (let made = 1; made < SESSIONS; made++) {
      await new ApiClient(instance.url, instance.key).post('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
    }
    const id = await prepareSession(instance, STEPS)
    const bareUrl = await startBareApi(instance)
    const paths = {
      '/sessions/{id}': `/sessions/${id}`,
      '/sessions': '/sessions',
      '/sessions/{id}/script': `/sessions/${id}/script`,
      '/health': '/health',
    }
    const none = (): Measured => ({ milliseconds: [], requestsPerSecond: [] })
    const measured = Object.entries(paths).map(([route, path]) => ({ route, path, ours: none(), bare: none() }))
    for (let round = 0; round <= ROUNDS; round++) {
      say(`round ${round} of ${ROUNDS}, ${CONNECTIONS} connections${round === 0 ? ', to warm up' : ''}`)
      for (const { path, ours, bare } of measured) {
        const sides = [
          { url: instance.url, into: ours },
          { url: bareUrl, into: bare },
        ]
        for (const { url, into } of round % 2 === 0 ? sides : sides.toReversed()) {
          await load(`${url}${path}`, instance.key, round === 0 ? undefined : into)
        }
      }
    }
    return compare(
      'api',
      'ms',
      measured.flatMap(({ ours }) => ours.milliseconds),
      measured.flatMap(({ bare }) => bare.milliseconds),
      {
        routes: Object.fromEntries(measured.map(({ route, ours, bare }) => [`GET ${route}`, routeResult(ours, bare)])),
      },
    )
  },
}
