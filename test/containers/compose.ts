import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SETTINGS } from '../../settings.ts'

const PROGRAM = fileURLToPath(new URL('./compose-check', import.meta.url))

/** What a Compose file comes to, as far as it is read here. */
export interface Project {
  services: Record<string, Service>
  networks: Record<string, { internal?: boolean }>
}

export interface Service {
  image?: string
  build?: { context: string; dockerfile: string }
  command?: string[] | null
  user?: string
  restart?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  logging?: { options?: Record<string, string> }
  environment?: Record<string, string | null>
  healthcheck?: { test: string[] }
  networks?: Record<string, unknown>
  ports?: { target: number; published: string; protocol: string; host_ip?: string }[]
  volumes?: { type: string; source: string; target: string; read_only?: boolean }[]
}

/** What whoever uses the file must set; each is known by sight. */
export const GIVEN = {
  POSTGRES_PASSWORD: 'given-postgres-password',
  LIVEKIT_API_SECRET: 'given-livekit-secret-of-32-letters',
  LIVEKIT_NODE_IP: '192.0.2.7',
}

/**
 * Loads a Compose file as `docker compose` does, by the Go library it is made of.
 * @throws Error with the library's words when the file is not in order, or when Go is missing
 */
export async function loadCompose(file: string, given: Record<string, string> = GIVEN): Promise<Project> {
  // The settings of whoever runs this must not decide.
  const others = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name) && !(name in GIVEN))
  const { stdout } = await promisify(execFile)('go', ['run', '.', file], {
    cwd: PROGRAM,
    env: { ...Object.fromEntries(others), ...given } as NodeJS.ProcessEnv,
    maxBuffer: 16 * 1024 * 1024,
  })
  return JSON.parse(stdout) as Project
}
