import type { Forms } from '../forms.ts'
import type { EntrySentences, Requests } from '../record-sentences.ts'

const requests: Requests = {
  repeat: (name) => `${name} a demandé à réentendre la question`,
  moment: (name) => `${name} a demandé un instant`,
  correction: (name) => `${name} voulait corriger une réponse`,
  withdrawal: (name) => `${name} voulait se retirer`,
  'stop-recording': (name) => `${name} a demandé à ne pas être enregistré`,
  threat: (name) => `${name} a parlé d’une menace`,
  unwell: (name) => `${name} ne se sent pas bien`,
  interpreter: (name) => `${name} a besoin d’un interprète`,
  lawyer: (name) => `${name} souhaite un avocat`,
  person: (name) => `${name} souhaite parler à une personne`,
  break: (name) => `${name} a besoin d’une pause`,
  'bad-line': (name) => `${name} a une mauvaise connexion`,
}

export const recordEntries = ({ number, plural, length }: Forms): EntrySentences => ({
  'record-begun': () => 'Le procès-verbal commence',
  'script-set': ({ version, steps }) =>
    `La version ${number(version)} du questionnaire a été fixée, avec ${plural(steps, { one: '# étape', other: '# étapes' })}`,
  started: () => 'L’entretien a commencé et son questionnaire est figé',
  'room-created': () => 'La salle a été ouverte',
  'room-finished': () => 'La salle a été fermée',
  'lease-issued': ({ epoch }) => (epoch === 1 ? 'Un agent a été envoyé' : 'Un autre agent a été envoyé'),
  'lease-lost': () => 'L’agent a été perdu',
  'agent-left': () => 'L’agent est parti',
  'agent-joined': ({ interruption_ms: ms }) =>
    ms === undefined
      ? 'L’agent est arrivé'
      : `Un autre agent est arrivé, après une interruption de ${length(ms / 1_000)}`,
  'participant-joined': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} est entré dans la salle` : 'Quelqu’un est entré dans la salle',
  'participant-left': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} est sorti de la salle` : 'Quelqu’un est sorti de la salle',
  'message-refused': ({ code }) =>
    code === 'superseded-agent' ? 'Un message tardif d’un agent remplacé a été refusé' : 'Un message a été refusé',
  answer: ({ ask, answer }, who) =>
    answer ? `${who(answer.speaker)} a répondu` : `${who(ask.respondent)} n’a pas répondu à temps`,
  'answer-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} a parlé à un moment qui ne pouvait pas compter`,
  correction: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} a corrigé une réponse précédente`,
  'correction-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} a corrigé une réponse à un moment qui ne pouvait pas compter`,
  withdrawal: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} s’est retiré et l’a confirmé`,
  'invitation-made': ({ respondent }, who) => `Un lien a été créé pour ${who(respondent)}`,
  'invitation-ended': ({ respondent }, who) => `Un lien de ${who(respondent)} a été retiré`,
  'seat-taken': ({ respondent }, who) => `${who(respondent)} a ouvert le lien`,
  'seat-moved': ({ respondent }, who) => `${who(respondent)} a continué dans un autre navigateur`,
  'seat-refused': ({ respondent }, who) => `Un lien de ${who(respondent)} qui n’est plus valable a été essayé`,
  'seat-ended': ({ respondent }, who) => `${who(respondent)} a laissé sa place dans l’entretien`,
  paused: () => 'L’entretien a été mis en pause',
  resumed: () => 'L’entretien a repris',
  'end-requested': () => 'Quelqu’un a mis fin à l’entretien',
  'step-retaken': ({ respondent }, who) =>
    respondent === undefined
      ? 'La question doit être posée de nouveau'
      : `La question doit être posée de nouveau à ${who(respondent)}`,
  'step-waived': ({ respondent }, who) =>
    respondent === undefined ? 'La question a été passée' : `La question a été passée pour ${who(respondent)}`,
  'act-refused': () => 'Une action a été refusée car une autre l’avait précédée',
  interrupted: ({ cause }, who) => {
    switch (cause.kind) {
      case 'referred': {
        if (cause.need) {
          return `${requests[cause.need](who(cause.needed_by ?? cause.respondent))} : une personne doit s’en occuper`
        }
        return cause.because === 'contrary'
          ? `La réponse de ${who(cause.respondent)} était claire mais contraire : une personne doit décider`
          : `La réponse de ${who(cause.respondent)} est restée peu claire : une personne doit décider`
      }
      case 'agent-failures':
        return 'Plusieurs agents ont été perdus : une personne doit s’en occuper'
      case 'workflow-gone':
        return 'L’entretien n’est plus en cours : une personne doit s’en occuper'
      default:
        return 'L’entretien est devenu très long : une personne doit s’en occuper'
    }
  },
  'history-exhausted': () => 'L’entretien a atteint sa longueur maximale et a été terminé',
  'workflow-gone': () => 'L’entretien n’était plus en cours ; son procès-verbal a été scellé sans lui',
  'hearing-gap': ({ respondent }, who) => `Des paroles de ${who(respondent)} n’ont pas été entendues`,
  'hearing-changed': ({ respondent, to }, who) =>
    to === 'voice'
      ? `${who(respondent)} est de nouveau entendu`
      : `${who(respondent)} n’est pas entendu et doit écrire`,
  'words-left-out': ({ respondent }, who) => `${who(respondent)} a écrit plus que ce qui pouvait être pris`,
  hindrance: ({ of, ended }, who) =>
    ended
      ? `${who(of)} a retrouvé ce qui lui manquait dans la salle`
      : `Quelque chose manque à ${who(of)} dans la salle`,
  bleed: ({ heard }, who) => `Le microphone de ${who(heard.respondent)} a entendu les paroles d’un autre`,
  'speech-failed': () => 'Une voix a fait défaut et une autre a parlé à sa place',
  'judge-briefed': ({ model }) => `Le modèle ${model} a reçu ses instructions`,
  'judge-failed': ({ model }) => `Le modèle ${model} a fait défaut et les règles ont jugé seules`,
  'side-question': ({ heard }, who) => `${who(heard.respondent)} a posé une question`,
  request: ({ request, heard }, who) => requests[request](who(heard.respondent)),
  'recording-started': () => 'L’enregistrement a commencé',
  'recording-stopped': () => 'L’enregistrement s’est arrêté',
  'recording-stored': ({ chunks }) =>
    plural(chunks.length, { one: '# morceau de son a été conservé', other: '# morceaux de son ont été conservés' }),
  'recording-gap': () => 'Le son d’un moment n’a pas été conservé',
  closed: () => 'L’entretien était terminé',
  sealed: ({ completeness }) =>
    completeness === undefined
      ? 'Le procès-verbal a été scellé'
      : completeness.complete
        ? 'Le procès-verbal a été scellé : il est complet'
        : 'Le procès-verbal a été scellé : il n’est pas complet',
})
