import { expect, test } from 'vitest'
import { keytermsOf } from './keyterms.ts'
import { readScript, type Script } from './script/script.ts'

function scriptOf(...steps: object[]): Script {
  const read = readScript({ steps })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.script
}

test('names come first, then words of phrases, then options; each once', () => {
  const script = scriptOf(
    { ask: 'Which faith?', expect: { kind: 'choice', options: ['Quaker', { value: 'Anglican', also: ['C of E'] }] } },
    { ask: 'Repeat after me.', expect: { kind: 'phrase', phrase: 'I take thee, Zsófia, as my wedded wife.' } },
    { ask: 'Who is your father?', expect: { kind: 'name', due: 'Béla Kovács' } },
    { ask: 'Your name?', expect: { kind: 'name', due: 'registered' } },
    { ask: 'Again, which?', expect: { kind: 'choice', options: ['quaker', 'Wedded'] } },
  )
  expect(keytermsOf(script, ['Zsófia  Kovács', 'Anna Lee'])).toEqual([
    ...['Zsófia Kovács', 'Anna Lee', 'Béla Kovács'],
    ...['take', 'thee', 'Zsófia', 'wedded', 'wife'],
    ...['Quaker', 'Anglican', 'C of E'],
  ])
})

test('an Arabic phrase gives its words', () => {
  const script = scriptOf({ ask: 'قل', expect: { kind: 'phrase', phrase: 'قبلت زواجها على الصداق المسمى' } })
  expect(keytermsOf(script, ['محمد'])).toEqual(['محمد', 'قبلت', 'زواجها', 'الصداق', 'المسمى'])
})

test('what is no word is nothing to listen for', () => {
  const script = scriptOf({ ask: 'How many?', expect: { kind: 'choice', options: ['18', 'three', '?!'] } })
  expect(keytermsOf(script, [' '])).toEqual(['three'])
})
