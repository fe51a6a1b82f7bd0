import type { Forms } from '../forms.ts'
import type { EntrySentences, Requests } from '../record-sentences.ts'

const requests: Requests = {
  repeat: (name) => `${name} wollte die Frage noch einmal hören`,
  moment: (name) => `${name} bat um einen Moment`,
  correction: (name) => `${name} wollte eine Antwort berichtigen`,
  withdrawal: (name) => `${name} wollte zurücktreten`,
  'stop-recording': (name) => `${name} wollte nicht aufgezeichnet werden`,
  threat: (name) => `${name} sprach von einer Drohung`,
  unwell: (name) => `${name} fühlt sich nicht wohl`,
  interpreter: (name) => `${name} braucht eine Übersetzung`,
  lawyer: (name) => `${name} wünscht einen Anwalt`,
  person: (name) => `${name} möchte mit einem Menschen sprechen`,
  break: (name) => `${name} braucht eine Pause`,
  'bad-line': (name) => `${name} hat eine schlechte Verbindung`,
}

export const recordEntries = ({ number, plural, length }: Forms): EntrySentences => ({
  'record-begun': () => 'Das Protokoll beginnt',
  'script-set': ({ version, steps }) =>
    `Fassung ${number(version)} des Fragebogens wurde festgelegt, mit ${plural(steps, { one: '# Schritt', other: '# Schritten' })}`,
  started: () => 'Die Befragung wurde begonnen, ihr Fragebogen steht fest',
  'room-created': () => 'Der Raum wurde geöffnet',
  'room-finished': () => 'Der Raum wurde geschlossen',
  'lease-issued': ({ epoch }) =>
    epoch === 1 ? 'Ein Fragesteller wurde geschickt' : 'Ein anderer Fragesteller wurde geschickt',
  'lease-lost': () => 'Der Fragesteller ging verloren',
  'agent-left': () => 'Der Fragesteller ging',
  'agent-joined': ({ interruption_ms: ms }) =>
    ms === undefined
      ? 'Der Fragesteller kam dazu'
      : `Ein anderer Fragesteller kam dazu, nach einer Unterbrechung von ${length(ms / 1_000)}`,
  'participant-joined': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} kam herein` : 'Jemand kam herein',
  'participant-left': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} ging hinaus` : 'Jemand ging hinaus',
  'message-refused': ({ code }) =>
    code === 'superseded-agent'
      ? 'Eine späte Nachricht eines ersetzten Fragestellers wurde abgewiesen'
      : 'Eine Nachricht wurde abgewiesen',
  answer: ({ ask, answer }, who) =>
    answer ? `${who(answer.speaker)} antwortete` : `${who(ask.respondent)} antwortete nicht rechtzeitig`,
  'answer-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} sagte etwas, als es nicht zählen konnte`,
  correction: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} berichtigte eine frühere Antwort`,
  'correction-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} berichtigte eine Antwort, als es nicht zählen konnte`,
  withdrawal: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} trat zurück und bestätigte es`,
  'invitation-made': ({ respondent }, who) => `Für ${who(respondent)} wurde ein Link gemacht`,
  'invitation-ended': ({ respondent }, who) => `Ein Link für ${who(respondent)} wurde zurückgenommen`,
  'seat-taken': ({ respondent }, who) => `${who(respondent)} öffnete den Link`,
  'seat-moved': ({ respondent }, who) => `${who(respondent)} machte in einem anderen Browser weiter`,
  'seat-refused': ({ respondent }, who) => `Ein ungültiger Link für ${who(respondent)} wurde versucht`,
  'seat-ended': ({ respondent }, who) => `${who(respondent)} gab den Platz in der Befragung auf`,
  paused: () => 'Die Befragung wurde angehalten',
  resumed: () => 'Die Befragung wurde fortgesetzt',
  'end-requested': () => 'Jemand beendete die Befragung',
  'step-retaken': ({ respondent }, who) =>
    respondent === undefined
      ? 'Die Frage soll noch einmal gestellt werden'
      : `Die Frage soll noch einmal gestellt werden, an ${who(respondent)}`,
  'step-waived': ({ respondent }, who) =>
    respondent === undefined ? 'Die Frage wurde übersprungen' : `Die Frage wurde für ${who(respondent)} übersprungen`,
  'act-refused': () => 'Ein Eingriff wurde abgewiesen, weil ein anderer zuvorkam',
  interrupted: ({ cause }, who) => {
    switch (cause.kind) {
      case 'referred': {
        if (cause.need) {
          return `${requests[cause.need](who(cause.needed_by ?? cause.respondent))}: Jemand muss sich darum kümmern`
        }
        return cause.because === 'contrary'
          ? `Die Antwort von ${who(cause.respondent)} war klar, aber nicht die nötige: Jemand muss entscheiden`
          : `Die Antwort von ${who(cause.respondent)} blieb unklar: Jemand muss entscheiden`
      }
      case 'agent-failures':
        return 'Mehrere Fragesteller gingen verloren: Jemand muss sich darum kümmern'
      case 'workflow-gone':
        return 'Die Befragung läuft nicht mehr: Jemand muss sich darum kümmern'
      default:
        return 'Die Befragung ist sehr lang geworden: Jemand muss sich darum kümmern'
    }
  },
  'history-exhausted': () => 'Die Befragung erreichte ihre größte Länge und wurde beendet',
  'workflow-gone': () => 'Die Befragung lief nicht mehr; ihr Protokoll wurde ohne sie versiegelt',
  'hearing-gap': ({ respondent }, who) => `Worte von ${who(respondent)} wurden nicht gehört`,
  'hearing-changed': ({ respondent, to }, who) =>
    to === 'voice' ? `${who(respondent)} ist wieder zu hören` : `${who(respondent)} ist nicht zu hören und muss tippen`,
  'words-left-out': ({ respondent }, who) => `${who(respondent)} tippte mehr, als aufgenommen werden konnte`,
  hindrance: ({ of, ended }, who) =>
    ended ? `${who(of)} hat wieder, was im Raum fehlte` : `${who(of)} fehlt etwas im Raum`,
  bleed: ({ heard }, who) => `Das Mikrofon von ${who(heard.respondent)} hörte fremde Worte`,
  'speech-failed': () => 'Eine Stimme fiel aus, eine andere sprach für sie',
  'judge-briefed': ({ model }) => `Das Modell ${model} wurde eingewiesen`,
  'judge-failed': ({ model }) => `Das Modell ${model} fiel aus, Regeln urteilten allein`,
  'side-question': ({ heard }, who) => `${who(heard.respondent)} stellte eine Frage`,
  request: ({ request, heard }, who) => requests[request](who(heard.respondent)),
  'recording-started': () => 'Die Aufnahme begann',
  'recording-stopped': () => 'Die Aufnahme endete',
  'recording-stored': ({ chunks }) =>
    plural(chunks.length, { one: '# Stück Ton wurde abgelegt', other: '# Stücke Ton wurden abgelegt' }),
  'recording-gap': () => 'Für einige Zeit wurde kein Ton behalten',
  closed: () => 'Die Befragung war vorbei',
  sealed: ({ completeness }) =>
    completeness === undefined
      ? 'Das Protokoll wurde versiegelt'
      : completeness.complete
        ? 'Das Protokoll wurde versiegelt: Es ist vollständig'
        : 'Das Protokoll wurde versiegelt: Es ist nicht vollständig',
})
