import { z } from 'zod'

/** What a dispatched job is told: whose interview it is, and by which lease. */
const JobMetadataSchema = z.object({ sessionId: z.uuid(), epoch: z.int().min(1) })

export const readJobMetadata = (metadata: string): z.infer<typeof JobMetadataSchema> =>
  JobMetadataSchema.parse(JSON.parse(metadata))
