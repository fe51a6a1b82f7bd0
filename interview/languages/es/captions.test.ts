import { describe, expect, it } from 'vitest'
import { writtenForm } from '../../spoken/written-form.ts'

describe('captions show what was said in Spanish', () => {
  it.each([
    ['veinticinco mil euros', '25.000\u00a0€'],
    ['veinticinco mil dólares', '25.000 dólares'],
    ['cinco euros', '5\u00a0€'],
    ['cinco dólares', '5 dólares'],
    ['un millón de euros', '1.000.000\u00a0€'],
    ['veinte por ciento', '20\u00a0%'],
    ['dos coma cinco por ciento', '2,5\u00a0%'],
    ['tres coma catorce', '3,14'],
    ['el tres de mayo de mil novecientos noventa', 'el 3 de mayo de 1990'],
    ['primero de mayo de dos mil cinco', '1.º de mayo de 2005'],
    ['el uno de enero', 'el 1 de enero'],
    ['el veintiuno de junio', 'el 21 de junio'],
    ['mil novecientos noventa', '1990'],
    ['en dos mil cinco', 'en 2005'],
    ['veintiún años', '21 años'],
    ['treinta y un años', '31 años'],
    ['entre veinte y treinta', 'entre 20 y 30'],
    ['uno dos tres cuatro', '1234'],
    ['seis uno dos tres cuatro cinco', '612345'],
    ['doce hijos', '12 hijos'],
    ['cien mil personas', '100.000 personas'],
    ['mil doscientos treinta y cuatro', '1234'],
    ['once', '11'],
    ['uno coma cinco millones de euros', '1,5 millones de euros'],
    ['dos punto cinco', '2.5'],
  ])('%s', (said, shown) => expect(writtenForm(said, 'es')).toBe(shown))

  it.each(['tres hijos', 'una vez', 'vigésimo primero', 'veinte y medio', 'dos'])('%s stays', (said) =>
    expect(writtenForm(said, 'es')).toBe(said),
  )
})
