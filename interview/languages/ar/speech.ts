import { monthName } from '../dates.ts'
import { dates } from './dates.ts'
import { digitsTogether, END, SPACE, START } from '../../spoken/numeral.ts'
import { monthsOf } from '../../spoken/rules/dates.ts'
import { type CalendarDate, type Context, type Rule, type Speech, wordAfter, wordBefore } from '../../spoken/speech.ts'
import { cardinal, formAfter, ordinal } from './cardinal.ts'
import { isFeminine, NOUNS } from './nouns.ts'

const DIGITS = Array.from({ length: 10 }, (_, digit) => cardinal(digit))
const { months } = dates
const named = monthsOf(months)

/** Words that put what follows into the genitive. */
const GENITIVE =
  /^و?(?:من|إلى|الى|على|في|عن|مع|حتى|بـ|لـ|ب|ل|ك|نحو|حوالي|قرابة|بعد|قبل|منذ|خلال|بين|عام|سنة|لعام|بعام|لسنة|عمر|سن|لمدة|مدة|بمبلغ|مبلغ|قيمة|بقيمة|كل|غير|سوى|يوم)$/u
const isOblique = (context: Context) =>
  GENITIVE.test(wordBefore(context)) || /(?:^|[^\p{L}])[بلك]ـ?$/u.test(context.before)

const oblique = (dual: string) => dual.replace(/ان(?= |$)/gu, 'ين')

/** "دولار واحد", "دولاران", "ثلاثة دولارات", "أحد عشر دولارًا", "مئة دولار"; "مئة دولار ودولار واحد". */
function counted(value: number, noun: keyof typeof NOUNS, context: Context): string {
  const [one, dual, few, many, gender] = NOUNS[noun]
  const agreement = { isFeminine: gender === 'feminine', isOblique: isOblique(context), isConstruct: true }
  const two = agreement.isOblique ? oblique(dual) : dual
  const single = `${one} ${cardinal(1, agreement)}`
  const rest = value % 100
  if (value === 1) return single
  if (value === 2) return two
  if (rest === 1 || rest === 2) return `${cardinal(value - rest, agreement)} ${one} و${rest === 1 ? single : two}`
  return `${cardinal(value, agreement)} ${{ one, few, many }[formAfter(value)]}`
}

const yearOf = (year: number) => `عام ${cardinal(year, { isOblique: true })}`

const dateOf = ({ day, month, year }: CalendarDate, context: Context, name = monthName(months, month)) =>
  `${ordinal(day, { isOblique: isOblique(context) })} من ${name}${year === undefined ? '' : ` ${yearOf(year)}`}`

const dateRules: Rule = {
  pattern: new RegExp(
    `${START}(?<day>\\d{1,2}) (?:من )?(?:شهر )?(?<month>${named.pattern})(?:[,،]? (?<year>[12]\\d{3})م?(?![\\d.,]\\d|[\\p{L}\\d]))?`,
    'gu',
  ),
  say({ day, month = '', year }, context) {
    if (Number(day) < 1 || Number(day) > 31) return undefined
    const date = { day: Number(day), month: 0, year: year === undefined ? undefined : Number(year) }
    return dateOf(date, context, month)
  },
}
const monthAndYear: Rule = {
  pattern: new RegExp(
    `(?<month>(?<![\\p{L}\\p{M}])(?:${named.pattern})) (?<year>[12]\\d{3})(?![\\d.,]\\d|[\\p{L}\\d])`,
    'gu',
  ),
  say: ({ month, year }) => `${month} ${yearOf(Number(year))}`,
}

const MINUTES: Readonly<Record<number, string>> = { 15: 'والربع', 20: 'والثلث', 30: 'والنصف' }
const hourOf = (hour: number) => (hour === 1 ? 'الواحدة' : hour === 0 ? 'صفر' : ordinal(hour, { isFeminine: true }))

function timeOf(hour: number, minute: number, second: string | undefined): string {
  const minutes =
    minute === 0 ? '' : ` ${MINUTES[minute] ?? `و${counted(minute, 'minute', { before: '', after: '' })}`}`
  const seconds = second === undefined ? '' : ` و${cardinal(Number(second), { isFeminine: true })} ثانية`
  return `${hourOf(hour)}${minutes}${seconds}`
}

const halfOf = (half: string | undefined) =>
  half === undefined ? '' : half.startsWith('ص') ? ' صباحًا' : half.startsWith('م') ? ' مساءً' : ` ${half}`
const HALF = `(?:${SPACE}(?<half>صباحًا|صباحا|مساءً|مساء|ص|م)(?![\\p{L}\\p{M}]))`

const times: readonly Rule[] = [
  {
    pattern: new RegExp(
      `${START}(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::(?<second>[0-5]\\d))?${HALF}?(?![:\\p{L}\\d])`,
      'gu',
    ),
    say: ({ hour, minute, second, half }) => `${timeOf(Number(hour), Number(minute), second)}${halfOf(half)}`,
  },
  {
    pattern: new RegExp(`(?<=الساعة )(?<hour>1[0-2]|[1-9])${HALF}?(?![.,:\\d]\\d|[\\p{L}\\d])`, 'gu'),
    say: ({ hour, half }) => `${hourOf(Number(hour))}${halfOf(half)}`,
  },
]

/** "المادة 5" is "the fifth article". */
const articles: Rule = {
  pattern: new RegExp(
    `(?<=(?:المادة|الفقرة|الجلسة|المرة|الصفحة) )(?<number>[1-9]\\d?)(?![.,٫/-]?\\d)(?=\\(|${END})`,
    'gu',
  ),
  say: ({ number }) => ordinal(Number(number), { isFeminine: true }),
}

const PARTS = ['', '', 'نصف', 'ثلث', 'ربع', 'خمس', 'سدس', 'سبع', 'ثمن', 'تسع', 'عشر']
const PARTS_FEW = ['', '', '', 'أثلاث', 'أرباع', 'أخماس', 'أسداس', 'أسباع', 'أثمان', 'أتساع', 'أعشار']

export const speech: Speech = {
  digits: DIGITS,
  grouping: ',',
  minus: 'سالب',
  plus: 'زائد',
  marks: { '.': 'فاصلة', ',': 'فاصلة' },
  percent: 'في المئة',
  to: 'إلى',
  slash: 'على',
  pause: '، ',
  paragraph: (value) => `الفقرة ${value < 100 ? ordinal(value, { isFeminine: true }) : cardinal(value)}`,
  fileWords:
    /(?:^|[^\p{L}])(?:[وبل]?(?:ال)?(?:رقم|ملف|جواز|حساب|رمز|هوية|مرجع|قضية|تأشيرة|هاتف)(?: (?:ال\p{L}+|هو))?)[:]?\s{0,2}$/u,
  scales: {
    pattern: 'ألف|ألفًا|آلاف|مليون|مليونًا|مليونا|ملايين|مليار|مليارًا|مليارا|مليارات|[kKM]',
    short: { k: 'ألف', K: 'ألف', M: 'مليون' },
  },
  abbreviations: [
    ['§§?', 'الفقرة'],
    ['№|#', 'رقم'],
    ['م\\.', 'المادة'],
    ['ص\\.', 'صفحة'],
  ],
  cardinal: (value, context) =>
    cardinal(value, {
      isFeminine: isFeminine(wordAfter(context)),
      isOblique: isOblique(context),
      isConstruct: isNounNext(context),
    }),
  fraction: (digits) => digitsTogether(digits, DIGITS, (value) => cardinal(value)),
  counted,
  noun: (noun) => NOUNS[noun][0],
  joined: (major, minor) => `${major} و${minor}`,
  part(top, bottom, whole) {
    const [one = '', few = ''] = [PARTS[bottom], PARTS_FEW[bottom]]
    const part = top === 1 ? one : top === 2 ? `${one}ان` : `${cardinal(top)} ${few}`
    return whole === undefined ? part : `${cardinal(whole)} و${part}`
  },
  date: (date, context) => dateOf(date, context),
  rules: [dateRules, monthAndYear, ...times, articles],
}

/** Words behind a number that are no noun in a construct with it. */
const NO_NOUN =
  /^(?:و\p{L}*|من|إلى|الى|على|في|عن|مع|حتى|أو|ثم|هو|هي|كان|كانت|ال\p{L}+|ب\p{L}*|ل\p{L}*|ف\p{L}*|تم|قد|لا|فقط)$/u
function isNounNext(context: Context): boolean {
  const word = wordAfter(context)
  return word !== '' && !NO_NOUN.test(word) && !/^و?[بل]?(?:عام|سنة)$/u.test(wordBefore(context))
}
