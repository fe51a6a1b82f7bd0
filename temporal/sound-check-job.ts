import { z } from 'zod'
import type { Secret } from '../config.ts'
import { createSeal } from './seal.ts'

const PURPOSE = 'lexnova: sound checks, 1'

/** What an agent is sent for that plays back to one person what they say; it is of no interview. */
export interface SoundCheck {
  room: string
  /** In which words are recognised, as in `en`; none are where it is absent. */
  language?: string | undefined
  /** Unix milliseconds; later nobody is sent. */
  untilMs: number
}

const MetadataSchema = z.object({
  soundCheck: z.object({ language: z.string().max(40).optional(), untilMs: z.int().min(0) }),
  seal: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Who gives tokens for sound checks, and who serves them, have this from the same secret. */
export interface SoundChecks {
  /** The metadata of a dispatch into the check's room. */
  write(check: SoundCheck): string
  /** Undefined when a job is not of ours, for another room, or too late. */
  read(job: { metadata: string; room?: { name: string } | undefined }): SoundCheck | undefined
}

/** @param now Unix milliseconds */
export function createSoundChecks(secret: Secret, now: () => number = Date.now): SoundChecks {
  const seal = createSeal(secret, PURPOSE, '')
  const sealed = ({ room, language, untilMs }: SoundCheck) => [room, language ?? null, untilMs]
  return {
    write(check) {
      const { room: _, ...soundCheck } = check
      return JSON.stringify({ soundCheck, seal: seal.of(sealed(check)) })
    },

    read({ metadata, room }) {
      const { data } = MetadataSchema.safeParse(parse(metadata))
      if (!data || !room) return undefined
      const check = { ...data.soundCheck, room: room.name }
      return seal.isOf(sealed(check), data.seal) && now() <= check.untilMs ? check : undefined
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
