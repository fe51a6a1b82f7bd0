import type { Forms } from '../forms.ts'
import type { EntrySentences, Requests } from '../record-sentences.ts'

const requests: Requests = {
  repeat: (name) => `${name} pidió oír de nuevo la pregunta`,
  moment: (name) => `${name} pidió un momento`,
  correction: (name) => `${name} quería corregir una respuesta`,
  withdrawal: (name) => `${name} quería retirarse`,
  'stop-recording': (name) => `${name} pidió que no se grabara`,
  threat: (name) => `${name} habló de una amenaza`,
  unwell: (name) => `${name} no se siente bien`,
  interpreter: (name) => `${name} necesita un intérprete`,
  lawyer: (name) => `${name} desea un abogado`,
  person: (name) => `${name} desea hablar con una persona`,
  break: (name) => `${name} necesita una pausa`,
  'bad-line': (name) => `${name} tiene mala conexión`,
}

export const recordEntries = ({ number, plural, length }: Forms): EntrySentences => ({
  'record-begun': () => 'El acta comienza',
  'script-set': ({ version, steps }) =>
    `Se fijó la versión ${number(version)} del guion, con ${plural(steps, { one: '# paso', other: '# pasos' })}`,
  started: () => 'La entrevista comenzó y su guion quedó fijado',
  'room-created': () => 'Se abrió la sala',
  'room-finished': () => 'Se cerró la sala',
  'lease-issued': ({ epoch }) => (epoch === 1 ? 'Se envió un entrevistador' : 'Se envió otro entrevistador'),
  'lease-lost': () => 'Se perdió el entrevistador',
  'agent-left': () => 'El entrevistador se fue',
  'agent-joined': ({ interruption_ms: ms }) =>
    ms === undefined
      ? 'Llegó el entrevistador'
      : `Llegó otro entrevistador, tras una interrupción de ${length(ms / 1_000)}`,
  'participant-joined': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} entró en la sala` : 'Alguien entró en la sala',
  'participant-left': (data, who) =>
    'respondent' in data ? `${who(data.respondent)} salió de la sala` : 'Alguien salió de la sala',
  'message-refused': ({ code }) =>
    code === 'superseded-agent'
      ? 'Se rechazó un mensaje tardío de un entrevistador reemplazado'
      : 'Se rechazó un mensaje',
  answer: ({ ask, answer }, who) =>
    answer ? `${who(answer.speaker)} respondió` : `${who(ask.respondent)} no respondió a tiempo`,
  'answer-kept': ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} dijo algo cuando no podía contar`,
  correction: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} corrigió una respuesta anterior`,
  'correction-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} corrigió una respuesta cuando no podía contar`,
  withdrawal: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} se retiró y lo confirmó`,
  'invitation-made': ({ respondent }, who) => `Se creó un enlace para ${who(respondent)}`,
  'invitation-ended': ({ respondent }, who) => `Se retiró un enlace de ${who(respondent)}`,
  'seat-taken': ({ respondent }, who) => `${who(respondent)} abrió el enlace`,
  'seat-moved': ({ respondent }, who) => `${who(respondent)} siguió en otro navegador`,
  'seat-refused': ({ respondent }, who) => `Se probó un enlace de ${who(respondent)} que ya no es válido`,
  'seat-ended': ({ respondent }, who) => `${who(respondent)} dejó su lugar en la entrevista`,
  paused: () => 'La entrevista se puso en pausa',
  resumed: () => 'La entrevista se reanudó',
  'end-requested': () => 'Alguien terminó la entrevista',
  'step-retaken': ({ respondent }, who) =>
    respondent === undefined
      ? 'La pregunta debe hacerse de nuevo'
      : `La pregunta debe hacerse de nuevo a ${who(respondent)}`,
  'step-waived': ({ respondent }, who) =>
    respondent === undefined ? 'La pregunta se omitió' : `La pregunta se omitió para ${who(respondent)}`,
  'act-refused': () => 'Se rechazó una acción porque otra llegó antes',
  interrupted: ({ cause }, who) => {
    switch (cause.kind) {
      case 'referred': {
        if (cause.need) {
          return `${requests[cause.need](who(cause.needed_by ?? cause.respondent))}: una persona debe atenderlo`
        }
        return cause.because === 'contrary'
          ? `La respuesta de ${who(cause.respondent)} fue clara pero contraria: una persona debe decidir`
          : `La respuesta de ${who(cause.respondent)} no quedó clara: una persona debe decidir`
      }
      case 'agent-failures':
        return 'Se perdieron varios entrevistadores: una persona debe atenderlo'
      case 'workflow-gone':
        return 'La entrevista ya no está en curso: una persona debe atenderlo'
      default:
        return 'La entrevista se ha hecho muy larga: una persona debe atenderlo'
    }
  },
  'history-exhausted': () => 'La entrevista alcanzó su longitud máxima y se terminó',
  'workflow-gone': () => 'La entrevista ya no estaba en curso; su acta se selló sin ella',
  'hearing-gap': ({ respondent }, who) => `No se oyeron palabras de ${who(respondent)}`,
  'hearing-changed': ({ respondent, to }, who) =>
    to === 'voice' ? `Se oye de nuevo a ${who(respondent)}` : `No se oye a ${who(respondent)}, que debe escribir`,
  'words-left-out': ({ respondent }, who) => `${who(respondent)} escribió más de lo que podía tomarse`,
  hindrance: ({ of, ended }, who) =>
    ended ? `${who(of)} tiene de nuevo lo que faltaba en la sala` : `A ${who(of)} le falta algo en la sala`,
  bleed: ({ heard }, who) => `El micrófono de ${who(heard.respondent)} oyó palabras de otra persona`,
  'speech-failed': () => 'Falló una voz y otra habló en su lugar',
  'judge-briefed': ({ model }) => `El modelo ${model} recibió sus instrucciones`,
  'judge-failed': ({ model }) => `Falló el modelo ${model} y juzgaron solo las reglas`,
  'side-question': ({ heard }, who) => `${who(heard.respondent)} hizo una pregunta`,
  request: ({ request, heard }, who) => requests[request](who(heard.respondent)),
  'recording-started': () => 'Comenzó la grabación',
  'recording-stopped': () => 'Terminó la grabación',
  'recording-stored': ({ chunks }) =>
    plural(chunks.length, { one: 'Se guardó # trozo de sonido', other: 'Se guardaron # trozos de sonido' }),
  'recording-gap': () => 'No se guardó el sonido de un tiempo',
  closed: () => 'La entrevista había terminado',
  sealed: ({ completeness }) =>
    completeness === undefined
      ? 'El acta se selló'
      : completeness.complete
        ? 'El acta se selló: está completa'
        : 'El acta se selló: no está completa',
})
