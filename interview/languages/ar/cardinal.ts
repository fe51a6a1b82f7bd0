import { groupsOf } from '../../spoken/groups.ts'

/** What a number agrees with. */
export interface Agreement {
  /** The gender of what is counted: three to ten take the opposite form. */
  isFeminine?: boolean
  /** After a preposition, in a genitive and as an object. */
  isOblique?: boolean
  /** A noun follows, so that a dual at the end loses its nun and "ألفًا" its ending: "ألفا دولار". */
  isConstruct?: boolean
}

const BEFORE_MASCULINE = ['ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة']
const BEFORE_FEMININE = ['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع']
const TENS = ['عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع']
const HUNDREDS = ['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع']

const dual = (stem: string, { isOblique, isConstruct }: Agreement) =>
  `${stem}${isOblique ? 'ي' : 'ا'}${isConstruct ? '' : 'ن'}`

const two = (agreement: Agreement) =>
  dual(agreement.isFeminine ? 'اثنت' : 'اثن', { isOblique: agreement.isOblique === true })

function unit(value: number, agreement: Agreement): string {
  if (value === 1) return agreement.isFeminine ? 'واحدة' : 'واحد'
  if (value === 2) return two(agreement)
  if (value === 10) return agreement.isFeminine ? 'عشر' : 'عشرة'
  return (agreement.isFeminine ? BEFORE_FEMININE : BEFORE_MASCULINE)[value - 3] ?? ''
}

function teen(value: number, agreement: Agreement): string {
  const ten = agreement.isFeminine ? 'عشرة' : 'عشر'
  if (value === 11) return `${agreement.isFeminine ? 'إحدى' : 'أحد'} ${ten}`
  if (value === 12) return `${two(agreement).slice(0, -1)} ${ten}`
  return `${unit(value - 10, agreement)} ${ten}`
}

function belowHundred(value: number, agreement: Agreement): string {
  if (value <= 10) return unit(value, agreement)
  if (value < 20) return teen(value, agreement)
  const tens = `${TENS[Math.floor(value / 10) - 2]}${agreement.isOblique ? 'ين' : 'ون'}`
  if (value % 10 === 0) return tens
  const one = value % 10 === 1 && agreement.isFeminine ? 'إحدى' : unit(value % 10, agreement)
  return `${one} و${tens}`
}

function belowThousand(value: number, agreement: Agreement): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100]
  if (hundreds === 0) return belowHundred(rest, agreement)
  const stem = { ...agreement, isConstruct: rest === 0 && agreement.isConstruct === true }
  const head = hundreds === 1 ? 'مئة' : hundreds === 2 ? dual('مئت', stem) : `${HUNDREDS[hundreds - 3]}مئة`
  return rest === 0 ? head : `${head} و${belowHundred(rest, agreement)}`
}

/** A noun by the number before it: after 3 to 10, after 11 to 99, and after hundreds. */
const SCALES = [
  { one: 'ألف', few: 'آلاف', many: 'ألفًا' },
  { one: 'مليون', few: 'ملايين', many: 'مليونًا' },
  { one: 'مليار', few: 'مليارات', many: 'مليارًا' },
]

/** How what is counted looks after a number: `few` after 3 to 10, `many` after 11 to 99, `one` after hundreds. */
export function formAfter(value: number): 'one' | 'few' | 'many' {
  const rest = value % 100
  if (rest >= 3 && rest <= 10) return 'few'
  return rest >= 11 ? 'many' : 'one'
}

function scaled(count: number, scale: number, agreement: Agreement): string {
  const name = SCALES[scale - 1]
  if (name === undefined) return ''
  if (count === 1) return name.one
  if (count === 2) return dual(name.one, agreement)
  const { isOblique = false, isConstruct = false } = agreement
  const form = formAfter(count)
  return `${belowThousand(count, { isOblique, isConstruct: true })} ${name[isConstruct && form === 'many' ? 'one' : form]}`
}

/**
 * An integer from 0 to 999,999,999,999 in Modern Standard Arabic. A hundred is written "مئة", as it is
 * pronounced, and not "مائة", whose alif is silent. Thousands after hundreds are counted as in "مئة وواحد ألف".
 */
export function cardinal(value: number, agreement: Agreement = {}): string {
  if (value === 0) return 'صفر'
  const groups = groupsOf(value)
  return groups
    .map(({ count, scale }, at) => {
      const own = { ...agreement, isConstruct: agreement.isConstruct === true && at === groups.length - 1 }
      return scale === 0 ? belowThousand(count, own) : scaled(count, scale, own)
    })
    .join(' و')
}

const ORDINALS = ['الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع']

/** A definite ordinal from 1 to 99: "الثالث", feminine "الثالثة", "الحادي والعشرون". */
export function ordinal(value: number, { isFeminine, isOblique }: Agreement = {}): string {
  const end = isFeminine ? 'ة' : ''
  const [tens, rest] = [Math.floor(value / 10), value % 10]
  if (value === 1) return isFeminine ? 'الأولى' : 'الأول'
  if (value === 10) return `العاشر${end}`
  const one = rest === 1 ? `الحادي${end}` : `${ORDINALS[rest - 2] ?? ''}${end}`
  if (tens === 0) return one
  if (tens === 1) return `${one} عشر${end}`
  const ten = `ال${TENS[tens - 2]}${isOblique ? 'ين' : 'ون'}`
  return rest === 0 ? ten : `${one} و${ten}`
}
