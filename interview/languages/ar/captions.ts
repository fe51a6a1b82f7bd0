import { type Captions, digitsOf, signBehind, words } from '../captions.ts'

export const captions: Captions = {
  parts: words('احد احدي اثنا اثني اثنتا اثنتي عشر عشره الف الفا الاف مليون مليونا ملايين مليار مليارا مليارات'),
  articles: words(''),
  scales: words(''),
  joints: words(''),
  digits: digitsOf('صفر واحد اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه', { اثنين: '2' }),
  points: { فاصله: '.' },
  percent: ['في الميه', 'في المايه', 'بالميه', 'بالمايه'],
  ordinal: /^(?:ونصف|وربع|وثلث|انصاف|اثلاث|ارباع|اخماس|مءات|تريليون)$/u,
  links: words('من عام سنه'),
  doubtfulMonths: words('اب ماي'),
  group: ',',
  groupedFrom: 4,
  currencies: Object.fromEntries(
    'دولار دولارا دولارات يورو جنيه جنيها جنيهات درهم درهما دراهم ريال ريالا ريالات'
      .split(' ')
      .map((noun) => [noun, undefined]),
  ),
  amount: signBehind,
  percentage: (number) => `${number}%`,
  day: (day) => String(day),
}
