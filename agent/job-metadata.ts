import { z } from 'zod'

/** What a dispatched job is told: whose interview it is, and by which lease. */
const JobMetadataSchema = z.object({ sessionId: z.uuid(), epoch: z.int().min(1) })
export type JobMetadata = z.infer<typeof JobMetadataSchema>

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What a job is about; undefined when it is not of this product, or for another room than that of its
 * interview: whoever manages a room may dispatch agents into it, with any metadata.
 */
export function findJobMetadata(job: {
  metadata: string
  room?: { name: string } | undefined
}): JobMetadata | undefined {
  const { data } = JobMetadataSchema.safeParse(parse(job.metadata))
  return data && job.room?.name === data.sessionId ? data : undefined
}
