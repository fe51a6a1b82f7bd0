import type { Forms } from '../forms.ts'
import type { Words } from '../words.ts'

export const access = ({ number }: Forms): Words['access'] => ({
  title: 'تسجيل الدخول',
  signIn: 'تسجيل الدخول',
  name: 'الاسم',
  password: 'كلمة المرور',
  forgotten: 'نسيتها؟ يستطيع مدير LexNova أن يرسل إليك رابطًا جديدًا.',
  ended: 'سُجّل خروجك. سجّل الدخول لتعود إلى حيث كنت.',
  toSignIn: 'تسجيل الدخول',
  welcome: 'مرحبًا بك في LexNova',
  invited: 'لأجل',
  as: 'بصفة',
  until: 'حتى',
  nameHint: 'به تسجّل الدخول.',
  newPassword: 'كلمة مرور جديدة',
  passwordHint: (least) => `${number(least)} محرفًا على الأقل. بضع كلمات لا يجمعها غيرك يسهل تذكّرها.`,
  begin: 'ابدأ',
  signIns: 'حيث سجّلت الدخول',
  signInsText: 'إن لم يكن أحدها أنت فسجّل الخروج منه واختر كلمة مرور أخرى.',
  nowhere: 'لا مكان.',
  unknownPlace: 'برنامج مجهول',
  here: 'هنا',
  lastUsed: 'آخر استعمال',
  endSignIn: 'تسجيل الخروج منه',
  changePassword: 'تغيير كلمة المرور',
  currentPassword: 'كلمة المرور الحالية',
  changed: 'تغيّرت كلمة المرور، وسُجّل خروجك من كل مكان آخر.',
  problems: {
    'wrong-name-or-password': 'الاسم وكلمة المرور غير متطابقين. تحقّق منهما.',
    'wrong-password': 'ليست هذه كلمة مرورك الحالية.',
    'name-taken': 'يسجّل شخص آخر الدخول بهذا الاسم. اختر غيره.',
    'weak-password': 'كلمة المرور هذه قصيرة جدًا أو تكرر نفسها أو لا تزيد كثيرًا على الاسم. اختر غيرها.',
    'too-many-requests': 'محاولات كثيرة جدًا. انتظر قليلًا ثم حاول مرة أخرى.',
  },
  faults: {
    'no-link': {
      title: 'هذا الرابط غير مكتمل',
      text: 'ينقصه جزؤه الأخير. انسخه كله.',
    },
    'invitation-unknown': {
      title: 'لا نعرف هذا الرابط',
      text: 'انسخه كله أو اطلب رابطًا جديدًا.',
    },
    'invitation-used': {
      title: 'سبق استعمال هذا الرابط',
      text: 'يصلح كل رابط مرة واحدة. سجّل الدخول بالاسم وكلمة المرور اللذين اختيرا حينها.',
    },
    'invitation-revoked': {
      title: 'سُحب هذا الرابط',
      text: 'اطلب رابطًا جديدًا ممن أرسله.',
    },
    'invitation-expired': {
      title: 'انتهت مدة هذا الرابط',
      text: 'اطلب رابطًا جديدًا. وعند أول تشغيل أعد تشغيل LexNova فيعرض رابطًا آخر.',
    },
  },
})
