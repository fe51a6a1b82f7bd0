import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const operations = ({ number, plural }: Forms): Words['operations'] => ({
  title: 'التشغيل',
  pauseAll: 'إيقاف الكل مؤقتًا',
  resumeAll: 'استئناف الكل',
  attention: 'يحتاج إلى انتباه',
  running: (count) =>
    plural(count, {
      zero: 'لا مقابلة جارية.',
      one: 'مقابلة واحدة جارية.',
      two: 'مقابلتان جاريتان.',
      few: '# مقابلات جارية.',
      many: '# مقابلة جارية.',
      other: '# مقابلة جارية.',
    }),
  calm: 'لا شيء يحتاج إلى تدخل.',
  since: 'منذ',
  reason: 'السبب (يُذكر في كل محضر)',
  kinds: {
    interrupted: 'متوقفة وتنتظر شخصًا.',
    'agent-lost': 'تجري بلا موظف.',
    absent: 'غاب أحدهم طويلًا.',
    silent: 'لم يُجب أحد منذ مدة طويلة.',
    paused: 'متوقفة مؤقتًا منذ مدة طويلة.',
    unsealed: 'انتهت ولم يُختم محضرها.',
    'not-begun': 'لم يأخذها Temporal.',
  },
  fits: 'ما يناسب:',
  acts: {
    pause: 'إيقاف مؤقت',
    resume: 'استئناف',
    retake: 'إعادة السؤال',
    waive: 'إعفاء',
    end: 'إنهاء',
  },
  health: 'الأجزاء',
  workers: 'العمّال والوكلاء',
  workersUnknown: 'لا يقول Temporal الآن أي العمّال حاضر.',
  backlog: (count) =>
    plural(count, {
      zero: 'لا مهمة تنتظر عاملًا.',
      one: 'مهمة واحدة تنتظر عاملًا.',
      two: 'مهمتان تنتظران عاملًا.',
      few: '# مهام تنتظر عاملًا.',
      many: '# مهمة تنتظر عاملًا.',
      other: '# مهمة تنتظر عاملًا.',
    }),
  temporalPages: 'صفحات Temporal',
  recoveries: 'تعافى من تلقاء نفسه',
  recoveriesText: 'خلال اليوم الأخير، الأحدث أولًا.',
  noRecoveries: 'لم يحتج شيء إلى التعافي.',
  recovered: {
    agent: 'تولّى موظف آخر',
    person: 'رفع شخصٌ انقطاعًا',
  },
  parts: {
    postgres: 'Postgres',
    temporal: 'Temporal',
    livekit: 'LiveKit',
    hearing: 'يسمع بواسطة',
    judging: 'يحكم بواسطة',
    speaking: 'يتكلم بواسطة',
    version: 'الإصدار',
    notices: 'ما يقوله الوكلاء',
  },
  nobody: 'لا وكيل حاضر',
  states: {
    ok: 'يعمل',
    unreachable: 'لا يمكن الوصول إليه',
    'not configured': 'غير مضبوط',
  },
  columns: {
    at: 'عند',
    what: 'ماذا',
    took: 'المدة',
    interview: 'المقابلة',
    kind: 'النوع',
    where: 'أين',
    version: 'الإصدار',
    load: 'الحِمل',
    seen: 'شوهد قبل',
  },
  agent: 'وكيل',
  polls: {
    workflow: 'سير العمل',
    activity: 'الأنشطة',
    both: 'سير العمل والأنشطة',
  },
  load: (jobs, most) => `${number(jobs)} من ${number(most)}`,
  onAll: {
    pause: {
      title: 'إيقاف كل الجارية مؤقتًا',
      text: 'يقول الموظف في كل منها إن هناك استراحة. لا يضيع شيء: تتابع كل منها من حيث توقفت.',
      act: (count) =>
        plural(count, {
          one: 'إيقاف مقابلة واحدة',
          two: 'إيقاف مقابلتين',
          few: 'إيقاف # مقابلات',
          many: 'إيقاف # مقابلة',
          other: 'إيقاف # مقابلة',
        }),
    },
    resume: {
      title: 'استئناف كل المتوقفة مؤقتًا',
      text: 'يتابع الموظف في كل منها السؤال الذي كان مفتوحًا.',
      act: (count) =>
        plural(count, {
          one: 'استئناف مقابلة واحدة',
          two: 'استئناف مقابلتين',
          few: 'استئناف # مقابلات',
          many: 'استئناف # مقابلة',
          other: 'استئناف # مقابلة',
        }),
    },
  },
  which: 'أي منها',
  left: (count) =>
    plural(count, {
      one: 'بقيت مقابلة واحدة كما كانت.',
      two: 'بقيت مقابلتان كما كانتا.',
      few: 'بقيت # مقابلات كما كانت.',
      many: 'بقيت # مقابلة كما كانت.',
      other: 'بقيت # مقابلة كما كانت.',
    }),
  done: (count) =>
    plural(count, {
      zero: 'لم يتم في أي منها.',
      one: 'تم في مقابلة واحدة.',
      two: 'تم في مقابلتين.',
      few: 'تم في # مقابلات.',
      many: 'تم في # مقابلة.',
      other: 'تم في # مقابلة.',
    }),
})
