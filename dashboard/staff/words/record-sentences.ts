import type { DraftOf, EntryType } from '../../../interview/record/entries.ts'

/** What each type of entry says, in a sentence without a full stop. `who` calls people by their names. */
export type EntrySentences = {
  [Type in EntryType]: (data: DraftOf<Type>['data'], who: (id: string) => string) => string
}

/** What somebody asked for or needs, as it is said of them. */
export type Requests = Record<DraftOf<'request'>['data']['request'], (name: string) => string>
