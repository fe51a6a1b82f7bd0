/** What amounts and measures count. */
export type Counted =
  | 'dollar'
  | 'usDollar'
  | 'euro'
  | 'pound'
  | 'swissFranc'
  | 'dirham'
  | 'riyal'
  | 'egyptianPound'
  | 'cent'
  | 'euroCent'
  | 'penny'
  | 'centime'
  | 'fils'
  | 'halala'
  | 'piastre'
  | 'kilometre'
  | 'metre'
  | 'centimetre'
  | 'millimetre'
  | 'kilogram'
  | 'gram'
  | 'milligram'
  | 'litre'
  | 'millilitre'
  | 'kilometrePerHour'
  | 'squareMetre'
  | 'squareKilometre'
  | 'celsius'
  | 'fahrenheit'
  | 'degree'
  | 'hour'
  | 'minute'

interface Currency {
  major: Counted
  minor: Counted
}

const DOLLAR: Currency = { major: 'dollar', minor: 'cent' }
const US_DOLLAR: Currency = { major: 'usDollar', minor: 'cent' }
const EURO: Currency = { major: 'euro', minor: 'euroCent' }
const POUND: Currency = { major: 'pound', minor: 'penny' }

/** Signs and codes (ISO 4217) of currencies. */
export const CURRENCIES: Readonly<Record<string, Currency>> = {
  US$: US_DOLLAR,
  USD: US_DOLLAR,
  $: DOLLAR,
  '€': EURO,
  EUR: EURO,
  '£': POUND,
  GBP: POUND,
  CHF: { major: 'swissFranc', minor: 'centime' },
  AED: { major: 'dirham', minor: 'fils' },
  SAR: { major: 'riyal', minor: 'halala' },
  EGP: { major: 'egyptianPound', minor: 'piastre' },
}

/** Symbols of units, longest first where one begins another. */
export const UNITS: Readonly<Record<string, Counted>> = {
  'km/h': 'kilometrePerHour',
  'km²': 'squareKilometre',
  km: 'kilometre',
  cm: 'centimetre',
  mm: 'millimetre',
  mg: 'milligram',
  ml: 'millilitre',
  min: 'minute',
  'm²': 'squareMetre',
  m: 'metre',
  kg: 'kilogram',
  g: 'gram',
  l: 'litre',
  L: 'litre',
  h: 'hour',
  '°C': 'celsius',
  '°F': 'fahrenheit',
  '°': 'degree',
}
