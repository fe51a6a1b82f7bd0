import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const access = ({ number }: Forms): Words['access'] => ({
  title: 'Iniciar sesión',
  signIn: 'Iniciar sesión',
  name: 'Nombre',
  password: 'Contraseña',
  forgotten: '¿La ha olvidado? Quien administra LexNova puede enviarle un enlace nuevo.',
  ended: 'Se cerró su sesión. Iníciela y volverá a donde estaba.',
  toSignIn: 'Iniciar sesión',
  welcome: 'Le damos la bienvenida a LexNova',
  invited: 'Para',
  as: 'Como',
  until: 'Hasta',
  nameHint: 'Con él inicia sesión.',
  newPassword: 'Contraseña nueva',
  passwordHint: (least) =>
    `Al menos ${number(least)} caracteres. Varias palabras que nadie más juntaría son fáciles de recordar.`,
  begin: 'Empezar',
  signIns: 'Dónde tiene sesiones abiertas',
  signInsText: 'Si alguna no es suya, ciérrela y elija otra contraseña.',
  nowhere: 'En ningún lugar.',
  unknownPlace: 'Un programa desconocido',
  here: 'Aquí',
  lastUsed: 'último uso',
  endSignIn: 'Cerrarla allí',
  changePassword: 'Cambiar la contraseña',
  currentPassword: 'Contraseña actual',
  changed: 'La contraseña se ha cambiado. En los demás lugares su sesión se ha cerrado.',
  problems: {
    'wrong-name-or-password': 'El nombre y la contraseña no coinciden. Compruebe ambos.',
    'wrong-password': 'Esta no es su contraseña actual.',
    'name-taken': 'Otra persona usa ya este nombre. Elija otro.',
    'weak-password': 'Esta contraseña es demasiado corta, se repite o es poco más que el nombre. Elija otra.',
    'too-many-requests': 'Demasiados intentos. Espere un poco e inténtelo de nuevo.',
  },
  faults: {
    'no-link': {
      title: 'Este enlace no está completo',
      text: 'Falta la última parte. Cópielo entero.',
    },
    'invitation-unknown': {
      title: 'No conocemos este enlace',
      text: 'Cópielo entero o pida uno nuevo.',
    },
    'invitation-used': {
      title: 'Este enlace ya se usó',
      text: 'Cada enlace sirve una vez. Inicie sesión con el nombre y la contraseña que se eligieron entonces.',
    },
    'invitation-revoked': {
      title: 'Este enlace se retiró',
      text: 'Pida uno nuevo a quien lo envió.',
    },
    'invitation-expired': {
      title: 'Este enlace ha caducado',
      text: 'Pida uno nuevo. En el primer arranque, vuelva a arrancar LexNova: mostrará otro.',
    },
  },
})
