import { AgentServer, initializeLogger, type JobRequest, ServerOptions } from '@livekit/agents'
import getPort from 'get-port'
import type { Config, LiveKitConfig } from '../config.ts'

const HOST = '127.0.0.1'
/** Above this share of its places the server stops sending jobs. */
const FULL_LOAD = 0.7

type OfferedJob = JobRequest['job']
/** Whether a job is to be taken. */
type Accepts = (
  job: OfferedJob,
  worker: {
    /** Tells later whether a process has been found for it. */
    hasProcess: () => boolean
    /** Jobs that are served now. */
    active: readonly OfferedJob[]
  },
) => boolean

/** LiveKit's agent server for the jobs of one file, which exports an agent as its default. */
export async function createAgentServer(
  liveKit: LiveKitConfig,
  agent: Config['agent'],
  job: string,
  accepts: Accepts = () => true,
): Promise<AgentServer> {
  initializeLogger({ pretty: false, level: 'warn' })
  const server: AgentServer = new AgentServer(
    new ServerOptions({
      agent: job,
      agentName: agent.name,
      wsURL: liveKit.url,
      apiKey: liveKit.apiKey,
      apiSecret: liveKit.apiSecret.reveal(),
      host: HOST,
      port: agent.healthPort || (await getPort({ host: HOST })),
      production: true,
      numIdleProcesses: agent.idleProcesses,
      requestFunc: async (request) => {
        const hasProcess = () => server.activeJobs.some((active) => active.job.id === request.job.id)
        const active = server.activeJobs.map((running) => running.job)
        const isTaken = accepts(request.job, { hasProcess, active })
        await (isTaken ? request.accept() : request.reject())
      },
      // Counting jobs: the server's own measure, the host's CPU, drops dispatches without a word.
      loadFunc: async () => Math.min(1, (server.activeJobs.length / agent.maxJobs) * FULL_LOAD),
      maxRetry: Number.MAX_SAFE_INTEGER,
      shutdownProcessTimeout: 5_000,
      logLevel: 'warn',
    }),
  )
  return server
}
