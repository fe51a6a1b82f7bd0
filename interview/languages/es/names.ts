import type { NameWords } from '../names.ts'
import { wordList } from '../pattern.ts'

export const names: NameWords = {
  openers: 'sí|buenos días|buenas (?:tardes|noches)|hola|eh|bueno|pues|señor|señora',
  leadIns: 'me llamo|mi nombre (?:completo )?es',
  beings: 'soy|yo soy',
  trail: 'señor|señora|gracias',
  titles: 'señora|señor|sra|sr',
  spelled: '(?:se escribe|se deletrea|deletreado|deletreo)',
  asIn: 'de|como',
  particles: wordList('el la de del y'),
  sentenceWords: wordList(
    `si mi es yo pero que qué sé nombre soy tengo un una los las su sus nuestro nuestra tu me se no muy
     hola buenas buenos buen tardes noches días saludos encantado encantada presente perdón perdone disculpe mande dígame espere momento
     señor señora señorita mujer esposa esposo marido madre padre hermano hermana hijo hija testigo abogado abogada musulmán musulmana
     católico católica divorciado divorciada viudo viuda soltero soltera cansado cansada`,
  ),
}
