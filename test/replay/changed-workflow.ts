import { condition } from '@temporalio/workflow'

/** Stands for a workflow that was changed without care: it waits where the recorded one acted. */
export async function interview(): Promise<void> {
  await condition(() => false, '1 hour')
}
