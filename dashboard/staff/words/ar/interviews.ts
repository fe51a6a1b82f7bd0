import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const interviews = ({ number, plural, list }: Forms): Words['interviews'] => ({
  title: 'المقابلات',
  viewsLabel: 'طرق العرض',
  views: {
    all: 'الكل',
    needed: 'تحتاج إلى شخص',
    underWay: 'جارية',
    toStart: 'لم تبدأ',
    over: 'انتهت',
  },
  saveView: 'حفظ طريقة العرض هذه',
  forgetView: 'حذف طريقة العرض هذه',
  viewName: 'اسم طريقة العرض',
  save: 'حفظ',
  search: 'المرجع أو الوسم أو الرقم',
  person: 'اسم شخص',
  states: 'الحالة',
  label: 'الوسم',
  allLabels: 'كل الوسوم',
  columns: { who: 'مَن', state: 'الحالة', progress: 'الأجوبة', waits: 'تنتظر', since: 'منذ' },
  progress: (accepted, due) =>
    `${number(accepted)} من ${plural(due, { one: 'جواب واحد', two: 'جوابين', few: '# أجوبة', many: '# جوابًا', other: '# جواب' })}`,
  waits: {
    script: () => 'نص الأسئلة',
    start: () => 'من يبدؤها',
    agent: () => 'دخول الموظف إلى الغرفة',
    arrival: (who) => `دخول ${list(who)}`,
    answer: (who) => `جوابًا من ${list(who)}`,
    resume: () => 'من يستأنفها',
    decision: () => 'قرارًا',
    closing: () => 'كلمات الختام',
  },
  causes: {
    contrary: (who) => `قرارًا: أجاب ${who} بغير المطلوب`,
    unresolved: (who) => `قرارًا: بقي جواب ${who} غير واضح`,
    need: (who) => `قرارًا: يحتاج ${who} إلى شيء أولًا`,
    'agent-failures': 'تدخّلًا: تعذّر على الموظف المتابعة مرات عدة',
    'signal-limit': 'إنهاءً: وصلتها رسائل أكثر مما يجوز لمقابلة',
    'history-limit': 'تدخّلًا: بلغت أقصى طول لمقابلة',
    'workflow-gone': 'إنهاءً: ما يديرها لم يعد في Temporal',
  },
  none: { title: 'لا مقابلة مطابقة', text: 'خفّف التضييق أو اعرض الكل.' },
  showAll: 'عرض الكل',
  empty: {
    title: 'لا مقابلات بعد',
    text: 'ما إن يُنشئ محامٍ مقابلة حتى تظهر هنا.',
    author: 'ابدأ بنص أسئلة: أفلت ملفه في أي مكان من هذه الصفحة.',
  },
  more: 'عرض الأقدم',
})
