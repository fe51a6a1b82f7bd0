import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const operations = ({ number, plural }: Forms): Words['operations'] => ({
  title: 'Operaciones',
  pauseAll: 'Pausar todas',
  resumeAll: 'Reanudar todas',
  attention: 'Requiere atención',
  running: (count) =>
    plural(count, {
      one: '# entrevista está en curso.',
      other: '# entrevistas están en curso.',
      zero: 'Ninguna entrevista está en curso.',
    }),
  calm: 'Nada necesita ayuda.',
  since: 'desde hace',
  reason: 'Por qué (consta en cada acta)',
  kinds: {
    interrupted: 'Está parada y espera a alguien.',
    'agent-lost': 'Transcurre sin oficial.',
    absent: 'Alguien falta desde hace mucho.',
    silent: 'Nadie ha respondido desde hace mucho.',
    paused: 'Lleva mucho en pausa.',
    unsealed: 'Ha acabado y su acta no está sellada.',
    'not-begun': 'Temporal no la ha tomado.',
  },
  fits: 'Lo que procede:',
  acts: {
    pause: 'Pausar',
    resume: 'Reanudar',
    retake: 'Preguntar de nuevo',
    waive: 'Dispensar',
    end: 'Terminar',
  },
  health: 'Partes',
  workers: 'Workers y agentes',
  workersUnknown: 'Temporal no dice ahora qué workers hay.',
  backlog: (count) =>
    plural(count, {
      one: '# tarea espera un worker.',
      other: '# tareas esperan un worker.',
      zero: 'Ninguna tarea espera un worker.',
    }),
  temporalPages: 'Páginas de Temporal',
  recoveries: 'Recuperado por sí solo',
  recoveriesText: 'Del último día, lo más reciente primero.',
  noRecoveries: 'Nada tuvo que recuperarse.',
  recovered: {
    agent: 'Otro oficial tomó el relevo',
    person: 'Una persona levantó una interrupción',
  },
  parts: {
    postgres: 'Postgres',
    temporal: 'Temporal',
    livekit: 'LiveKit',
    hearing: 'Oye mediante',
    judging: 'Juzga mediante',
    speaking: 'Habla mediante',
    version: 'Versión',
    notices: 'Lo que dicen los agentes',
  },
  nobody: 'No hay ningún agente',
  states: {
    ok: 'Funciona',
    unreachable: 'No se puede acceder',
    'not configured': 'Sin configurar',
  },
  columns: {
    at: 'Cuándo',
    what: 'Qué',
    took: 'Duración',
    interview: 'Entrevista',
    kind: 'Clase',
    where: 'Dónde',
    version: 'Versión',
    load: 'Carga',
    seen: 'Visto hace',
  },
  agent: 'Agente',
  polls: {
    workflow: 'Workflows',
    activity: 'Actividades',
    both: 'Workflows y actividades',
  },
  load: (jobs, most) => `${number(jobs)} de ${number(most)}`,
  onAll: {
    pause: {
      title: 'Pausar todas las que están en curso',
      text: 'El oficial anuncia en cada una que hay una pausa. No se pierde nada: cada una sigue donde se detuvo.',
      act: (count) => plural(count, { one: 'Pausar # entrevista', other: 'Pausar # entrevistas' }),
    },
    resume: {
      title: 'Reanudar todas las que están en pausa',
      text: 'El oficial sigue en cada una con la pregunta que estaba abierta.',
      act: (count) => plural(count, { one: 'Reanudar # entrevista', other: 'Reanudar # entrevistas' }),
    },
  },
  which: 'Cuáles',
  left: (count) =>
    plural(count, { one: '# entrevista quedó como estaba.', other: '# entrevistas quedaron como estaban.' }),
  done: (count) =>
    plural(count, { one: 'Hecho en # entrevista.', other: 'Hecho en # entrevistas.', zero: 'Hecho en ninguna.' }),
})
