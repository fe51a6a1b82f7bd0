import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const operations = ({ number, plural }: Forms): Words['operations'] => ({
  title: 'Exploitation',
  pauseAll: 'Tout mettre en pause',
  resumeAll: 'Tout reprendre',
  attention: 'À surveiller',
  running: (count) =>
    plural(count, {
      one: '# entretien est en cours.',
      other: '# entretiens sont en cours.',
      zero: 'Aucun entretien n’est en cours.',
    }),
  calm: 'Rien ne demande d’intervention.',
  since: 'depuis',
  reason: 'Pourquoi (figure dans chaque procès-verbal)',
  kinds: {
    interrupted: 'Il est à l’arrêt et attend quelqu’un.',
    'agent-lost': 'Il se déroule sans officier.',
    absent: 'Quelqu’un est absent depuis longtemps.',
    silent: 'Personne n’a répondu depuis longtemps.',
    paused: 'Il est en pause depuis longtemps.',
    unsealed: 'Il est clos, et son procès-verbal n’est pas scellé.',
    'not-begun': 'Temporal ne l’a pas pris en charge.',
  },
  fits: 'Ce qui convient :',
  acts: {
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    retake: 'Redemander',
    waive: 'Dispenser',
    end: 'Terminer',
  },
  health: 'Composants',
  workers: 'Workers et agents',
  workersUnknown: 'Temporal ne dit pas en ce moment quels workers sont là.',
  backlog: (count) =>
    plural(count, {
      one: '# tâche attend un worker.',
      other: '# tâches attendent un worker.',
      zero: 'Aucune tâche n’attend de worker.',
    }),
  temporalPages: 'Pages de Temporal',
  recoveries: 'Rétabli sans aide',
  recoveriesText: 'Du dernier jour, le plus récent d’abord.',
  noRecoveries: 'Rien n’a eu à se rétablir.',
  recovered: {
    agent: 'Un autre officier a pris la suite',
    person: 'Quelqu’un a levé une interruption',
  },
  parts: {
    postgres: 'Postgres',
    temporal: 'Temporal',
    livekit: 'LiveKit',
    hearing: 'Écoute par',
    judging: 'Juge par',
    speaking: 'Parle par',
    version: 'Version du logiciel',
    notices: 'Ce que disent les agents',
  },
  nobody: 'Aucun agent n’est là',
  states: {
    ok: 'En ordre',
    unreachable: 'Injoignable',
    'not configured': 'Non configuré',
  },
  columns: {
    at: 'À',
    what: 'Quoi',
    took: 'Durée',
    interview: 'Entretien',
    kind: 'Genre',
    where: 'Où',
    version: 'Version',
    load: 'Charge',
    seen: 'Vu il y a',
  },
  agent: 'Agent',
  polls: {
    workflow: 'Workflows',
    activity: 'Activités',
    both: 'Workflows et activités',
  },
  load: (jobs, most) => `${number(jobs)} sur ${number(most)}`,
  onAll: {
    pause: {
      title: 'Mettre en pause tous ceux qui sont en cours',
      text: 'L’officier annonce une pause dans chacun. Rien n’est perdu : chacun reprend où il s’est arrêté.',
      act: (count) => plural(count, { one: 'Mettre # entretien en pause', other: 'Mettre # entretiens en pause' }),
    },
    resume: {
      title: 'Reprendre tous ceux qui sont en pause',
      text: 'L’officier reprend dans chacun la question qui était ouverte.',
      act: (count) => plural(count, { one: 'Reprendre # entretien', other: 'Reprendre # entretiens' }),
    },
  },
  which: 'Lesquels',
  left: (count) =>
    plural(count, { one: '# entretien est resté tel quel.', other: '# entretiens sont restés tels quels.' }),
  done: (count) =>
    plural(count, { one: 'Fait dans # entretien.', other: 'Fait dans # entretiens.', zero: 'Fait dans aucun.' }),
})
