import type { Forms } from '../forms.ts'
import type { EntrySentences, Requests } from '../record-sentences.ts'

const requests: Requests = {
  repeat: (name) => `طلب من ${name}: سماع السؤال مرة أخرى`,
  moment: (name) => `طلب من ${name}: مهلة قصيرة`,
  correction: (name) => `طلب من ${name}: تصحيح إجابة`,
  withdrawal: (name) => `طلب من ${name}: الانسحاب`,
  'stop-recording': (name) => `طلب من ${name}: عدم التسجيل`,
  threat: (name) => `حديث من ${name} عن تهديد`,
  unwell: (name) => `وعكة لدى ${name}`,
  interpreter: (name) => `حاجة ${name} إلى مترجم`,
  lawyer: (name) => `طلب من ${name}: حضور محامٍ`,
  person: (name) => `طلب من ${name}: التحدث إلى شخص`,
  break: (name) => `حاجة ${name} إلى استراحة`,
  'bad-line': (name) => `اتصال ${name} سيئ`,
}

export const recordEntries = ({ number, plural, length }: Forms): EntrySentences => ({
  'record-begun': () => 'بداية المحضر',
  'script-set': ({ version, steps }) =>
    `حُددت النسخة ${number(version)} من النص، وفيها ${plural(steps, {
      zero: 'لا خطوات',
      one: 'خطوة واحدة',
      two: 'خطوتان',
      few: '# خطوات',
      many: '# خطوة',
      other: '# خطوة',
    })}`,
  started: () => 'بدأت المقابلة وثُبّت نصها',
  'room-created': () => 'فُتحت الغرفة',
  'room-finished': () => 'أُغلقت الغرفة',
  'lease-issued': ({ epoch }) => (epoch === 1 ? 'أُرسل مُحاوِر' : 'أُرسل مُحاوِر آخر'),
  'lease-lost': () => 'فُقد المُحاوِر',
  'agent-left': () => 'غادر المُحاوِر',
  'agent-joined': ({ interruption_ms: ms }) =>
    ms === undefined ? 'انضم المُحاوِر' : `انضم مُحاوِر آخر بعد انقطاع دام ${length(ms / 1_000)}`,
  'participant-joined': (data, who) =>
    'respondent' in data ? `دخول ${who(data.respondent)} إلى الغرفة` : 'دخل شخص إلى الغرفة',
  'participant-left': (data, who) =>
    'respondent' in data ? `خروج ${who(data.respondent)} من الغرفة` : 'خرج شخص من الغرفة',
  'message-refused': ({ code }) => (code === 'superseded-agent' ? 'رُفضت رسالة متأخرة من مُحاوِر استُبدل' : 'رُفضت رسالة'),
  answer: ({ ask, answer }, who) =>
    answer ? `إجابة من ${who(answer.speaker)}` : `لا إجابة في الوقت المحدد من ${who(ask.respondent)}`,
  'answer-kept': ({ ask, answer }, who) => `قول من ${who(answer?.speaker ?? ask.respondent)} في وقت لا يُحتسب فيه`,
  correction: ({ ask, answer }, who) => `تصحيح من ${who(answer?.speaker ?? ask.respondent)} لإجابة سابقة`,
  'correction-kept': ({ ask, answer }, who) => `تصحيح من ${who(answer?.speaker ?? ask.respondent)} في وقت لا يُحتسب فيه`,
  withdrawal: ({ ask, answer }, who) => `انسحاب ${who(answer?.speaker ?? ask.respondent)} وتأكيده`,
  'invitation-made': ({ respondent }, who) => `أُنشئ رابط من أجل ${who(respondent)}`,
  'invitation-ended': ({ respondent }, who) => `سُحب رابط ${who(respondent)}`,
  'seat-taken': ({ respondent }, who) => `فُتح رابط ${who(respondent)}`,
  'seat-moved': ({ respondent }, who) => `متابعة ${who(respondent)} في متصفح آخر`,
  'seat-refused': ({ respondent }, who) => `جُرّب رابط ${who(respondent)} وهو لم يعد صالحًا`,
  'seat-ended': ({ respondent }, who) => `ترك ${who(respondent)} المكان في المقابلة`,
  paused: () => 'أُوقفت المقابلة مؤقتًا',
  resumed: () => 'استؤنفت المقابلة',
  'end-requested': () => 'أنهى شخص المقابلة',
  'step-retaken': ({ respondent }, who) =>
    respondent === undefined ? 'سيُطرح السؤال من جديد' : `سيُطرح السؤال من جديد على ${who(respondent)}`,
  'step-waived': ({ respondent }, who) =>
    respondent === undefined ? 'تم تجاوز السؤال' : `تم تجاوز السؤال عن ${who(respondent)}`,
  'act-refused': () => 'رُفض إجراء لأن آخر سبقه',
  interrupted: ({ cause }, who) => {
    switch (cause.kind) {
      case 'referred': {
        if (cause.need) {
          return `${requests[cause.need](who(cause.needed_by ?? cause.respondent))}، وعلى شخص أن يتولى الأمر`
        }
        return cause.because === 'contrary'
          ? `إجابة ${who(cause.respondent)} واضحة لكنها مخالفة، وعلى شخص أن يقرر`
          : `إجابة ${who(cause.respondent)} بقيت غير واضحة، وعلى شخص أن يقرر`
      }
      case 'agent-failures':
        return 'فُقد أكثر من مُحاوِر، وعلى شخص أن يتولى الأمر'
      case 'workflow-gone':
        return 'لم تعد المقابلة جارية، وعلى شخص أن يتولى الأمر'
      default:
        return 'طالت المقابلة كثيرًا، وعلى شخص أن يتولى الأمر'
    }
  },
  'history-exhausted': () => 'بلغت المقابلة أقصى طول لها فأُنهيت',
  'workflow-gone': () => 'لم تعد المقابلة جارية، فخُتم محضرها من دونها',
  'hearing-gap': ({ respondent }, who) => `لم تُسمع كلمات من ${who(respondent)}`,
  'hearing-changed': ({ respondent, to }, who) =>
    to === 'voice' ? `عاد صوت ${who(respondent)} مسموعًا` : `صوت ${who(respondent)} غير مسموع، والكتابة لازمة`,
  'words-left-out': ({ respondent }, who) => `كُتب من ${who(respondent)} أكثر مما يمكن أخذه`,
  hindrance: ({ of, ended }, who) =>
    ended ? `عاد إلى ${who(of)} ما كان ينقص في الغرفة` : `هناك ما ينقص ${who(of)} في الغرفة`,
  bleed: ({ heard }, who) => `التقط ميكروفون ${who(heard.respondent)} كلام شخص آخر`,
  'speech-failed': () => 'تعطل صوت وتكلم آخر مكانه',
  'judge-briefed': ({ model }) => `تلقى النموذج ${model} تعليماته`,
  'judge-failed': ({ model }) => `تعطل النموذج ${model} وحكمت القواعد وحدها`,
  'side-question': ({ heard }, who) => `سؤال من ${who(heard.respondent)}`,
  request: ({ request, heard }, who) => requests[request](who(heard.respondent)),
  'recording-started': () => 'بدأ التسجيل',
  'recording-stopped': () => 'توقف التسجيل',
  'recording-stored': ({ chunks }) =>
    plural(chunks.length, {
      zero: 'لم تُحفظ مقاطع صوت',
      one: 'حُفظ مقطع صوت واحد',
      two: 'حُفظ مقطعا صوت',
      few: 'حُفظت # مقاطع صوت',
      many: 'حُفظ # مقطع صوت',
      other: 'حُفظ # مقطع صوت',
    }),
  'recording-gap': () => 'لم يُحفظ صوت مدة من الوقت',
  closed: () => 'انتهت المقابلة',
  sealed: ({ completeness }) =>
    completeness === undefined
      ? 'خُتم المحضر'
      : completeness.complete
        ? 'خُتم المحضر وهو كامل'
        : 'خُتم المحضر وهو غير كامل',
})
