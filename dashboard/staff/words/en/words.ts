import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'
import { access } from './access.ts'
import { administration } from './administration.ts'
import { interview } from './interview.ts'
import { interviews } from './interviews.ts'
import { operations } from './operations.ts'
import { record } from './record.ts'
import { rehearsal } from './rehearsal.ts'
import { script } from './script.ts'
import { shell } from './shell.ts'

export const words = (forms: Forms): Words => ({
  shell: shell(forms),
  access: access(forms),
  interviews: interviews(forms),
  script: script(forms),
  rehearsal,
  interview: interview(forms),
  record: record(forms),
  operations: operations(forms),
  administration: administration(forms),
})
