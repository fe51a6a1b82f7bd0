import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const access = ({ number }: Forms): Words['access'] => ({
  title: 'Se connecter',
  signIn: 'Se connecter',
  name: 'Nom',
  password: 'Mot de passe',
  forgotten: 'Oublié ? Qui administre LexNova peut vous envoyer un nouveau lien.',
  ended: 'Vous avez été déconnecté. Connectez-vous, et vous reviendrez où vous étiez.',
  toSignIn: 'Se connecter',
  welcome: 'Bienvenue dans LexNova',
  invited: 'Pour',
  as: 'En tant que',
  until: 'Jusqu’au',
  nameHint: 'Il vous sert à vous connecter.',
  newPassword: 'Nouveau mot de passe',
  passwordHint: (least) =>
    `Au moins ${number(least)} caractères. Plusieurs mots que personne d’autre n’assemblerait se retiennent bien.`,
  begin: 'Commencer',
  signIns: 'Où vous êtes connecté',
  signInsText: 'Si ce n’est pas vous, déconnectez-vous-y et choisissez un autre mot de passe.',
  nowhere: 'Nulle part.',
  unknownPlace: 'Un programme inconnu',
  here: 'Ici',
  lastUsed: 'dernière utilisation',
  endSignIn: 'Y mettre fin',
  changePassword: 'Changer le mot de passe',
  currentPassword: 'Mot de passe actuel',
  changed: 'Le mot de passe est changé. Vous êtes déconnecté partout ailleurs.',
  problems: {
    'wrong-name-or-password': 'Le nom et le mot de passe ne vont pas ensemble. Vérifiez les deux.',
    'wrong-password': 'Ce n’est pas votre mot de passe actuel.',
    'name-taken': 'Quelqu’un d’autre se connecte sous ce nom. Choisissez-en un autre.',
    'weak-password':
      'Ce mot de passe est trop court, se répète ou n’est guère plus que le nom. Choisissez-en un autre.',
    'too-many-requests': 'Trop d’essais. Attendez un peu, puis réessayez.',
  },
  faults: {
    'no-link': {
      title: 'Ce lien est incomplet',
      text: 'Sa dernière partie manque. Copiez-le en entier.',
    },
    'invitation-unknown': {
      title: 'Nous ne connaissons pas ce lien',
      text: 'Copiez-le en entier, ou demandez-en un nouveau.',
    },
    'invitation-used': {
      title: 'Ce lien a déjà servi',
      text: 'Chaque lien sert une fois. Connectez-vous avec le nom et le mot de passe choisis alors.',
    },
    'invitation-revoked': {
      title: 'Ce lien a été retiré',
      text: 'Demandez-en un nouveau à qui l’a envoyé.',
    },
    'invitation-expired': {
      title: 'Ce lien a expiré',
      text: 'Demandez-en un nouveau. Au premier démarrage, redémarrez LexNova : il en affiche un autre.',
    },
  },
})
