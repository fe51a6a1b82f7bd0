export interface Server {
  title: string
  command: string
  variable: string
  /** Without it, what to set to do without this server. */
  instead: string
  version: string
  /** Finds the version in what `--version` prints. */
  versionPattern: RegExp
  oldestVersion: string
  release: {
    /** owner/name on GitHub. */
    repository: string
    /** Platforms with an archive, as Node names them. */
    platforms: readonly string[]
    /** Archives are called `<prefix>_<version>_<os>_<arch>.tar.gz`. */
    prefix: string
    /** Name of the program in the archive. */
    program: string
  }
  go: {
    package: string
    /** What `go install` calls the program. */
    program: string
    buildTime: string
  }
}

/** Names of archives and programs as the .goreleaser files of the two repositories make them. */
export const servers = {
  temporal: {
    title: 'Temporal server',
    command: 'temporal-server',
    variable: 'LEXNOVA_TEMPORAL_BIN',
    instead: 'TEMPORAL_ADDRESS',
    version: '1.29.1',
    // The `temporal` command line says more on this line, and is no server that can be kept to ourselves.
    versionPattern: /^temporal version (\d+\.\d+\.\d+)$/m,
    oldestVersion: '1.29.1',
    release: {
      repository: 'temporalio/temporal',
      platforms: ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'],
      prefix: 'temporal',
      program: 'temporal-server',
    },
    go: { package: 'go.temporal.io/server/cmd/server', program: 'server', buildTime: 'about 3 minutes' },
  },
  liveKit: {
    title: 'LiveKit server',
    command: 'livekit-server',
    variable: 'LEXNOVA_LIVEKIT_BIN',
    instead: 'LIVEKIT_URL',
    version: '1.13.5',
    versionPattern: /version (\d+\.\d+\.\d+)/,
    oldestVersion: '1.13.5',
    release: {
      repository: 'livekit/livekit',
      platforms: ['linux-x64', 'linux-arm64'],
      prefix: 'livekit',
      program: 'livekit-server',
    },
    go: { package: 'github.com/livekit/livekit-server/cmd/server', program: 'server', buildTime: 'about 2 minutes' },
  },
} as const satisfies Record<string, Server>

export type ServerName = keyof typeof servers
