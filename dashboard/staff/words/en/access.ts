import type { Forms } from '../forms.ts'

/** Signing in, the first link, and one's own account. */
export const access = ({ number }: Forms) => ({
  title: 'Sign in',
  signIn: 'Sign in',
  name: 'Name',
  password: 'Password',
  forgotten: 'Forgotten? Whoever administers LexNova can send you a new link.',
  ended: 'You were signed out. Sign in, and you are back where you were.',
  toSignIn: 'Sign in',
  welcome: 'Welcome to LexNova',
  invited: 'For',
  as: 'As',
  until: 'Until',
  nameHint: 'You sign in with it.',
  newPassword: 'New password',
  passwordHint: (least: number) =>
    `At least ${number(least)} characters. Several words that nobody else would put together are easy to keep.`,
  begin: 'Begin',
  signIns: 'Where you are signed in',
  signInsText: 'If one of them is not you, sign out there and choose another password.',
  nowhere: 'Nowhere.',
  unknownPlace: 'An unknown program',
  here: 'Here',
  lastUsed: 'last used',
  endSignIn: 'Sign out there',
  changePassword: 'Change the password',
  currentPassword: 'Password of now',
  changed: 'The password is changed. Everywhere else you are signed out.',
  problems: {
    'wrong-name-or-password': 'Name and password do not go together. Check both.',
    'wrong-password': 'This is not your password of now.',
    'name-taken': 'Somebody else signs in by this name. Choose another one.',
    'weak-password': 'This password is too short, repeats itself, or is little more than the name. Choose another one.',
    'too-many-requests': 'Too many tries. Wait a little, and try again.',
  },
  faults: {
    'no-link': {
      title: 'This link is not complete',
      text: 'Its last part is missing. Copy all of it.',
    },
    'invitation-unknown': {
      title: 'We do not know this link',
      text: 'Copy all of it, or ask for a new one.',
    },
    'invitation-used': {
      title: 'This link was used',
      text: 'Each link works once. Sign in with the name and password that were chosen then.',
    },
    'invitation-revoked': {
      title: 'This link was withdrawn',
      text: 'Ask whoever sent it for a new one.',
    },
    'invitation-expired': {
      title: 'This link has expired',
      text: 'Ask for a new one. At the first start, start LexNova again: it prints another.',
    },
  },
})
