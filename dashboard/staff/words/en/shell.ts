import type { SessionStatus } from '../../../../interview/statuses.ts'
import type { Forms } from '../forms.ts'

interface Said {
  title: string
  text: string
}

/** What stands around every area, and what several of them say. */
export const shell = ({ list }: Forms) => ({
  navigation: 'Areas',
  skip: 'Go to the content',
  language: 'Language of this page',
  menu: 'Your account and this page',
  newInterview: 'New interview',
  account: 'Password and sign-ins',
  signOut: 'Sign out',
  stillSignedIn: 'LexNova did not sign you out: you may still be signed in. Try again.',
  roles: { lawyer: 'Lawyer', reviewer: 'Reviewer', operator: 'Operator', admin: 'Administrator' },
  listed: (items: readonly string[]) => list(items),
  theme: { label: 'Light and dark', system: 'As the device', light: 'Light', dark: 'Dark' },
  keys: {
    title: 'Keys',
    open: 'Show the keys',
    close: 'Close',
    single: 'Use keys of a single letter',
    followed: 'then',
    here: 'On this page',
    everywhere: 'Everywhere',
    help: 'Show or hide this',
    search: 'Search',
    next: 'Next',
    previous: 'Previous',
    enter: 'Open',
    back: 'Close, or go back',
  },
  status: {
    pending: 'Not started',
    active: 'Under way',
    paused: 'Paused',
    interrupted: 'Needs a person',
    completed: 'Completed',
    cancelled: 'Ended early',
  } satisfies Record<SessionStatus, string>,
  states: {
    loading: 'Loading',
    stale: (clock: string) => `As of ${clock}. Reconnecting.`,
    forbidden: {
      title: 'This is not for your role',
      text: 'Ask an administrator if you should see it.',
    } satisfies Said,
    missing: {
      title: 'There is nothing at this address',
      text: 'It may have been removed, or it is not yours to see. What you were doing elsewhere is safe.',
    } satisfies Said,
    offline: {
      title: 'LexNova cannot be reached',
      text: 'Interviews go on without this page. It tries again by itself.',
    } satisfies Said,
    failed: {
      title: 'That did not work',
      text: 'Nothing was changed. Try again; if it happens again, tell whoever runs LexNova the number below.',
    } satisfies Said,
    /** Whether it was done is not known. */
    unsure: 'No answer came. It may have been done: look before you try again.',
    broken: {
      title: 'This page has stopped',
      text: 'Nothing is lost: what was saved is saved, and interviews go on. Load the page again.',
    } satisfies Said,
    request: 'Request',
    again: 'Try again',
    reload: 'Load again',
    toList: 'To the interviews',
  },
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying. Select the text and copy it.',
  cancel: 'Cancel',
  close: 'Close',
  drop: { title: 'Let go to begin an interview with this file', text: 'PDF, Word, OpenDocument, RTF, text or JSON' },
})
