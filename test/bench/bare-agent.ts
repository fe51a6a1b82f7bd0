import { AutoSubscribe, defineAgent, type JobContext } from '@livekit/agents'

/** Joins its room and does nothing: what a dispatch costs by itself. */
export default defineAgent({
  entry: async (ctx: JobContext) => {
    await ctx.connect(undefined, AutoSubscribe.SUBSCRIBE_NONE)
  },
})
