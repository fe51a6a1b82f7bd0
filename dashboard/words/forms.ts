/** What a language makes of numbers, lists and times; a catalogue is written with it. */
export interface Forms {
  number(value: number): string
  /** `#` stands for the number; `zero` is taken for none in every language. */
  plural(count: number, forms: PluralForms): string
  list(items: readonly string[]): string
  /** "in 3 minutes", rounded up. */
  inTime(seconds: number): string
}

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** @param locale a BCP 47 tag; its region decides about digits */
export function formsOf(locale: string): Forms {
  const numbers = new Intl.NumberFormat(locale)
  const rules = new Intl.PluralRules(locale)
  const lists = new Intl.ListFormat(locale)
  const times = new Intl.RelativeTimeFormat(locale)
  return {
    number: (value) => numbers.format(value),
    plural: (count, forms) =>
      ((count === 0 && forms.zero) || (forms[rules.select(count)] ?? forms.other)).replace('#', numbers.format(count)),
    list: (items) => lists.format(items),
    inTime: (seconds) =>
      seconds < 90 ? times.format(Math.ceil(seconds), 'second') : times.format(Math.ceil(seconds / 60), 'minute'),
  }
}
