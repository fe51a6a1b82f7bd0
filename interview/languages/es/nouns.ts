import type { Counted } from '../../spoken/nouns.ts'

type Forms = readonly [one: string, many: string, gender?: 'feminine']

/** One and many of what is counted in Spanish. */
export const NOUNS: Readonly<Record<Counted, Forms>> = {
  dollar: ['dólar', 'dólares'],
  usDollar: ['dólar estadounidense', 'dólares estadounidenses'],
  euro: ['euro', 'euros'],
  pound: ['libra', 'libras', 'feminine'],
  swissFranc: ['franco suizo', 'francos suizos'],
  dirham: ['dírham emiratí', 'dírhams emiratíes'],
  riyal: ['rial saudí', 'riales saudíes'],
  egyptianPound: ['libra egipcia', 'libras egipcias', 'feminine'],
  cent: ['centavo', 'centavos'],
  euroCent: ['céntimo', 'céntimos'],
  penny: ['penique', 'peniques'],
  centime: ['céntimo', 'céntimos'],
  fils: ['fils', 'fils'],
  halala: ['halala', 'halalas'],
  piastre: ['piastra', 'piastras', 'feminine'],
  kilometre: ['kilómetro', 'kilómetros'],
  metre: ['metro', 'metros'],
  centimetre: ['centímetro', 'centímetros'],
  millimetre: ['milímetro', 'milímetros'],
  kilogram: ['kilogramo', 'kilogramos'],
  gram: ['gramo', 'gramos'],
  milligram: ['miligramo', 'miligramos'],
  litre: ['litro', 'litros'],
  millilitre: ['mililitro', 'mililitros'],
  kilometrePerHour: ['kilómetro por hora', 'kilómetros por hora'],
  squareMetre: ['metro cuadrado', 'metros cuadrados'],
  squareKilometre: ['kilómetro cuadrado', 'kilómetros cuadrados'],
  celsius: ['grado Celsius', 'grados Celsius'],
  fahrenheit: ['grado Fahrenheit', 'grados Fahrenheit'],
  degree: ['grado', 'grados'],
  hour: ['hora', 'horas', 'feminine'],
  minute: ['minuto', 'minutos'],
}

/** Masculine nouns in -a and feminine ones in another ending, among those that are often counted. */
const MASCULINE_IN_A = new Set(
  'día días mapa mapas problema problemas idioma idiomas programa programas sistema sistemas tema temas kilómetro'.split(
    ' ',
  ),
)
const FEMININE_ELSE = new Set(
  'veces vez mujer mujeres noche noches parte partes calle calles clase clases llave llaves'.split(' '),
)
/** Words behind a number that are no noun it counts. */
const NO_NOUN = new Set(
  'a al ante antes como con contra cuando de del desde después donde dos durante e el ellas ellos en entonces entre es esas esos estas estos está están fue fueron ha hace hacia han hasta la las lo los más me mi mis menos ni no nos nosotros nuestras nuestros o para pero por que se si sin sobre seis son su sus también te tres tu tus unas unos u un una y ya'.split(
    ' ',
  ),
)

/** The gender of a noun behind a number, as far as its form tells; undefined where no noun is, which has to be plural behind more than one. */
export function genderOf(word: string, isPlural: boolean): 'masculine' | 'feminine' | undefined {
  if (word === '' || NO_NOUN.has(word) || (isPlural && !word.endsWith('s'))) return undefined
  if (MASCULINE_IN_A.has(word)) return 'masculine'
  return FEMININE_ELSE.has(word) || /(?:as?|ción|ciones|dad|dades|sión|siones)$/.test(word) ? 'feminine' : 'masculine'
}
