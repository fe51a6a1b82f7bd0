/** How a number stands to its noun: alone ("uno"), before a masculine ("un") or a feminine noun ("una"). */
export type Form = 'alone' | 'masculine' | 'feminine'

const ONES =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const TENS = ['', '', '', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa']
const HUNDREDS = [
  '',
  'ciento',
  'doscientos',
  'trescientos',
  'cuatrocientos',
  'quinientos',
  'seiscientos',
  'setecientos',
  'ochocientos',
  'novecientos',
]

function belowHundred(value: number): string {
  if (value < 30) return ONES[value] ?? ''
  const tens = TENS[Math.floor(value / 10)] ?? ''
  return value % 10 === 0 ? tens : `${tens} y ${ONES[value % 10]}`
}

function belowThousand(value: number): string {
  if (value === 100) return 'cien'
  if (value < 100) return belowHundred(value)
  const hundreds = HUNDREDS[Math.floor(value / 100)] ?? ''
  return value % 100 === 0 ? hundreds : `${hundreds} ${belowHundred(value % 100)}`
}

const inFeminine = (words: string) => words.replace(/(cient|quinient)os\b/g, '$1as')

const ENDINGS: Readonly<Record<Form, (words: string) => string>> = {
  alone: (words) => words,
  masculine: (words) => words.replace(/veintiuno$/, 'veintiún').replace(/(^|\s)uno$/, '$1un'),
  feminine: (words) => inFeminine(words.replace(/uno$/, 'una')),
}

/** Below a million; hundreds agree even before "mil", where "uno" is short in either gender. */
function belowMillion(value: number, form: Form): string {
  const [thousands, rest] = [Math.floor(value / 1_000), value % 1_000]
  const head = form === 'feminine' ? inFeminine(belowThousand(thousands)) : belowThousand(thousands)
  const parts = [
    ...(thousands === 0 ? [] : [thousands === 1 ? 'mil' : `${ENDINGS.masculine(head)} mil`]),
    ...(rest === 0 ? [] : [ENDINGS[form](belowThousand(rest))]),
  ]
  return parts.join(' ')
}

/** An integer from 0 to 999,999,999,999 in words on the long scale: 1,000,000,000 is "mil millones". */
export function cardinal(value: number, form: Form = 'alone'): string {
  if (value === 0) return 'cero'
  const [millions, rest] = [Math.floor(value / 1_000_000), value % 1_000_000]
  const parts = [
    ...(millions === 0 ? [] : [millions === 1 ? 'un millón' : `${belowMillion(millions, 'masculine')} millones`]),
    ...(rest === 0 ? [] : [belowMillion(rest, form)]),
  ]
  return parts.join(' ')
}

const ORDINALS = 'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo'.split(
  ' ',
)
const ORDINAL_TENS = [
  '',
  'décimo',
  'vigésimo',
  'trigésimo',
  'cuadragésimo',
  'quincuagésimo',
  'sexagésimo',
  'septuagésimo',
  'octogésimo',
  'nonagésimo',
]

/** An ordinal from 1 to 99: "primero", "primera", "primer" before a masculine noun. */
export function ordinal(value: number, form: Form = 'alone'): string {
  const [tens, unit] = [Math.floor(value / 10), value % 10]
  const last = ORDINALS[unit - 1] ?? ''
  const words =
    ORDINALS[value - 1] ?? (tens === 1 ? `decimo${last}` : [ORDINAL_TENS[tens], last].filter(Boolean).join(' '))
  if (form === 'feminine') return words.replace(/o(?= |$)/g, 'a')
  return form === 'masculine' ? words.replace(/(primer|tercer)o$/, '$1') : words
}
