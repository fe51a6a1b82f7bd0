import type { MigrationProvider } from 'kysely/migration'
import * as interviews from './0001-interviews.ts'
import * as rooms from './0002-rooms.ts'
import * as nameIndex from './0003-name-index.ts'
import * as idempotentUsers from './0004-idempotent-users.ts'
import * as recordings from './0005-recordings.ts'
import * as providers from './0006-providers.ts'
import * as idempotencyKeys from './0007-idempotency-keys.ts'
import * as seats from './0008-seats.ts'
import * as scriptNotes from './0009-script-notes.ts'
import * as accounts from './0010-accounts.ts'
import * as staff from './0011-staff.ts'

/** Every migration by its name, in code: nothing is looked for on disk at run time. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001-interviews': interviews,
    '0002-rooms': rooms,
    '0003-name-index': nameIndex,
    '0004-idempotent-users': idempotentUsers,
    '0005-recordings': recordings,
    '0006-providers': providers,
    '0007-idempotency-keys': idempotencyKeys,
    '0008-seats': seats,
    '0009-script-notes': scriptNotes,
    '0010-accounts': accounts,
    '0011-staff': staff,
  }),
}
