import { initializeLogger } from '@livekit/agents'

/**
 * LiveKit's SDK and the vendors' plugins log what they could not read, respondents' words included. So nothing
 * of theirs is written in the process of a job; call it before any of them is made.
 */
export function quietPlugins(): void {
  initializeLogger({ pretty: false, level: 'silent' })
}
