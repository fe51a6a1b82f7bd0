import { expect, test } from 'vitest'
import { linksAfter } from './invitations.ts'

const links = new Map([
  ['of-groom', 'https://a'],
  ['of-bride', 'https://b'],
])

test('a link that lets nobody in any more is not there to be copied', () => {
  const renewed = linksAfter(links, { made: [{ id: 'anew', link: 'https://c' }], ended: 'of-groom' })
  expect([...renewed.keys()]).toEqual(['of-bride', 'anew'])
  expect([...linksAfter(links, { made: [], ended: 'of-bride' }).keys()]).toEqual(['of-groom'])
})

test('those that were made before stay', () => {
  const more = linksAfter(links, { made: [{ id: 'of-guest', link: 'https://c' }] })
  expect([...more.keys()]).toEqual(['of-groom', 'of-bride', 'of-guest'])
})
