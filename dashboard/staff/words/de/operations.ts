import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const operations = ({ number, plural }: Forms): Words['operations'] => ({
  title: 'Betrieb',
  pauseAll: 'Alle anhalten',
  resumeAll: 'Alle fortsetzen',
  attention: 'Braucht Aufmerksamkeit',
  running: (count) =>
    plural(count, {
      one: '# Befragung ist im Gang.',
      other: '# Befragungen sind im Gang.',
      zero: 'Keine Befragung ist im Gang.',
    }),
  calm: 'Nichts braucht eine Hand.',
  since: 'seit',
  reason: 'Warum (steht in jedem Protokoll)',
  kinds: {
    interrupted: 'Sie steht still und wartet auf jemanden.',
    'agent-lost': 'Sie läuft ohne Beamten.',
    absent: 'Jemand ist schon lange fort.',
    silent: 'Schon lange hat niemand geantwortet.',
    paused: 'Sie ist schon lange angehalten.',
    unsealed: 'Sie ist vorbei, und ihr Protokoll ist nicht versiegelt.',
    'not-begun': 'Temporal hat sie nicht angenommen.',
  },
  fits: 'Was passt:',
  acts: {
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    retake: 'Noch einmal fragen',
    waive: 'Erlassen',
    end: 'Beenden',
  },
  health: 'Teile',
  workers: 'Worker und Agenten',
  workersUnknown: 'Temporal sagt gerade nicht, welche Worker da sind.',
  backlog: (count) =>
    plural(count, {
      one: '# Aufgabe wartet auf einen Worker.',
      other: '# Aufgaben warten auf einen Worker.',
      zero: 'Keine Aufgabe wartet auf einen Worker.',
    }),
  temporalPages: 'Seiten von Temporal',
  recoveries: 'Von selbst erholt',
  recoveriesText: 'Vom letzten Tag, das Neueste zuerst.',
  noRecoveries: 'Nichts musste sich erholen.',
  recovered: {
    agent: 'Ein anderer Beamter hat übernommen',
    person: 'Jemand hat eine Unterbrechung aufgehoben',
  },
  parts: {
    postgres: 'Postgres',
    temporal: 'Temporal',
    livekit: 'LiveKit',
    hearing: 'Hört durch',
    judging: 'Urteilt durch',
    speaking: 'Spricht durch',
    version: 'Version',
    notices: 'Was Agenten sagen',
  },
  nobody: 'Kein Agent ist da',
  states: {
    ok: 'In Ordnung',
    unreachable: 'Nicht zu erreichen',
    'not configured': 'Nicht eingerichtet',
  },
  columns: {
    at: 'Um',
    what: 'Was',
    took: 'Dauer',
    interview: 'Befragung',
    kind: 'Art',
    where: 'Wo',
    version: 'Version',
    load: 'Last',
    seen: 'Gesehen vor',
  },
  agent: 'Agent',
  polls: {
    workflow: 'Workflows',
    activity: 'Activities',
    both: 'Workflows und Activities',
  },
  load: (jobs, most) => `${number(jobs)} von ${number(most)}`,
  onAll: {
    pause: {
      title: 'Alle anhalten, die im Gang sind',
      text: 'Der Beamte sagt in jeder, dass eine Pause ist. Nichts geht verloren: jede geht dort weiter, wo sie anhielt.',
      act: (count) => plural(count, { one: '# Befragung anhalten', other: '# Befragungen anhalten' }),
    },
    resume: {
      title: 'Alle fortsetzen, die angehalten sind',
      text: 'Der Beamte macht in jeder mit der Frage weiter, die offen war.',
      act: (count) => plural(count, { one: '# Befragung fortsetzen', other: '# Befragungen fortsetzen' }),
    },
  },
  which: 'Welche',
  left: (count) =>
    plural(count, { one: '# Befragung blieb, wie sie war.', other: '# Befragungen blieben, wie sie waren.' }),
  done: (count) =>
    plural(count, {
      one: 'In # Befragung erledigt.',
      other: 'In # Befragungen erledigt.',
      zero: 'In keiner erledigt.',
    }),
})
