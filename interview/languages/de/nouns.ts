import type { Counted } from '../../spoken/nouns.ts'

type Forms = readonly [one: string, many: string, gender?: 'feminine']

/** One and many of what is counted in German. */
export const NOUNS: Readonly<Record<Counted, Forms>> = {
  dollar: ['Dollar', 'Dollar'],
  usDollar: ['US-Dollar', 'US-Dollar'],
  euro: ['Euro', 'Euro'],
  pound: ['Pfund', 'Pfund'],
  swissFranc: ['Schweizer Franken', 'Schweizer Franken'],
  dirham: ['Dirham', 'Dirham'],
  riyal: ['saudischer Rial', 'saudische Rial'],
  egyptianPound: ['ägyptisches Pfund', 'ägyptische Pfund'],
  cent: ['Cent', 'Cent'],
  euroCent: ['Cent', 'Cent'],
  penny: ['Penny', 'Pence'],
  centime: ['Rappen', 'Rappen'],
  fils: ['Fils', 'Fils'],
  halala: ['Halala', 'Halala'],
  piastre: ['Piaster', 'Piaster'],
  kilometre: ['Kilometer', 'Kilometer'],
  metre: ['Meter', 'Meter'],
  centimetre: ['Zentimeter', 'Zentimeter'],
  millimetre: ['Millimeter', 'Millimeter'],
  kilogram: ['Kilogramm', 'Kilogramm'],
  gram: ['Gramm', 'Gramm'],
  milligram: ['Milligramm', 'Milligramm'],
  litre: ['Liter', 'Liter'],
  millilitre: ['Milliliter', 'Milliliter'],
  kilometrePerHour: ['Stundenkilometer', 'Stundenkilometer'],
  squareMetre: ['Quadratmeter', 'Quadratmeter'],
  squareKilometre: ['Quadratkilometer', 'Quadratkilometer'],
  celsius: ['Grad Celsius', 'Grad Celsius'],
  fahrenheit: ['Grad Fahrenheit', 'Grad Fahrenheit'],
  degree: ['Grad', 'Grad'],
  hour: ['Stunde', 'Stunden', 'feminine'],
  minute: ['Minute', 'Minuten', 'feminine'],
}

/** Feminine nouns that are often counted: before them one is "eine". */
export const FEMININE = new Set(
  `stunde minute sekunde woche frage antwort person frau tochter schwester nacht seite adresse wohnung straße karte
   kopie reise ehe akte unterschrift million milliarde mark lira rupie`.split(/\s+/),
)
