import type { Config } from '../../config.ts'

/** What every check is given. */
export interface Context {
  root: string
  environment: NodeJS.ProcessEnv
  dataDir: string
}

/** With the settings, when they are right. */
export type WithConfig = Context & { config: Config | undefined }
