import { describe, expect, it } from 'vitest'
import { writtenForm } from '../../spoken/written-form.ts'

describe('captions show what was said in French', () => {
  it.each([
    ['mille neuf cent quatre-vingt-dix', '1990'],
    ['né le trois mai mille neuf cent quatre-vingt-dix', 'né le 3 mai 1990'],
    ['le premier mai deux mille cinq', 'le 1er mai 2005'],
    ['le premier mai', 'le 1er mai'],
    ['vingt-cinq mille euros', '25\u202f000\u00a0€'],
    ['cinq euros', '5\u00a0€'],
    ['deux cents dollars', '200\u00a0$'],
    ["un million d'euros", '1\u202f000\u202f000\u00a0€'],
    ['un million d’euros', '1\u202f000\u202f000\u00a0€'],
    ['vingt pour cent', '20\u00a0%'],
    ['deux virgule cinq pour cent', '2,5\u00a0%'],
    ['trois virgule quatorze', '3,14'],
    ['vingt et un ans', '21 ans'],
    ['soixante et onze ans', '71 ans'],
    ['entre vingt et trente ans', 'entre 20 et 30 ans'],
    ['un deux trois quatre', '1234'],
    ['zéro six un deux trois quatre', '061234'],
    ['vingt-cinq mille', '25\u202f000'],
    ['douze enfants', '12 enfants'],
    ['cinq dollars cinq cents', '5\u00a0$ cinq cents'],
    ['pour cent personnes', 'pour 100 personnes'],
    ['dix-neuf cent quatre-vingt-dix', '1990'],
    ['le vingt et un juin mille neuf cent quatre-vingt-dix', 'le 21 juin 1990'],
    ['quatre-vingt-dix-neuf', '99'],
    ['cent pour cent', '100\u00a0%'],
    ['deux cent mille', '200\u202f000'],
    ["un virgule cinq million d'euros", "1,5 million d'euros"],
    ['deux virgule cinq mille euros', '2,5 mille euros'],
    ['cent un ans', '101 ans'],
  ])('%s', (said, shown) => expect(writtenForm(said, 'fr')).toBe(shown))

  it.each(['trois enfants', "j'ai une fille", 'vingt et unième', 'mille et une nuits', 'neuf'])('%s stays', (said) =>
    expect(writtenForm(said, 'fr')).toBe(said),
  )
})
