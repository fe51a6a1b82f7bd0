import type { Samples } from '../shell/still.tsx'
import { samples as access } from './access/samples.tsx'
import { samples as administration } from './administration/samples.tsx'
import { samples as interview } from './interview/samples.tsx'
import { samples as interviews } from './interviews/samples.tsx'
import { samples as operations } from './operations/samples.tsx'
import { samples as record } from './record/samples.tsx'
import { samples as script } from './script/samples.tsx'
import { samples as shell } from '../shell/samples.tsx'

const BY_AREA = { shell, access, interviews, script, interview, record, operations, administration }

/** Every state of the staff's page, as `staff-AREA-STATE`. */
export const staffSamples: Samples = Object.fromEntries(
  Object.entries(BY_AREA).flatMap(([area, samples]) =>
    Object.entries(samples).map(([name, draw]) => [`staff-${area}-${name}`, draw]),
  ),
)
