import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Recogniser, startRecogniser } from './recogniser.ts'
import { join, mix, silence, type SpeechOptions, synthesise } from './speech.ts'

const PHRASES = [
  'Yes, I do.',
  'No, I do not.',
  'I consent.',
  'My name is John Smith.',
  'Could you repeat the question, please?',
  'Maybe later.',
  'I was born in London.',
]
/** Without pauses, into which the other voice would speak. */
const RUNNING = ['I consent.', 'Maybe later.', 'I was born in London.']
const BIRTH = { text: 'On 14 March 1990.', spelled: 'on the fourteenth of march nineteen ninety' }
const STRANGERS = ['The weather is lovely today.', 'Never in my life.', 'What a beautiful garden you have.']
const sampleRate = 16_000

let recogniser: Recogniser
beforeAll(async () => {
  recogniser = await startRecogniser()
  await recogniser.expect([...PHRASES, BIRTH])
}, 120_000)
afterAll(() => recogniser.close())

const speak = (text: string, options: SpeechOptions) => synthesise(text, { ...options, sampleRate })
const recognise = async (speech: Int16Array, isFinal = true) => {
  const pcm = join(silence(200, sampleRate), speech, silence(250, sampleRate))
  const recognised = await recogniser.recognise(pcm, isFinal)
  return recognised?.words.map(({ text }) => text).join(' ')
}

test.each(['male', 'female'] as const)('a %s voice is recognised inside the phrases', async (voice) => {
  for (const text of PHRASES) expect(await recognise(await speak(text, { voice })), text).toBe(text)
  expect(await recognise(await speak(BIRTH.spelled, { voice }))).toBe(BIRTH.text)
})

test.each(['male', 'female'] as const)('so is a %s voice with another one 12 dB below', async (voice) => {
  for (const [index, text] of RUNNING.entries()) {
    const own = await speak(text, { voice })
    const other = await speak(RUNNING.at(index - 2) ?? '', { voice: voice === 'male' ? 'female' : 'male' })
    expect(await recognise(mix(own, other.subarray(0, own.length), -12)), text).toBe(text)
  }
})

test.each(['male', 'female'] as const)('what a %s voice says besides the phrases is none of them', async (voice) => {
  for (const text of STRANGERS) expect(await recognise(await speak(text, { voice })), text).toBeUndefined()
})

test('silence and a tone are no phrase', async () => {
  expect(await recognise(silence(800, sampleRate))).toBeUndefined()
  const tone = Int16Array.from(
    { length: sampleRate },
    (_, at) => 8_000 * Math.sin((at * 2 * Math.PI * 440) / sampleRate),
  )
  expect(await recognise(tone)).toBeUndefined()
})

test('how loud it is makes no difference', async () => {
  const speech = await speak('I consent.', {})
  for (const share of [1, 0.2, 0.05]) expect(await recognise(speech.map((sample) => sample * share))).toBe('I consent.')
})

test('a clause by itself is recognised, and the beginning of a phrase on the way', async () => {
  expect(await recognise(await speak('Yes,', {}))).toBe('Yes,')
  const question = await speak('Could you repeat the question, please?', {})
  expect(await recognise(question.subarray(0, question.length * 0.6), false)).toMatch(/^Could you repeat/)
})

test('a word that the dictionary lacks is named, and the phrases before it stay', async () => {
  await expect(recogniser.expect(['Zorblax agrees.'])).rejects.toThrow(/zorblax/)
  expect(await recognise(await speak('I consent.', {}))).toBe('I consent.')
})
