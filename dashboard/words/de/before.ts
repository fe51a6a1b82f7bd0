import type { WordsBefore } from '../words.ts'
import type { Forms } from '../forms.ts'

export const before = ({ list, inTime }: Forms): WordsBefore => ({
  page: {
    title: 'Ihre Befragung',
    language: 'Sprache dieser Seite',
    opening: 'Ihre Befragung wird geöffnet.',
    roles: { groom: 'der Bräutigam', bride: 'die Braut', officer: 'Fragesteller', you: 'Sie' },
    named: (names) => list(names),
    again: 'Noch einmal versuchen',
  },
  closed: {
    reasons: {
      'no-link': {
        title: 'Dieser Link ist nicht vollständig',
        text: 'Sein letzter Teil fehlt. Öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben, oder kopieren Sie ihn ganz.',
      },
      unknown: {
        title: 'Diesen Link kennen wir nicht',
        text: 'Vielleicht wurde er beim Kopieren abgeschnitten. Öffnen Sie ihn noch einmal aus der Nachricht, oder bitten Sie den Absender um einen neuen.',
      },
      revoked: {
        title: 'Dieser Link wurde zurückgezogen',
        text: 'Der Absender hat ihn zurückgenommen. Fragen Sie dort nach, ob Sie einen anderen bekommen.',
      },
      renewed: {
        title: 'Es gibt einen neueren Link',
        text: 'Dieser wurde durch einen anderen ersetzt. Öffnen Sie den neuesten, den Sie bekommen haben.',
      },
      expired: {
        title: 'Dieser Link ist abgelaufen',
        text: 'Bitten Sie den Absender um einen neuen. Was Sie bisher geantwortet haben, ist sicher.',
      },
      over: { title: 'Diese Befragung ist beendet', text: 'Sie müssen nichts weiter tun.' },
      moved: {
        title: 'Sie machen anderswo weiter',
        text: 'Sie haben Ihren Link in einem anderen Fenster oder auf einem anderen Gerät geöffnet, und die Befragung geht dort weiter. Diese Seite können Sie schließen.',
      },
      left: {
        title: 'Sie haben die Befragung verlassen',
        text: 'Was als gespeichert markiert war, bleibt gespeichert. Solange die Befragung läuft, können Sie zurückkommen.',
      },
      unused: {
        title: 'Diese Seite wurde eine Stunde nicht benutzt',
        text: 'Nichts ist verloren. Machen Sie da weiter, wo Sie waren.',
      },
      'too-often': {
        title: 'Dieser Link wurde zu oft geöffnet',
        text: 'Warten Sie ein wenig, und öffnen Sie ihn dann nur auf einem Gerät.',
      },
      'other-tab': {
        title: 'Ihre Befragung ist in einem anderen Tab offen',
        text: 'Nur ein Tab kann teilnehmen. Wenn Sie hier weitermachen, hört der andere auf.',
      },
      insecure: {
        title: 'Diese Seite ist nicht geschützt',
        text: 'Ihre Adresse beginnt mit http://, und solchen Seiten gibt kein Browser das Mikrofon frei. Bitten Sie den Absender um einen Link mit https://. Sie können auch hier weitermachen und Ihre Antworten tippen.',
      },
      'in-app': {
        title: 'Öffnen Sie diese Seite in Ihrem Browser',
        text: 'Sie sind in einer anderen App, die dieser Seite kein Mikrofon gibt. Kopieren Sie den Link, öffnen Sie Ihren Browser, und fügen Sie ihn dort ein. Oder machen Sie hier weiter und tippen Sie.',
      },
      unsupported: {
        title: 'Dieser Browser ist zu alt für ein Gespräch',
        text: 'Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari.',
      },
    },
    retryIn: (seconds) => `Sie können es ${inTime(seconds)} wieder versuchen.`,
    open: 'Hier weitermachen',
    comeBack: 'Zurückkommen',
    continueHere: 'Hier weitermachen',
    goOnTyping: 'Weiter und tippen',
    copyLink: 'Link kopieren',
    copied: 'Der Link ist kopiert.',
    copyFailed: 'Der Link ließ sich nicht kopieren. Kopieren Sie ihn aus der Adresszeile.',
  },
  welcome: {
    title: 'Sie sind zu einer Befragung eingeladen',
    lead: 'Ein Computer stellt Ihnen Fragen, eine nach der anderen. Es ist kein Mensch am anderen Ende.',
    points: [
      'Sie antworten mündlich oder schriftlich, in Ihren eigenen Worten.',
      'Sie können sich eine Frage wiederholen lassen und sich Zeit nehmen.',
      'Sie dürfen jederzeit gehen. Was Sie geantwortet haben, bleibt gespeichert.',
    ],
    open: 'Meine Befragung öffnen',
    busy: 'Wird geöffnet …',
    note: 'Noch wird nichts aufgezeichnet. Der Link ist für Sie allein.',
  },
  problems: {
    offline: 'Sie sind offline. Nichts ist verloren. Versuchen Sie es noch einmal, wenn Sie wieder verbunden sind.',
    'server-away': 'Der Server ist gerade nicht erreichbar. Nichts ist verloren. Versuchen Sie es gleich noch einmal.',
    'too-often': 'Das wurde zu oft versucht. Nichts ist verloren. Warten Sie ein wenig.',
    unexpected:
      'Das hat nicht geklappt. Nichts ist verloren. Versuchen Sie es noch einmal, und wenn es wieder geschieht, sagen Sie es dem Absender des Links.',
  },
  introduction: {
    title: (name) => (name ? `Willkommen, ${name}` : 'Willkommen'),
    what: 'Worum es geht',
    whatText:
      'Um Fragen, die vorher geschrieben wurden. Der automatische Fragesteller liest sie Wort für Wort vor und wartet jede Antwort ab.',
    who: 'Wer fragt',
    whoUnknown: 'Die Stelle, die Ihnen den Link geschickt hat',
    others: 'Wer mit Ihnen befragt wird',
    language: 'Sprache der Fragen',
    recorded: 'Was aufgezeichnet wird',
    recordedText: {
      words: 'Ihre Antworten, als Text und mit ihren Zeiten.',
      typedOnly: 'In dieser Befragung wird nicht gesprochen: Alle tippen.',
      sound: {
        never: 'Der Ton wird nicht aufbewahrt.',
        'with-consent': 'Der Ton wird nur aufbewahrt, wenn Sie auf Nachfrage zustimmen.',
        now: 'Auch der Ton wird aufbewahrt.',
      },
      picture: 'Bilder werden nie aufgezeichnet.',
    },
    stop: 'Wenn Sie aufhören möchten',
    stopText: 'Sie dürfen jederzeit gehen. Was Sie vorher geantwortet haben, bleibt gespeichert.',
    check: 'Mein Mikrofon prüfen',
    type: 'Ich möchte lieber tippen',
  },
  check: {
    title: 'Sind Sie zu hören?',
    typingTitle: 'Sie tippen Ihre Antworten',
    typingText: 'Den Fragesteller hören Sie trotzdem, und jede Frage können Sie lesen.',
    microphone: 'Mikrofon',
    opening: 'Ihr Browser fragt, ob diese Seite das Mikrofon benutzen darf. Wählen Sie „Zulassen“.',
    speak: 'Sagen Sie etwas. Der Balken bewegt sich, wenn Sie zu hören sind.',
    heard: 'Sie sind zu hören.',
    silent: {
      title: 'Von diesem Mikrofon kommt nichts',
      text: 'Sehen Sie nach, ob es einen Schalter hat, oder wählen Sie ein anderes.',
    },
    muted: 'Ihr Mikrofon ist stumm.',
    tapNeeded: {
      title: 'Ihr Mikrofon hat aufgehört',
      text: 'Das geschieht nach einem Anruf. Schalten Sie es wieder ein, oder tippen Sie.',
    },
    turnOn: 'Mikrofon einschalten',
    problems: {
      refused: {
        title: 'Das Mikrofon ist nicht erlaubt',
        text: 'Ihr Browser sperrt es für diese Seite. So ändern Sie das:',
      },
      'refused-by-system': {
        title: 'Ihr Gerät sperrt das Mikrofon',
        text: 'Kein Browser darf es gerade benutzen. So ändern Sie das:',
      },
      none: {
        title: 'Es wurde kein Mikrofon gefunden',
        text: 'Schließen Sie eines an und versuchen Sie es noch einmal, oder tippen Sie Ihre Antworten.',
      },
      'in-use': {
        title: 'Eine andere App benutzt das Mikrofon',
        text: 'Beenden Sie Anrufe und Aufnahmen, und versuchen Sie es noch einmal. Oder tippen Sie Ihre Antworten.',
      },
      gone: {
        title: 'Das Mikrofon wurde getrennt',
        text: 'Schließen Sie es wieder an, wählen Sie ein anderes, oder tippen Sie Ihre Antworten.',
      },
      failed: {
        title: 'Das Mikrofon ist nicht angegangen',
        text: 'Versuchen Sie es noch einmal, oder starten Sie den Browser neu. Oder tippen Sie Ihre Antworten.',
      },
    },
    permission: {
      address: [
        'Drücken Sie oben auf das Zeichen neben der Adresse.',
        'Stellen Sie „Mikrofon“ auf „Zulassen“.',
        'Kommen Sie hierher zurück, und versuchen Sie es noch einmal.',
      ],
      ios: [
        'Drücken Sie auf das Zeichen neben der Adresse.',
        'Wählen Sie die Einstellungen der Website, dann „Mikrofon“, dann „Erlauben“.',
        'Kommen Sie hierher zurück, und versuchen Sie es noch einmal.',
      ],
      firefox: [
        'Drücken Sie auf das durchgestrichene Mikrofon neben der Adresse.',
        'Heben Sie die Sperre auf.',
        'Kommen Sie hierher zurück, und versuchen Sie es noch einmal.',
      ],
      safari: [
        'Wählen Sie im Menü „Safari“ die „Einstellungen für diese Website“.',
        'Stellen Sie „Mikrofon“ auf „Erlauben“.',
        'Kommen Sie hierher zurück, und versuchen Sie es noch einmal.',
      ],
    },
    system: {
      ios: 'Einstellungen › Apps › Ihr Browser › Mikrofon',
      android: 'Einstellungen › Apps › Ihr Browser › Berechtigungen › Mikrofon',
      mac: 'Systemeinstellungen › Datenschutz & Sicherheit › Mikrofon',
      windows: 'Einstellungen › Datenschutz und Sicherheit › Mikrofon',
      other: 'Die Toneinstellungen Ihres Computers',
    },
    speaker: 'Lautsprecher',
    playTone: 'Ton abspielen',
    playing: 'Spielt …',
    played: 'Haben Sie ihn gehört? Wenn nicht, stellen Sie lauter, oder wählen Sie einen anderen Lautsprecher.',
    camera: 'Kamera, wenn Sie möchten',
    cameraText: 'Die anderen sehen Sie dann. Nötig ist sie nie.',
    cameraOn: 'Kamera einschalten',
    cameraOff: 'Kamera ausschalten',
    cameraOpening: 'Die Kamera geht an.',
    cameraFailed: 'Die Kamera lässt sich nicht benutzen. Es geht auch ohne sie.',
    ownPicture: 'Ihr Bild',
    sound: 'Wie Sie klingen',
    soundReady:
      'Sagen Sie einen Satz, und Sie hören ihn so, wie ihn der Server gehört hat. Nichts davon wird aufbewahrt.',
    soundStart: 'Einen Satz sagen',
    soundAgain: 'Noch einmal',
    soundConnecting: 'Wird verbunden …',
    soundSpeak: 'Sprechen Sie jetzt: „Ich bin bereit zu antworten.“',
    soundReturning: 'Hören Sie zu: So ist es angekommen.',
    soundHeard: 'So sind Sie zu hören.',
    soundWords: 'Verstanden:',
    soundFailed: {
      'nothing-heard': 'Es ist nichts angekommen. Sprechen Sie näher am Mikrofon, oder wählen Sie ein anderes.',
      network: 'Die Verbindung ist abgebrochen. Versuchen Sie es noch einmal.',
      busy: 'Gerade versuchen es zu viele. Sie können auch ohne diese Probe teilnehmen.',
    },
    headphones: 'Sind Sie zu zweit in einem Raum? Dann nehmen Sie je ein eigenes Gerät, mit Kopfhörern.',
    network: {
      unknown: '',
      checking: 'Die Verbindung wird geprüft.',
      good: 'Die Verbindung ist gut.',
      blocked:
        'Dieses Netz sperrt Gespräche. Versuchen Sie es mit mobilen Daten oder einem anderen WLAN, oder schalten Sie ein VPN aus.',
    },
    gone: (label) => `${label} wurde getrennt.`,
    came: (label) => `${label} ist verbunden.`,
    understood: 'In Ordnung',
    join: 'An der Befragung teilnehmen',
    ready: 'Ich bin bereit',
    type: 'Ich möchte lieber tippen',
    talk: 'Ich möchte lieber sprechen',
  },
})
