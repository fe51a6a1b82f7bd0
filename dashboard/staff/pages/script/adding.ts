import type { Role, SessionStatus } from '../../../../interview/statuses.ts'
import { mayAuthor } from '../../shell/navigation.ts'

/** Whether somebody can add a script to an interview that has none: from the start on nobody can. */
export const mayAddScript = (roles: readonly Role[], status: SessionStatus): boolean =>
  mayAuthor(roles) && status === 'pending'
