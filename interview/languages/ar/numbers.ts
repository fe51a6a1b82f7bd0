import type { NumberWords } from '../numbers.ts'
import { wordList } from '../pattern.ts'

export const numbers: NumberWords = {
  decimalMark: '.',
  leadIns: 'عندي|عندنا|لدي|لدينا|معي',
  ownAge: { asked: '\\S*عمرك|\\S*سنك', leadIns: 'عمري' },
  ageAsked: '\\S*عمر\\S*|\\S*سنك',
  yearsAsked: 'سنه|سنوات|سنين|عام|عاما|اعوام',
  years: wordList('سنه سنوات عاما'),
  joints: 'او|ام',
  reserved: wordList('او لا غير اقل اكثر نصف ربع ميه الف فاصله قبل بعد الا'),
  otherTimes: 'شهر|اشهر|شهور|اسبوع|اسابيع|يوم|ايام|ساعه|ساعات',
  none: 'لا|ما|مفيش|ليس|بدون',
  one: 'مره|واحده',
  two: '\\p{Script=Arabic}{3,}(?:ين|ان)',
  minus: wordList('ناقص سالب تحت'),
  identifierLeads: wordList('رقمي هو الرقم رقم نعم'),
  repeated: {},
}
