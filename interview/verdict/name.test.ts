import { describe, expect, it } from 'vitest'
import { judgeByRules } from './rules.ts'
import { questionOf } from './testing.ts'

const ask = 'Please state your full name.'
const registered = (name: string | undefined, text: string, language = 'en') =>
  judgeByRules(
    questionOf({ kind: 'name', due: 'registered' }, { ask, language, ...(name === undefined ? {} : { name }) }),
    text,
  )

describe('a name with none to compare it with', () => {
  it.each([
    ['Anna Berg', 'Anna Berg'],
    ['My name is Anna Berg.', 'Anna Berg'],
    ['My name is Dr. Anna Berg, sir.', 'Anna Berg'],
    ['Christian Bale', 'Christian Bale'],
    ['Mr. José O’Brien-Smith', "José O'Brien-Smith"],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
    ['My name is Suharto', 'Suharto'],
    ['Anna Berg is my name', 'Anna Berg'],
    ['J. R. Ewing', 'J. R. Ewing'],
    ['Um, yes, Anna Berg', 'Anna Berg'],
  ])('%s -> %s', (text, value) => {
    expect(judgeByRules(questionOf({ kind: 'name' }, { ask }), text)).toMatchObject({ outcome: 'accepted', value })
  })

  it.each([
    'Anna',
    'I am hungry',
    'I am not sure',
    'go away',
    'Go away',
    'yes',
    'Yes',
    'Why?',
    'Anna Berg?',
    'My name is complicated',
    'My name is quite difficult',
    'It is None Of Your Business',
    'Ask My Lawyer',
    "I'm Fine",
    'My name is not Anna Berg',
    'I am not Anna Berg',
    '12 34',
    'Anna 2',
    'Thank You',
    'A-N-N-A, Berg or Burg',
    '"Anna Berg"',
    'I was formerly Anna Berg',
    'One Moment Please',
    'Next Question',
    'Officer Smith',
    "I'm Anna Maria Berg",
    'It is Dr. Anna Berg, sir.',
    'I am Muslim.',
    'I am Roman Catholic',
    'Good Evening.',
    'My name is anything but short',
  ])('is left open: %s', (text) => {
    expect(judgeByRules(questionOf({ kind: 'name' }, { ask }), text)).toBeUndefined()
  })

  it.each([
    ['fr', "Je m'appelle Anne Dupont", 'Anne Dupont'],
    ['es', 'Me llamo Ana Núñez', 'Ana Núñez'],
    ['de', 'Ich heiße Jürgen Groß', 'Jürgen Groß'],
    ['ar', 'اسمي فاطمة علي', 'فاطمة علي'],
  ])('%s: %s', (language, text, value) => {
    expect(judgeByRules(questionOf({ kind: 'name' }, { ask, language }), text)).toMatchObject({
      outcome: 'accepted',
      value,
    })
  })
})

describe('the registered name', () => {
  it.each([
    ['Anna Berg', 'anna berg'],
    ['Anna Berg', 'My name is Anna Berg.'],
    ['Anna Maria Berg', 'Anna Berg'],
    ['Anna Berg', 'Anna Maria Berg'],
    ['Anna Maria Berg', 'Berg, Anna Maria'],
    ['Anna Maria Berg', 'Anna M. Berg'],
    ['José Núñez', 'jose nunez'],
    ['Anna-Maria Berg', 'Anna Maria Berg'],
    ['Anna Smith-Jones', 'Anna Smith Jones'],
    ["Sean O'Brien", 'Sean OBrien'],
    ['Will Smith', "I'm Will Smith"],
    ['Said Ma', 'Said Ma'],
    ['Anna', 'My name is Anna'],
    ['Nguyễn Văn An', 'An Nguyen Van'],
    ['Zoë Groß', 'ZOE GROSS'],
    ['Suharto', 'suharto'],
    ['Anna Maria Berg', "I'm Anna Maria Berg"],
    ['Anna Berg', "I'm Anna Maria Berg"],
    ['Anna Berg', 'It is Dr. Anna Berg, sir.'],
  ])('%s is matched by %s', (name, text) => {
    expect(registered(name, text)).toMatchObject({ outcome: 'accepted', judge: { rule: 'name.match' } })
  })

  it('is kept as it was given', () => {
    expect(registered('José Núñez', 'Yes, my name is Jose Nunez, sir.')?.value).toBe('Jose Nunez')
  })

  it.each([
    ['Anna Berg', 'Boris Schmidt'],
    ['Suharto', 'My name is Boris'],
    ['Anna Maria Berg', 'Dr. Lucy Holt'],
  ])('%s is contradicted by %s', (name, text) => {
    expect(registered(name, text)).toMatchObject({ outcome: 'contrary', judge: { rule: 'name.other' } })
  })

  it.each([
    ['Anna Berg', 'Anna'],
    ['Anna Berg', 'Berg'],
    ['Anna Berg', 'Anna Smith'],
    ['Robert Smith', 'My name is Bob'],
    ['Anna Berg', 'Hanna Burg'],
    ['Anna Berg', 'I am not Anna Berg'],
    ['Anna Berg', 'Anna not Berg'],
    ['Anna Berg', 'Anna Berg is my sister'],
    ['Anna Berg', 'Anna Berg?'],
    ['Anna Berg', 'not telling you'],
    ['Anna Maria Berg', 'Anna K. Berg'],
    ['Anna Berg', 'A. Berg'],
    ['Anna Berg', 'formerly Anna Berg'],
    ['Anna Berg', 'Anna Berg, I think'],
    ['Anna Berg', 'boris schmidt'],
    [undefined, 'Anna Berg'],
    ['Anna Berg', 'anna... berg...'],
    ['Anna Berg', 'Maria Anna'],
    ['Anna Berg', 'Anna fake Berg'],
    ['Anna Berg', 'One Moment Please'],
    ['Anna Berg', 'I am Muslim.'],
    ['Anna Berg', 'Good Evening, Officer.'],
    ['Anna Berg', "I'm Boris Schmidt"],
  ])('%s is left open by %s', (name, text) => {
    expect(registered(name, text)).toBeUndefined()
  })

  it('is not contradicted in German by nouns that stand alone', () => {
    expect(registered('Greta Schäfer', 'Schönes Wetter', 'de')).toBeUndefined()
    expect(registered('Greta Schäfer', 'Ich heiße Monika Lindner', 'de')?.outcome).toBe('contrary')
  })

  it('in Arabic is compared without vowel points and letter variants', () => {
    expect(registered('أحمد علي', 'اسمي أَحمد عليّ', 'ar')?.outcome).toBe('accepted')
    expect(registered('أحمد علي', 'اسمي خالد حسن', 'ar')?.outcome).toBe('contrary')
  })

  it('may be a name that the script states', () => {
    const question = questionOf({ kind: 'name', due: 'Anna Berg' }, { ask })
    expect(judgeByRules(question, 'Anna Berg')?.outcome).toBe('accepted')
    expect(judgeByRules(question, 'Boris Schmidt')?.outcome).toBe('contrary')
  })
})
