import type { access } from './en/access.ts'
import type { administration } from './en/administration.ts'
import type { interview } from './en/interview.ts'
import type { interviews } from './en/interviews.ts'
import type { operations } from './en/operations.ts'
import type { record } from './en/record.ts'
import type { rehearsal } from './en/rehearsal.ts'
import type { script } from './en/script.ts'
import type { shell } from './en/shell.ts'

/** The sentences of one language, by area; English is the one that the others are compared with. */
export interface Words {
  shell: ReturnType<typeof shell>
  access: ReturnType<typeof access>
  interviews: ReturnType<typeof interviews>
  script: ReturnType<typeof script>
  rehearsal: typeof rehearsal
  interview: ReturnType<typeof interview>
  record: ReturnType<typeof record>
  operations: ReturnType<typeof operations>
  administration: ReturnType<typeof administration>
}
