import type { Forms } from '../forms.ts'
import type { EntrySentences, Requests } from '../record-sentences.ts'

const requests: Requests = {
  repeat: (name) => `${name} asked to hear the question again`,
  moment: (name) => `${name} asked for a moment`,
  correction: (name) => `${name} wanted to correct an answer`,
  withdrawal: (name) => `${name} wanted to withdraw`,
  'stop-recording': (name) => `${name} asked not to be recorded`,
  threat: (name) => `${name} spoke of a threat`,
  unwell: (name) => `${name} feels unwell`,
  interpreter: (name) => `${name} needs an interpreter`,
  lawyer: (name) => `${name} wants a lawyer`,
  person: (name) => `${name} wants to speak to a person`,
  break: (name) => `${name} needs a break`,
  'bad-line': (name) => `${name} has a bad line`,
}

export const recordEntries = ({ number, plural, length }: Forms): EntrySentences => ({
  'record-begun': () => 'The record begins',
  'script-set': ({ version, steps }) =>
    `Version ${number(version)} of the script was set, with ${plural(steps, { one: '# step', other: '# steps' })}`,
  started: () => 'The interview was started, and its script frozen',
  'room-created': () => 'The room was opened',
  'room-finished': () => 'The room was closed',
  'lease-issued': ({ epoch }) => (epoch === 1 ? 'An officer was sent' : 'Another officer was sent'),
  'lease-lost': () => 'The officer was lost',
  'agent-left': () => 'The officer left',
  'agent-joined': ({ interruption_ms: ms }) =>
    ms === undefined ? 'The officer joined' : `Another officer joined, after an interruption of ${length(ms / 1_000)}`,
  'participant-joined': (data, who) => ('respondent' in data ? `${who(data.respondent)} came in` : 'Somebody came in'),
  'participant-left': (data, who) => ('respondent' in data ? `${who(data.respondent)} went out` : 'Somebody went out'),
  'message-refused': ({ code }) =>
    code === 'superseded-agent' ? 'A late message of a replaced officer was refused' : 'A message was refused',
  answer: ({ ask, answer }, who) =>
    answer ? `${who(answer.speaker)} answered` : `${who(ask.respondent)} did not answer in time`,
  'answer-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} said something when it could not count`,
  correction: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} corrected an earlier answer`,
  'correction-kept': ({ ask, answer }, who) =>
    `${who(answer?.speaker ?? ask.respondent)} corrected an answer when it could not count`,
  withdrawal: ({ ask, answer }, who) => `${who(answer?.speaker ?? ask.respondent)} withdrew and confirmed it`,
  'invitation-made': ({ respondent }, who) => `A link was made for ${who(respondent)}`,
  'invitation-ended': ({ respondent }, who) => `A link of ${who(respondent)} was taken back`,
  'seat-taken': ({ respondent }, who) => `${who(respondent)} opened the link`,
  'seat-moved': ({ respondent }, who) => `${who(respondent)} went on in another browser`,
  'seat-refused': ({ respondent }, who) => `A link of ${who(respondent)} that holds no longer was tried`,
  'seat-ended': ({ respondent }, who) => `${who(respondent)} gave up the place in the interview`,
  paused: () => 'The interview was paused',
  resumed: () => 'The interview was resumed',
  'end-requested': () => 'Somebody ended the interview',
  'step-retaken': ({ respondent }, who) =>
    respondent === undefined
      ? 'The question is to be asked again'
      : `The question is to be asked again of ${who(respondent)}`,
  'step-waived': ({ respondent }, who) =>
    respondent === undefined ? 'The question was skipped' : `The question was skipped for ${who(respondent)}`,
  'act-refused': () => 'An act was refused because another had come before it',
  interrupted: ({ cause }, who) => {
    switch (cause.kind) {
      case 'referred': {
        if (cause.need)
          return `${requests[cause.need](who(cause.needed_by ?? cause.respondent))}: a person has to see to it`
        return cause.because === 'contrary'
          ? `The answer of ${who(cause.respondent)} was contrary: a person has to decide`
          : `The answer of ${who(cause.respondent)} stayed unclear: a person has to decide`
      }
      case 'agent-failures':
        return 'Several officers were lost: a person has to see to it'
      case 'workflow-gone':
        return 'The interview no longer runs: a person has to see to it'
      default:
        return 'The interview has become very long: a person has to see to it'
    }
  },
  'history-exhausted': () => 'The interview reached its greatest length and was ended',
  'workflow-gone': () => 'The interview no longer ran; its record was sealed without it',
  'hearing-gap': ({ respondent }, who) => `Words of ${who(respondent)} were not heard`,
  'hearing-changed': ({ respondent, to }, who) =>
    to === 'voice' ? `${who(respondent)} is heard again` : `${who(respondent)} is not heard and has to type`,
  'words-left-out': ({ respondent }, who) => `${who(respondent)} typed more than could be taken`,
  hindrance: ({ of, ended }, who) =>
    ended ? `${who(of)} has again what was missing in the room` : `${who(of)} lacks something in the room`,
  bleed: ({ heard }, who) => `The microphone of ${who(heard.respondent)} heard somebody else’s words`,
  'speech-failed': () => 'A voice failed, and another spoke in its place',
  'judge-briefed': ({ model }) => `The model ${model} was briefed`,
  'judge-failed': ({ model }) => `The model ${model} failed, and rules judged alone`,
  'side-question': ({ heard }, who) => `${who(heard.respondent)} asked a question`,
  request: ({ request, heard }, who) => requests[request](who(heard.respondent)),
  'recording-started': () => 'Recording began',
  'recording-stopped': () => 'Recording stopped',
  'recording-stored': ({ chunks }) =>
    plural(chunks.length, { one: '# piece of sound was stored', other: '# pieces of sound were stored' }),
  'recording-gap': () => 'No sound was kept of some time',
  closed: () => 'The interview was over',
  sealed: ({ completeness }) =>
    completeness === undefined
      ? 'The record was sealed'
      : completeness.complete
        ? 'The record was sealed: it is complete'
        : 'The record was sealed: it is not complete',
})
