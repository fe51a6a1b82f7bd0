import type { StallKind } from '../../../../interview/rehearsal/stalls.ts'

export const rehearsal = {
  title: 'Ensayo',
  begin: 'Ensayar',
  back: 'Volver al cuestionario',
  again: 'Desde el principio',
  about:
    'Usted responde por todos. El entrevistador sigue las mismas reglas que en la entrevista. No se envía ni se guarda nada.',
  talk: 'Lo que se dice',
  who: 'Quién responde',
  answer: 'Respuesta',
  send: 'Responder',
  quiet: 'Nadie responde',
  silence: 'Nadie dice nada.',
  over: 'El ensayo ha terminado.',
  waits: 'En este momento no se pregunta a nadie.',
  decide: 'La entrevista espera su decisión',
  because: {
    contrary: 'La respuesta es clara, pero no la debida.',
    unresolved: 'La respuesta siguió siendo poco clara.',
  },
  decisions: { 'ask-again': 'Hace que se pregunte de nuevo.', waive: 'Prescinde de la respuesta.' },
  rule: (rule: string) => `Regla «${rule}»:`,
  stalls: 'Dónde podría detenerse',
  none: 'Ningún paso puede detener la entrevista.',
  kinds: {
    'never-asked': 'No se pregunta nunca: la condición no puede cumplirse',
    'waits-when-unclear': 'Espera a una persona si la respuesta sigue siendo poco clara',
    'waits-when-contrary': 'Espera a una persona si la respuesta no es la debida',
    ends: 'Termina la entrevista si la respuesta es poco clara o no es la debida',
    'needs-model': 'La juzga un modelo de lenguaje: sin él, como aquí, vale toda respuesta que diga algo',
  } satisfies Record<StallKind, string>,
}
