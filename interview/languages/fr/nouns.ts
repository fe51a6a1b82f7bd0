import type { Counted } from '../../spoken/nouns.ts'

type Forms = readonly [one: string, many: string, gender?: 'feminine']

/** One and many of what is counted in French. */
export const NOUNS: Readonly<Record<Counted, Forms>> = {
  dollar: ['dollar', 'dollars'],
  usDollar: ['dollar américain', 'dollars américains'],
  euro: ['euro', 'euros'],
  pound: ['livre', 'livres', 'feminine'],
  swissFranc: ['franc suisse', 'francs suisses'],
  dirham: ['dirham des Émirats', 'dirhams des Émirats'],
  riyal: ['riyal saoudien', 'riyals saoudiens'],
  egyptianPound: ['livre égyptienne', 'livres égyptiennes', 'feminine'],
  cent: ['cent', 'cents'],
  euroCent: ['centime', 'centimes'],
  penny: ['penny', 'pence'],
  centime: ['centime', 'centimes'],
  fils: ['fils', 'fils'],
  halala: ['halala', 'halalas'],
  piastre: ['piastre', 'piastres', 'feminine'],
  kilometre: ['kilomètre', 'kilomètres'],
  metre: ['mètre', 'mètres'],
  centimetre: ['centimètre', 'centimètres'],
  millimetre: ['millimètre', 'millimètres'],
  kilogram: ['kilogramme', 'kilogrammes'],
  gram: ['gramme', 'grammes'],
  milligram: ['milligramme', 'milligrammes'],
  litre: ['litre', 'litres'],
  millilitre: ['millilitre', 'millilitres'],
  kilometrePerHour: ['kilomètre à l’heure', 'kilomètres à l’heure'],
  squareMetre: ['mètre carré', 'mètres carrés'],
  squareKilometre: ['kilomètre carré', 'kilomètres carrés'],
  celsius: ['degré Celsius', 'degrés Celsius'],
  fahrenheit: ['degré Fahrenheit', 'degrés Fahrenheit'],
  degree: ['degré', 'degrés'],
  hour: ['heure', 'heures', 'feminine'],
  minute: ['minute', 'minutes', 'feminine'],
}

/** Feminine nouns that are often counted: after "un" they ask for "une". */
export const FEMININE = new Set(
  `heure heures minute minutes seconde secondes semaine semaines année années journée journées personne personnes
   question questions fille filles sœur sœurs soeur soeurs femme femmes livre livres page pages fois demande demandes
   réponse réponses adresse adresses carte cartes lettre lettres copie copies photo photos maison maisons chambre
   chambres voiture voitures date dates pièce pièces partie parties rue rues nuit nuits tonne tonnes piastre piastres`.split(
    /\s+/,
  ),
)
