import { condition, defineSignal, setHandler } from '@temporalio/workflow'

export const ping = defineSignal<[unknown]>('ping')

/** Takes a number of signals and ends: the least that a durable step can cost. */
export async function bareSignals(count: number): Promise<void> {
  let taken = 0
  setHandler(ping, () => {
    taken += 1
  })
  await condition(() => taken >= count)
}
