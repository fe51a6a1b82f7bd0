import type { DeviceProblem } from '../../room/engine/device-state.ts'
import type { ClosedReason, Problem } from '../../room/engine/state.ts'
import type { Forms } from '../forms.ts'
import type { PermissionHelp, SystemHelp } from '../help.ts'

interface Said {
  title: string
  text: string
}

/** From the link to the tap that joins. */
export const before = ({ list, inTime }: Forms) => ({
  page: {
    title: 'Your interview',
    language: 'Language of this page',
    opening: 'Your interview is being opened.',
    roles: { groom: 'the groom', bride: 'the bride', officer: 'Officer', you: 'You' },
    named: (names: readonly string[]) => list(names),
    again: 'Try again',
  },
  closed: {
    reasons: {
      'no-link': {
        title: 'This link is not complete',
        text: 'Its last part is missing. Open it again from the message that you got, or copy all of it.',
      },
      unknown: {
        title: 'We do not know this link',
        text: 'It may have been cut off when it was copied. Open it again from the message that you got, or ask whoever sent it for a new one.',
      },
      revoked: {
        title: 'This link was withdrawn',
        text: 'Whoever sent it has taken it back. Ask them if you should have another.',
      },
      renewed: {
        title: 'There is a newer link',
        text: 'Another link was made in the place of this one. Open the newest that you got.',
      },
      expired: {
        title: 'This link has expired',
        text: 'Ask whoever sent it for a new one. What you answered before is safe.',
      },
      over: { title: 'This interview is over', text: 'There is nothing more that you need to do.' },
      moved: {
        title: 'You have gone on elsewhere',
        text: 'You opened your link in another window or on another device, and the interview goes on there. You can close this page.',
      },
      left: {
        title: 'You have left the interview',
        text: 'What was marked as saved stays saved. You can come back for as long as the interview goes on.',
      },
      unused: { title: 'This page was not used for an hour', text: 'Nothing is lost. Go on where you were.' },
      'too-often': {
        title: 'This link was opened too often',
        text: 'Wait a little, and then open it on one device alone.',
      },
      'other-tab': {
        title: 'Your interview is open in another tab',
        text: 'Only one tab can take part. If you go on here, the other one stops.',
      },
      insecure: {
        title: 'This page is not protected',
        text: 'Its address begins with http://, and browsers give no microphone to such a page. Ask whoever sent the link for one with https://. You can also go on and type your answers.',
      },
      'in-app': {
        title: 'Open this page in your browser',
        text: 'You are inside another app, which gives this page no microphone. Copy the link, open your browser, and paste it there. Or go on here and type your answers.',
      },
      unsupported: {
        title: 'This browser is too old for a call',
        text: 'Open the link in a current Chrome, Edge, Firefox or Safari.',
      },
    } satisfies Record<ClosedReason, Said>,
    retryIn: (seconds: number) => `You can try again ${inTime(seconds)}.`,
    open: 'Go on here',
    comeBack: 'Come back',
    continueHere: 'Go on here',
    goOnTyping: 'Go on and type',
    copyLink: 'Copy the link',
    copied: 'The link is copied.',
    copyFailed: 'The link could not be copied. Copy it from the address bar.',
  },
  welcome: {
    title: 'You are invited to an interview',
    lead: 'An automated officer asks you questions, one after another. It is a computer, not a person.',
    points: [
      'You answer by talking or by typing, in your own words.',
      'You can have a question repeated, and take your time.',
      'You may leave at any time. What you answered stays saved.',
    ],
    open: 'Open my interview',
    busy: 'Opening …',
    note: 'Nothing is recorded yet. The link is for you alone.',
  },
  problems: {
    offline: 'You are offline. Nothing is lost. Try again once you are connected.',
    'server-away': 'The server cannot be reached just now. Nothing is lost. Try again in a moment.',
    'too-often': 'That was tried too often. Nothing is lost. Wait a little.',
    unexpected:
      'That did not work. Nothing is lost. Try again, and if it happens once more, tell whoever sent the link.',
  } satisfies Record<Problem['code'], string>,
  introduction: {
    title: (name: string | undefined) => (name ? `Welcome, ${name}` : 'Welcome'),
    what: 'What this is',
    whatText: 'Questions that were written beforehand. The officer asks them word for word and waits for each answer.',
    who: 'Who asks',
    whoUnknown: 'The office that sent you the link',
    others: 'Who is asked with you',
    language: 'Language of the questions',
    recorded: 'What is recorded',
    recordedText: {
      words: 'Your answers, as text, with their times.',
      typedOnly: 'Nobody is heard in this interview: everybody types.',
      sound: {
        never: 'The sound is not kept.',
        'with-consent': 'The sound is kept only if you agree when the officer asks.',
        now: 'The sound is being kept as well.',
      },
      picture: 'Pictures are never recorded.',
    },
    stop: 'If you want to stop',
    stopText: 'You may leave at any time. What you answered before stays saved.',
    check: 'Check my microphone',
    type: 'I would rather type',
  },
  check: {
    title: 'Can we hear you?',
    typingTitle: 'You will type your answers',
    typingText: 'You still hear the officer and read every question.',
    microphone: 'Microphone',
    opening: 'Your browser asks whether this page may use the microphone. Choose “Allow”.',
    speak: 'Say something. The bar moves when you are heard.',
    heard: 'You are heard.',
    silent: { title: 'Nothing comes from this microphone', text: 'Look for a switch on it, or choose another.' },
    muted: 'Your microphone is muted.',
    tapNeeded: {
      title: 'Your microphone has stopped',
      text: 'That happens after a phone call. Turn it on again, or type.',
    },
    turnOn: 'Turn on the microphone',
    problems: {
      refused: {
        title: 'The microphone is not allowed',
        text: 'Your browser has it blocked for this page. Change it like this:',
      },
      'refused-by-system': {
        title: 'Your device blocks the microphone',
        text: 'No app or browser may use it now. Change it like this:',
      },
      none: { title: 'No microphone was found', text: 'Connect one and try again, or type your answers.' },
      'in-use': {
        title: 'Another app uses the microphone',
        text: 'Close calls and recorders, then try again. Or type your answers.',
      },
      gone: {
        title: 'The microphone was disconnected',
        text: 'Connect it again, choose another, or type your answers.',
      },
      failed: {
        title: 'The microphone did not start',
        text: 'Try again, or restart the browser. Or type your answers.',
      },
    } satisfies Record<DeviceProblem, Said>,
    permission: {
      address: [
        'Press the sign beside the address, at the top.',
        'Switch “Microphone” to “Allow”.',
        'Come back here and try again.',
      ],
      ios: [
        'Press the sign beside the address.',
        'Choose the settings of this website, then “Microphone”, then “Allow”.',
        'Come back here and try again.',
      ],
      firefox: [
        'Press the crossed-out microphone beside the address.',
        'Take away the block.',
        'Come back here and try again.',
      ],
      safari: [
        'In the menu, choose Safari, then “Settings for This Website”.',
        'Set “Microphone” to “Allow”.',
        'Come back here and try again.',
      ],
    } satisfies Record<PermissionHelp, readonly [string, string, string]>,
    system: {
      ios: 'Settings › Apps › your browser › Microphone',
      android: 'Settings › Apps › your browser › Permissions › Microphone',
      mac: 'System Settings › Privacy & Security › Microphone',
      windows: 'Settings › Privacy & security › Microphone',
      other: 'The sound settings of your computer',
    } satisfies Record<SystemHelp, string>,
    speaker: 'Speaker',
    playTone: 'Play a tone',
    playing: 'Playing …',
    played: 'Did you hear it? If not, turn up the volume or choose another speaker.',
    camera: 'Camera, if you like',
    cameraText: 'The others see you. It is never needed.',
    cameraOn: 'Turn on the camera',
    cameraOff: 'Turn off the camera',
    cameraOpening: 'The camera is starting.',
    cameraFailed: 'The camera cannot be used. You can go on without it.',
    ownPicture: 'Your picture',
    sound: 'How you sound',
    soundReady: 'Say a sentence, and you hear it as the server heard it. Nothing of it is kept.',
    soundStart: 'Say a sentence',
    soundAgain: 'Once more',
    soundConnecting: 'Connecting …',
    soundSpeak: 'Speak now: “I am ready to answer.”',
    soundReturning: 'Listen: this is what arrived.',
    soundHeard: 'This is how you are heard.',
    soundWords: 'Understood:',
    soundFailed: {
      'nothing-heard': 'Nothing arrived. Speak closer to the microphone, or choose another.',
      network: 'The connection was lost. Try once more.',
      busy: 'Too many are trying at once. You can join without this.',
    },
    headphones: 'Are two of you in one room? Use a device each, with headphones.',
    network: {
      unknown: '',
      checking: 'The connection is being checked.',
      good: 'The connection is good.',
      blocked: 'This network blocks calls. Try mobile data or another Wi-Fi, or turn off a VPN.',
    },
    gone: (label: string) => `${label} was disconnected.`,
    came: (label: string) => `${label} is connected.`,
    understood: 'All right',
    join: 'Join the interview',
    ready: 'I am ready',
    type: 'I would rather type',
    talk: 'I would rather talk',
  },
})
