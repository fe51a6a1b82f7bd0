import type { WordsBefore } from '../words.ts'
import type { Forms } from '../forms.ts'

export const before = ({ list, inTime }: Forms): WordsBefore => ({
  page: {
    title: 'Su entrevista',
    language: 'Idioma de esta página',
    opening: 'Se está abriendo su entrevista.',
    roles: { groom: 'el novio', bride: 'la novia', officer: 'Entrevistador', you: 'Usted' },
    named: (names) => list(names),
    again: 'Volver a intentarlo',
  },
  closed: {
    reasons: {
      'no-link': {
        title: 'Este enlace no está completo',
        text: 'Le falta la última parte. Ábralo de nuevo desde el mensaje que recibió, o cópielo entero.',
      },
      unknown: {
        title: 'No conocemos este enlace',
        text: 'Quizá se cortó al copiarlo. Ábralo de nuevo desde el mensaje, o pida otro a quien se lo envió.',
      },
      revoked: {
        title: 'Este enlace se ha retirado',
        text: 'Quien lo envió lo ha anulado. Pregúntele si le corresponde otro.',
      },
      renewed: {
        title: 'Hay un enlace más reciente',
        text: 'Otro enlace ha sustituido a este. Abra el último que haya recibido.',
      },
      expired: {
        title: 'Este enlace ha caducado',
        text: 'Pida uno nuevo a quien se lo envió. Lo que ya respondió está a salvo.',
      },
      over: { title: 'Esta entrevista ha terminado', text: 'No tiene que hacer nada más.' },
      moved: {
        title: 'Usted sigue en otro lugar',
        text: 'Ha abierto su enlace en otra ventana o en otro dispositivo, y la entrevista continúa allí. Puede cerrar esta página.',
      },
      left: {
        title: 'Ha salido de la entrevista',
        text: 'Lo que estaba marcado como guardado sigue guardado. Puede volver mientras la entrevista siga en curso.',
      },
      unused: {
        title: 'Esta página no se ha usado en una hora',
        text: 'No se ha perdido nada. Siga donde estaba.',
      },
      'too-often': {
        title: 'Este enlace se ha abierto demasiadas veces',
        text: 'Espere un poco y ábralo después en un solo dispositivo.',
      },
      'other-tab': {
        title: 'Su entrevista está abierta en otra pestaña',
        text: 'Solo puede participar una pestaña. Si sigue aquí, la otra se detiene.',
      },
      insecure: {
        title: 'Esta página no está protegida',
        text: 'Su dirección empieza por http://, y ningún navegador da el micrófono a una página así. Pida un enlace con https:// a quien se lo envió. También puede seguir y escribir sus respuestas.',
      },
      'in-app': {
        title: 'Abra esta página en su navegador',
        text: 'Está dentro de otra aplicación, que no da el micrófono a esta página. Copie el enlace, abra su navegador y péguelo allí. O siga aquí y escriba sus respuestas.',
      },
      unsupported: {
        title: 'Este navegador es demasiado antiguo para una llamada',
        text: 'Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari.',
      },
    },
    retryIn: (seconds) => `Podrá volver a intentarlo ${inTime(seconds)}.`,
    open: 'Seguir aquí',
    comeBack: 'Volver',
    continueHere: 'Seguir aquí',
    goOnTyping: 'Seguir y escribir',
    copyLink: 'Copiar el enlace',
    copied: 'El enlace está copiado.',
    copyFailed: 'No se pudo copiar el enlace. Cópielo desde la barra de direcciones.',
  },
  welcome: {
    title: 'Le invitamos a una entrevista',
    lead: 'Un entrevistador automático le hace preguntas, una tras otra. Es un ordenador, no una persona.',
    points: [
      'Usted responde de viva voz o por escrito, con sus propias palabras.',
      'Puede pedir que se repita una pregunta y tomarse su tiempo.',
      'Puede irse en cualquier momento. Lo que respondió queda guardado.',
    ],
    open: 'Abrir mi entrevista',
    busy: 'Abriendo …',
    note: 'Todavía no se graba nada. El enlace es solo para usted.',
  },
  problems: {
    offline: 'No hay conexión. No se ha perdido nada. Inténtelo de nuevo cuando vuelva la conexión.',
    'server-away': 'Ahora mismo no se puede llegar al servidor. No se ha perdido nada. Inténtelo dentro de un momento.',
    'too-often': 'Demasiados intentos. No se ha perdido nada. Espere un poco.',
    unexpected:
      'No ha funcionado. No se ha perdido nada. Inténtelo de nuevo y, si vuelve a ocurrir, avise a quien le envió el enlace.',
  },
  introduction: {
    title: (name) => (name ? `Hola, ${name}` : 'Hola'),
    what: 'De qué se trata',
    whatText:
      'De preguntas escritas de antemano. El entrevistador las lee palabra por palabra y espera cada respuesta.',
    who: 'Quién pregunta',
    whoUnknown: 'La oficina que le envió el enlace',
    others: 'A quién se pregunta con usted',
    language: 'Idioma de las preguntas',
    recorded: 'Qué se graba',
    recordedText: {
      words: 'Sus respuestas, como texto y con su hora.',
      typedOnly: 'En esta entrevista no se habla: todos escriben.',
      sound: {
        never: 'El sonido no se guarda.',
        'with-consent': 'El sonido solo se guarda si usted acepta cuando se le pregunte.',
        now: 'También se guarda el sonido.',
      },
      picture: 'Las imágenes no se graban nunca.',
    },
    stop: 'Si quiere dejarlo',
    stopText: 'Puede irse en cualquier momento. Lo que haya respondido queda guardado.',
    check: 'Probar mi micrófono',
    type: 'Prefiero escribir',
  },
  check: {
    title: '¿Se le oye?',
    typingTitle: 'Escribirá sus respuestas',
    typingText: 'Aun así oirá al entrevistador y podrá leer cada pregunta.',
    microphone: 'Micrófono',
    opening: 'Su navegador pregunta si esta página puede usar el micrófono. Elija «Permitir».',
    speak: 'Diga algo. La barra se mueve cuando se le oye.',
    heard: 'Se le oye.',
    silent: {
      title: 'De este micrófono no llega nada',
      text: 'Mire si tiene un interruptor, o elija otro.',
    },
    muted: 'Su micrófono está silenciado.',
    tapNeeded: {
      title: 'Su micrófono se ha detenido',
      text: 'Ocurre después de una llamada. Vuelva a encenderlo, o escriba.',
    },
    turnOn: 'Encender el micrófono',
    problems: {
      refused: {
        title: 'El micrófono no está permitido',
        text: 'Su navegador lo tiene bloqueado para esta página. Se cambia así:',
      },
      'refused-by-system': {
        title: 'Su dispositivo bloquea el micrófono',
        text: 'Ningún navegador puede usarlo ahora. Se cambia así:',
      },
      none: {
        title: 'No se ha encontrado ningún micrófono',
        text: 'Conecte uno e inténtelo de nuevo, o escriba sus respuestas.',
      },
      'in-use': {
        title: 'Otra aplicación usa el micrófono',
        text: 'Cierre llamadas y grabadoras, e inténtelo de nuevo. O escriba sus respuestas.',
      },
      gone: {
        title: 'El micrófono se ha desconectado',
        text: 'Conéctelo otra vez, elija otro, o escriba sus respuestas.',
      },
      failed: {
        title: 'El micrófono no se ha encendido',
        text: 'Inténtelo de nuevo, o reinicie el navegador. O escriba sus respuestas.',
      },
    },
    permission: {
      address: [
        'Pulse el signo junto a la dirección, arriba.',
        'Ponga «Micrófono» en «Permitir».',
        'Vuelva aquí e inténtelo de nuevo.',
      ],
      ios: [
        'Pulse el signo junto a la dirección.',
        'Elija los ajustes del sitio web, después «Micrófono» y «Permitir».',
        'Vuelva aquí e inténtelo de nuevo.',
      ],
      firefox: [
        'Pulse el micrófono tachado junto a la dirección.',
        'Quite el bloqueo.',
        'Vuelva aquí e inténtelo de nuevo.',
      ],
      safari: [
        'En el menú Safari, elija «Ajustes para este sitio web».',
        'Ponga «Micrófono» en «Permitir».',
        'Vuelva aquí e inténtelo de nuevo.',
      ],
    },
    system: {
      ios: 'Ajustes › Apps › su navegador › Micrófono',
      android: 'Ajustes › Aplicaciones › su navegador › Permisos › Micrófono',
      mac: 'Ajustes del Sistema › Privacidad y seguridad › Micrófono',
      windows: 'Configuración › Privacidad y seguridad › Micrófono',
      other: 'Los ajustes de sonido de su ordenador',
    },
    speaker: 'Altavoz',
    playTone: 'Reproducir un tono',
    playing: 'Sonando …',
    played: '¿Lo ha oído? Si no, suba el volumen o elija otro altavoz.',
    camera: 'Cámara, si quiere',
    cameraText: 'Los demás le ven. Nunca es necesaria.',
    cameraOn: 'Encender la cámara',
    cameraOff: 'Apagar la cámara',
    cameraOpening: 'La cámara se está encendiendo.',
    cameraFailed: 'No se puede usar la cámara. Puede seguir sin ella.',
    ownPicture: 'Su imagen',
    sound: 'Cómo se le oye',
    soundReady: 'Diga una frase y la oirá tal como la oyó el servidor. No se guarda nada de ella.',
    soundStart: 'Decir una frase',
    soundAgain: 'Otra vez',
    soundConnecting: 'Conectando …',
    soundSpeak: 'Hable ahora: «Puedo responder cuando quiera.»',
    soundReturning: 'Escuche: esto es lo que ha llegado.',
    soundHeard: 'Así se le oye.',
    soundWords: 'Se ha entendido:',
    soundFailed: {
      'nothing-heard': 'No ha llegado nada. Hable más cerca del micrófono, o elija otro.',
      network: 'Se ha perdido la conexión. Pruebe otra vez.',
      busy: 'Hay demasiadas pruebas a la vez. Puede participar sin hacerla.',
    },
    headphones: '¿Están los dos en la misma sala? Usen un dispositivo cada uno, con auriculares.',
    network: {
      unknown: '',
      checking: 'Se está comprobando la conexión.',
      good: 'La conexión es buena.',
      blocked: 'Esta red bloquea las llamadas. Pruebe con datos móviles u otra wifi, o desactive la VPN.',
    },
    gone: (label) => `Se ha desconectado: ${label}.`,
    came: (label) => `Se ha conectado: ${label}.`,
    understood: 'De acuerdo',
    join: 'Entrar en la entrevista',
    ready: 'Podemos empezar',
    type: 'Prefiero escribir',
    talk: 'Prefiero hablar',
  },
})
