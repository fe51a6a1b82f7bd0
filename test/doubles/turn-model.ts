import type { ipc } from '@livekit/agents'

/** In a job the agent worker's inference process runs the model of turns; outside of one, this process does. */
export async function turnModel(): Promise<ipc.InferenceExecutor> {
  const runnerFile = new URL('./inference/eot/runner.js', import.meta.resolve('@livekit/agents'))
  const { default: Runner } = (await import(runnerFile.href)) as {
    default: new () => { initialize(): Promise<void>; run(data: unknown): Promise<unknown> }
  }
  const runner = new Runner()
  await runner.initialize()
  return { doInference: (_method, data) => runner.run(data) }
}
