import { type CertificateFiles, SERVER_NAME } from './certificates.ts'

const loopback = '127.0.0.1'

/** A port for each listener; the worker service only dials. */
export interface TemporalPorts {
  frontend: ServicePorts
  history: ServicePorts
  matching: ServicePorts
  worker: ServicePorts
}

interface ServicePorts {
  grpc: number
  membership: number
}

/** For those that are not the server's own, the values of Temporal's development server. */
const dynamicValues = {
  // The defaults make a query straight after a signal wait three times as long.
  'history.transferProcessorMaxPollRPS': 1000,
  'history.timerProcessorMaxPollRPS': 1000,
  'history.hostLevelCacheMaxSize': 8096,
  'frontend.namespaceRPS.visibility': 100,
  'frontend.persistenceMaxQPS': 10_000,
  'history.persistenceMaxQPS': 45_000,
  'system.forceSearchAttributesCacheRefreshOnRead': true,
  // Without it the ports of the membership ring speak in clear with anybody.
  'system.enableRingpopTLS': true,
}

export function dynamicConfigOf(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(dynamicValues).map(([key, value]) => [key, [{ value }]]))
}

/**
 * The configuration of Temporal's server with all its services in one process: each port on loopback, and none that
 * speaks with a client without one of our certificates. What is not named here (HTTP API, metrics, pprof) is off.
 */
export function temporalConfigOf(options: {
  databaseFile: string
  dynamicConfigFile: string
  ports: TemporalPorts
  certificates: CertificateFiles
}): Record<string, unknown> {
  const { databaseFile, dynamicConfigFile, ports, certificates } = options
  const service = ({ grpc, membership }: ServicePorts) => ({
    rpc: { grpcPort: grpc, membershipPort: membership, bindOnIP: loopback },
  })
  return {
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      defaultStore: 'sqlite',
      visibilityStore: 'sqlite',
      numHistoryShards: 1,
      datastores: {
        sqlite: {
          sql: {
            pluginName: 'sqlite',
            databaseName: databaseFile,
            // Asked for, and without meaning for a file.
            ...{ connectProtocol: 'tcp', connectAddr: 'localhost' },
            connectAttributes: { mode: 'rwc', setup: 'true' },
          },
        },
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: loopback }, tls: tlsOf(certificates) },
    services: {
      frontend: service(ports.frontend),
      history: service(ports.history),
      matching: service(ports.matching),
      worker: service(ports.worker),
    },
    // The development server's names: its file goes on being used.
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcAddress: `${loopback}:${ports.frontend.grpc}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
    publicClient: { hostPort: `${loopback}:${ports.frontend.grpc}` },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '10m' },
  }
}

function tlsOf({ ca, server }: CertificateFiles) {
  const { cert: certFile, key: keyFile } = server
  const client = { serverName: SERVER_NAME, rootCaFiles: [ca] }
  const group = { server: { certFile, keyFile, clientCaFiles: [ca], requireClientAuth: true }, client }
  return { internode: group, frontend: group, systemWorker: { certFile, keyFile, client } }
}
