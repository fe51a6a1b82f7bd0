import { officerOf } from '../../interview/phrases/officer.ts'
import type { Interview } from './interview.ts'
import type { Talker } from './talker.ts'

const officer = officerOf('en')

export const NAMES = { groom: 'Johann Weber', bride: 'Maria Conti' }

/** A whole interview of two people in which everything happens that people do to an interviewer. */
export const VOICE_SCRIPT = {
  opening: 'Good day. Let us begin.',
  closing: 'Thank you both. Goodbye.',
  steps: [
    {
      id: 'consent',
      ask: 'Do you consent to being recorded?',
      respondent: 'all',
      expect: { kind: 'consent', to: 'recording' },
    },
    { id: 'name', ask: 'Please state your full name.', respondent: 'groom', expect: 'name', confirm: true },
    { id: 'town', ask: 'Where do you live?', respondent: 'bride' },
    {
      id: 'met',
      ask: 'How did you meet each other?',
      respondent: 'groom',
      expect: { kind: 'judged', criterion: 'Names a place or an occasion at which they met.' },
    },
    { id: 'born', ask: 'When were you born?', respondent: 'groom', expect: 'date' },
    {
      id: 'pressure',
      ask: 'Has anybody put pressure on you?',
      respondent: 'groom',
      expect: { kind: 'affirmation', due: 'no' },
    },
    { id: 'guests', ask: 'What number of guests will you have?', respondent: 'bride', expect: 'number' },
    { id: 'vow', ask: 'Is it your wish to marry?', respondent: 'all', expect: { kind: 'affirmation', due: 'yes' } },
  ],
}

export const SIDE_REPLY = 'Only the registrar of this interview will listen to it.'

/** Every phrase that is said, by what it is. */
export const WORDS = {
  consents: 'Yes, I consent.',
  agrees: 'Yes, absolutely.',
  name: 'My name is Johann Weber.',
  correct: 'Yes, that is correct.',
  town: 'I live in Rome.',
  asksAside: 'Who will listen to the recording?',
  met: 'We met at the university.',
  atOnce: 'It was raining all day long.',
  born: 'The twelfth of March nineteen eighty eight.',
  forHim: 'No, nobody did.',
  notAtAll: 'No, certainly not.',
  unclear: 'That is hard to say.',
  guests: 'Twenty five.',
  corrects: 'I want to correct my last answer.',
  moreGuests: 'Thirty six.',
}

/** What a model makes of the words that no rule decides, in the form of Gemini's double. */
export const JUDGEMENTS = [
  { when: WORDS.asksAside, verdict: 'side_question' },
  { when: WORDS.asksAside, say: SIDE_REPLY },
  { when: WORDS.met, verdict: 'accepted', value: WORDS.met },
  { when: WORDS.unclear, verdict: 'unclear' },
]

/** What happens once a question was put to its end. */
type Scene = (stage: { interview: Interview; groom: Talker; bride: Talker }) => Promise<unknown>

const says =
  (who: 'groom' | 'bride', words: string): Scene =>
  (stage) =>
    stage[who].say(words)

/** Whatever name was understood. */
export const isReadBack = (text: string): boolean => text.startsWith('I understood:')

/** The groom's words reach the bride's microphone as well. */
const sayBesideBride =
  (words: string): Scene =>
  async ({ groom, bride }) => {
    const near = bride.hears(groom, -12)
    await groom.say(words)
    near.apart()
  }

/** She goes on a little longer than he does: his answer is the first to be whole. */
const bothAtOnce: Scene = async ({ groom, bride }) => {
  await Promise.all([groom.say(WORDS.met), bride.say(WORDS.atOnce)])
}

/** Instead of the groom, who was asked, the bride speaks up and corrects what she said before. */
const brideCorrects: Scene = async ({ interview, bride }) => {
  const since = Date.now()
  await bride.say(WORDS.corrects)
  await interview.heard(officer.correctionWanted, since)
  await interview.heard('What number of guests will you have?', since)
  await bride.say(WORDS.moreGuests)
}

const leavesAndReturns: Scene = async ({ interview, bride }) => {
  const since = Date.now()
  await bride.leave()
  await interview.heard(officer.waitingFor(NAMES.bride), since)
  await interview.join(bride)
}

/** By step and respondent: what happens at the first putting of the question, at the second, and so on. */
export const SCENES: Record<string, Scene[]> = {
  'consent groom': [says('groom', WORDS.consents)],
  'consent bride': [says('bride', WORDS.agrees)],
  'name groom': [says('groom', WORDS.name)],
  'town bride': [says('bride', WORDS.town)],
  'met groom': [says('groom', WORDS.asksAside), bothAtOnce],
  'born groom': [sayBesideBride(WORDS.born)],
  'pressure groom': [says('bride', WORDS.forHim), says('groom', WORDS.notAtAll)],
  'guests bride': [says('bride', WORDS.unclear), says('bride', WORDS.guests)],
  'vow groom': [brideCorrects, says('groom', WORDS.agrees)],
  'vow bride': [leavesAndReturns, says('bride', WORDS.agrees)],
}

/** What the record says of it by `storyOf`, in its order. */
export const VOICE_STORY = [
  `consent groom: accepted (accepted) groom "${WORDS.consents}" = true`,
  `consent bride: accepted (accepted) bride "${WORDS.agrees}" = true`,
  `name groom: accepted (accepted) groom "${WORDS.name}" = ${NAMES.groom} confirmed "${WORDS.correct}"`,
  `town bride: accepted (accepted) bride "${WORDS.town}" = ${WORDS.town}`,
  `met groom: asks "${WORDS.asksAside}", told "${SIDE_REPLY}"`,
  `met groom: accepted (accepted) groom "${WORDS.met}" = ${WORDS.met}`,
  `born groom: accepted (accepted) groom "${WORDS.born}" = 1988-03-12`,
  `pressure groom: wrong-respondent (asked-again) bride "${WORDS.forHim}"`,
  `pressure groom: accepted (accepted) groom "${WORDS.notAtAll}" = false`,
  `guests bride: unclear (asked-again) bride "${WORDS.unclear}"`,
  `guests bride: accepted (accepted) bride "${WORDS.guests}" = 25`,
  `guests bride: accepted (corrected) bride "${WORDS.moreGuests}" = 36`,
  `vow groom: accepted (accepted) groom "${WORDS.agrees}" = true`,
  'bride leaves',
  'bride is there',
  `vow bride: accepted (accepted) bride "${WORDS.agrees}" = true`,
]

/** Lines whose place or beginning differs from one performance to the next. */
const ANYWHERE = [
  // The copy may come before or after the answer that it is a copy of.
  `bleed: "${WORDS.born}" on the microphone of the bride`,
  // Which step these words stand under depends on who ended first.
  `(kept) bride "${WORDS.atOnce}"`,
]

/** What a story lacks of the one that was due, and what it has beyond; a line counts as often as it is told. */
export function compareStory(story: readonly string[]): { missing: string[]; surplus: string[] } {
  const surplus = [...story]
  const missing = [...VOICE_STORY, ...ANYWHERE].filter((due) => {
    const at = surplus.findIndex((line) => (ANYWHERE.includes(due) ? line.endsWith(due) : line === due))
    if (at >= 0) surplus.splice(at, 1)
    return at < 0
  })
  return { missing, surplus }
}
