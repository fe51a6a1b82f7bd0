import { type Forms as BasicForms, formsOf as basicFormsOf } from '../../words/forms.ts'

/** What a language makes of numbers, lists and times, as whoever works with records reads them. */
export interface Forms extends BasicForms {
  /** "14:03:07" */
  clock(at: Date): string
  /** "3 Nov 2026" */
  day(at: Date): string
  /** "3 Nov 2026, 14:03" */
  moment(at: Date): string
  /** "3 min 12 s", to the second, and from an hour on to the minute. */
  length(seconds: number): string
}

/** @param locale a BCP 47 tag; its region decides about digits */
export function formsOf(locale: string): Forms {
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' })
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'second' ? 'narrow' : 'short' })
  const units = { day: unit('day'), hour: unit('hour'), minute: unit('minute'), second: unit('second') }
  return {
    ...basicFormsOf(locale),
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
    length: (seconds) =>
      partsOf(seconds)
        .map(([name, count]) => units[name].format(count))
        .join(' '),
  }
}

type Unit = 'day' | 'hour' | 'minute' | 'second'

/** The largest unit that there is, and the one below it where it is not none. */
function partsOf(seconds: number): [unit: Unit, count: number][] {
  const whole = Math.max(0, Math.round(seconds))
  const parts: [Unit, number][] = [
    ['day', Math.floor(whole / 86_400)],
    ['hour', Math.floor(whole / 3_600) % 24],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ]
  const first = parts.findIndex(([, count]) => count > 0)
  if (first === -1) return [['second', 0]]
  return parts.slice(first, first + 2).filter(([, count]) => count > 0)
}
