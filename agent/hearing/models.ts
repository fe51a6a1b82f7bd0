import { inference } from '@livekit/agents'

/**
 * LiveKit's local models for voice activity and the end of a turn; both are pinned to this machine. Made within
 * a job: the second runs in the agent worker's own inference process.
 */
export const localModels = (
  options: Pick<inference.TurnDetectorOptions, 'executor'> = {},
): { vad: inference.VAD; turnDetector: inference.TurnDetector } => ({
  vad: new inference.VAD({ model: 'silero' }),
  turnDetector: new inference.TurnDetector({ ...options, version: 'v1-mini' }),
})
