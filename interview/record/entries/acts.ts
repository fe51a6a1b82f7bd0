import { z } from 'zod'
import { ROLES } from '../../statuses.ts'
import { committing, entryType, Hash, NOTHING } from './declare.ts'

const Actor = z.object({ id: z.string(), role: z.enum(ROLES), request: z.string().optional() })
/** With who did it. */
export const Acted = z.object({ actor: Actor })
const OfStep = Acted.extend({ step: z.string(), respondent: z.string().optional() })
const REASON = committing('reason')

/** What people did to the interview. */
export const ACTS = [
  /** A script was uploaded or edited. */
  entryType('script-set', Acted.extend({ version: z.int(), sha256: z.string(), steps: z.int() }), NOTHING),
  /** The script is frozen; names are committed to as `name.<respondent>`. */
  entryType(
    'started',
    Acted.extend({ script_version: z.int().optional(), respondents: z.array(z.string()) }),
    committing('script').catchall(Hash),
  ),
  entryType('paused', Acted, REASON),
  entryType('resumed', Acted, REASON),
  entryType('end-requested', Acted, REASON),
  /** Of all respondents of the step when none is named. */
  entryType('step-retaken', OfStep, REASON),
  entryType('step-waived', OfStep, REASON),
  /** Another act had come before it. */
  entryType('act-refused', Acted.extend({ act: z.string(), code: z.string() }), NOTHING),
] as const
