import { groupsOf } from '../../spoken/groups.ts'

const ONES =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const TENS = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]

function belowHundred(value: number): string {
  if (value < 20) return ONES[value] ?? ''
  const tens = TENS[Math.floor(value / 10)] ?? ''
  const rest = value % (value >= 60 ? 20 : 10)
  if (rest === 0) return value === 80 ? 'quatre-vingts' : tens
  return value < 80 && (rest === 1 || rest === 11) ? `${tens} et ${ONES[rest]}` : `${tens}-${ONES[rest]}`
}

function belowThousand(value: number): string {
  if (value < 100) return belowHundred(value)
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  const head = hundreds === 1 ? 'cent' : `${ONES[hundreds]} cent`
  if (rest > 0) return `${head} ${belowHundred(rest)}`
  return hundreds === 1 ? head : `${head}s`
}

/** "quatre-vingt mille", "deux cent mille": no plural before "mille", which is no noun. */
function counted(count: number, scale: number): string {
  if (scale === 0) return belowThousand(count)
  if (scale === 1) return count === 1 ? 'mille' : `${belowThousand(count).replace(/(vingt|cent)s$/, '$1')} mille`
  return `${belowThousand(count)} ${scale === 2 ? 'million' : 'milliard'}${count > 1 ? 's' : ''}`
}

/** An integer from 0 to 999,999,999,999 in words, in the traditional spelling; `isFeminine` before a feminine noun. */
export function cardinal(value: number, isFeminine = false): string {
  if (value === 0) return 'zéro'
  const words = groupsOf(value)
    .map(({ count, scale }) => counted(count, scale))
    .join(' ')
  return isFeminine ? words.replace(/(^|[ -])un$/, '$1une') : words
}

const IRREGULAR: Readonly<Record<string, string>> = { cinq: 'cinquième', neuf: 'neuvième' }

/** An ordinal: "premier", "deuxième", "vingt et unième". */
export function ordinal(value: number, isFeminine = false): string {
  if (value === 1) return isFeminine ? 'première' : 'premier'
  return cardinal(value).replace(/[a-zé]+$/, (last) => {
    const stem = last
      .replace(/^(quatre|trente|quarante|cinquante|soixante|onze|douze|treize|quatorze|quinze|seize|mille)$/, (word) =>
        word.slice(0, -1),
      )
      .replace(/^(vingt|cent|million|milliard)s$/, '$1')
    return IRREGULAR[last] ?? `${stem}ième`
  })
}
