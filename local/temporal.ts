import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client, Connection, isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { type CertificateFiles, keepCertificates, SERVER_NAME } from './certificates.ts'
import { tlsOf } from '../temporal/tls.ts'
import { freePort } from './ports.ts'
import type { Process } from './process.ts'
import { whenWorks } from './ready.ts'
import type { Supervisor } from './supervisor.ts'
import { dynamicConfigOf, temporalConfigOf } from './temporal-config.ts'

const connectTimeoutMs = 5_000
/** Of histories, after their end. */
const retention = '1 day'

/** gRPC status code, https://grpc.io/docs/guides/status-codes/ */
const ALREADY_EXISTS = 6

export interface Temporal {
  process: Process
  /** host:port of the gRPC front end. */
  address: string
  /** Name in its certificate: an address is none. */
  serverName: string
  /** Without the client's, nobody is heard. */
  certificates: CertificateFiles
}

/** Starts Temporal's server on the SQLite file of the data directory, for clients with a certificate of this instance. */
export async function startTemporal(supervisor: Supervisor, binary: string, namespace: string): Promise<Temporal> {
  const directory = join(supervisor.dataDir, 'temporal')
  const configDir = join(directory, 'config')
  mkdirSync(configDir, { recursive: true, mode: 0o700 })
  const certificates = await keepCertificates(join(directory, 'tls'))
  const ports = {
    frontend: await freePorts(),
    history: await freePorts(),
    matching: await freePorts(),
    worker: await freePorts(),
  }
  const dynamicConfigFile = join(configDir, 'dynamic.yaml')
  writeYaml(dynamicConfigFile, dynamicConfigOf())
  const databaseFile = join(directory, 'temporal.db')
  const config = temporalConfigOf({ databaseFile, dynamicConfigFile, ports, certificates })
  writeYaml(join(configDir, 'server.yaml'), config)
  const address = `127.0.0.1:${ports.frontend.grpc}`
  const process = await supervisor.start({
    name: 'Temporal',
    log: 'temporal',
    command: binary,
    args: ['--root', directory, '--config', 'config', '--env', 'server', '--allow-no-auth', 'start'],
    env: environment(),
    ready: whenWorks(() => ensureNamespace(address, certificates, namespace)),
  })
  return { process, address, serverName: SERVER_NAME, certificates }
}

const freePorts = async () => ({ grpc: await freePort(), membership: await freePort() })

/** JSON is YAML. */
function writeYaml(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
}

async function ensureNamespace(address: string, { ca, client }: CertificateFiles, namespace: string): Promise<void> {
  const tls = tlsOf({
    tls: true,
    tlsCaFile: ca,
    tlsServerName: SERVER_NAME,
    tlsCertFile: client.cert,
    tlsKeyFile: client.key,
  })
  const connection = await Connection.connect({ address, tls, connectTimeout: connectTimeoutMs })
  const { workflowService } = connection
  try {
    // Not asked for before it is made: Temporal remembers for a while that it is not there.
    await workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs(retention) })
      .catch((error: unknown) => {
        if (!isGrpcServiceError(error) || error.code !== ALREADY_EXISTS) throw error
      })
    // That it is registered does not mean yet that the server's other services know of it.
    const nobody = new Client({ connection, namespace }).workflow.getHandle('nobody')
    await nobody.describe().catch((error: unknown) => {
      if (!(error instanceof WorkflowNotFoundError)) throw error
    })
  } finally {
    await connection.close()
  }
}

/** Without TEMPORAL_...: the server reads those as its own settings. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME }
}
