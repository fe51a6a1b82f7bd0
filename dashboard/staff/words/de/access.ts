import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const access = ({ number }: Forms): Words['access'] => ({
  title: 'Anmelden',
  signIn: 'Anmelden',
  name: 'Name',
  password: 'Passwort',
  forgotten: 'Vergessen? Wer LexNova verwaltet, kann Ihnen einen neuen Link schicken.',
  ended: 'Sie wurden abgemeldet. Melden Sie sich an, und Sie sind wieder, wo Sie waren.',
  toSignIn: 'Anmelden',
  welcome: 'Willkommen bei LexNova',
  invited: 'Für',
  as: 'Als',
  until: 'Bis',
  nameHint: 'Damit melden Sie sich an.',
  newPassword: 'Neues Passwort',
  passwordHint: (least) =>
    `Mindestens ${number(least)} Zeichen. Mehrere Wörter, die sonst niemand verbindet, merkt man sich leicht.`,
  begin: 'Beginnen',
  signIns: 'Wo Sie angemeldet sind',
  signInsText: 'Sind Sie das irgendwo nicht selbst, melden Sie sich dort ab und wählen Sie ein anderes Passwort.',
  nowhere: 'Nirgends.',
  unknownPlace: 'Ein unbekanntes Programm',
  here: 'Hier',
  lastUsed: 'zuletzt benutzt',
  endSignIn: 'Dort abmelden',
  changePassword: 'Passwort ändern',
  currentPassword: 'Bisheriges Passwort',
  changed: 'Das Passwort ist geändert. Überall sonst sind Sie abgemeldet.',
  problems: {
    'wrong-name-or-password': 'Name und Passwort passen nicht zusammen. Prüfen Sie beide.',
    'wrong-password': 'Das ist nicht Ihr bisheriges Passwort.',
    'name-taken': 'Mit diesem Namen meldet sich schon jemand an. Wählen Sie einen anderen.',
    'weak-password':
      'Dieses Passwort ist zu kurz, wiederholt sich oder ist kaum mehr als der Name. Wählen Sie ein anderes.',
    'too-many-requests': 'Zu viele Versuche. Warten Sie ein wenig, und versuchen Sie es noch einmal.',
  },
  faults: {
    'no-link': {
      title: 'Dieser Link ist nicht vollständig',
      text: 'Sein letzter Teil fehlt. Kopieren Sie ihn ganz.',
    },
    'invitation-unknown': {
      title: 'Wir kennen diesen Link nicht',
      text: 'Kopieren Sie ihn ganz, oder bitten Sie um einen neuen.',
    },
    'invitation-used': {
      title: 'Dieser Link wurde schon benutzt',
      text: 'Jeder Link gilt einmal. Melden Sie sich mit dem Namen und Passwort an, die damals gewählt wurden.',
    },
    'invitation-revoked': {
      title: 'Dieser Link wurde zurückgezogen',
      text: 'Bitten Sie den Absender um einen neuen.',
    },
    'invitation-expired': {
      title: 'Dieser Link ist abgelaufen',
      text: 'Bitten Sie um einen neuen. Beim ersten Start starten Sie LexNova noch einmal: es gibt einen anderen aus.',
    },
  },
})
