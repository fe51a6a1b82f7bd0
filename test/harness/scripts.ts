/**
 * No two questions begin with the same word: one that was cut off is still known by its beginning.
 * Seven answers of two people in six steps, one for both and one that is due after a yes only.
 */
export const SHORT_SCRIPT = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    { id: 'colour', ask: 'Name a colour.', respondent: 'groom' },
    { id: 'town', ask: 'Where do you live?', respondent: 'bride' },
    { id: 'agreed', ask: 'Do you agree?', respondent: 'all', expect: { kind: 'affirmation', due: 'yes' } },
    { id: 'pet', ask: 'Have you a pet?', respondent: 'groom', expect: 'affirmation' },
    { id: 'pet-name', ask: 'What is it called?', respondent: 'groom', when: { step: 'pet', equals: true } },
    { id: 'last', ask: 'Which season?', respondent: 'bride' },
  ],
}

/** Five answers, for tests that need many interviews. */
export const QUICK_SCRIPT = {
  opening: 'Good day.',
  closing: 'Goodbye.',
  steps: [
    { id: 'colour', ask: 'Name a colour.', respondent: 'groom' },
    { id: 'shape', ask: 'Choose a shape.', respondent: 'groom' },
    { id: 'agreed', ask: 'Do you agree?', respondent: 'all', expect: { kind: 'affirmation', due: 'yes' } },
    { id: 'last', ask: 'Which season?', respondent: 'bride' },
  ],
}

/** For people who do not answer for a long while: no question of it is given up. */
export const PATIENT_SCRIPT = {
  ...QUICK_SCRIPT,
  steps: QUICK_SCRIPT.steps.map((step) => ({ ...step, maxClarifications: 10 })),
}

export const ASKS = [
  'colour groom',
  'town bride',
  'agreed groom',
  'agreed bride',
  'pet groom',
  'pet-name groom',
  'last bride',
]
const YES_OR_NO = ['agreed', 'pet']

/** A question as it was put to one person. */
export interface Put {
  step: string
  respondent: string
  round: number
}

/** What a person types when a question was put to them; nothing when undefined. */
export type Answering = (put: Put) => string | undefined | Promise<string | undefined>

/** Clear answers; each is given in other words than the one before, so that the record tells them apart. */
export const plainAnswer: Answering = ({ step, round }) =>
  YES_OR_NO.includes(step) ? 'Yes.' : `Answer number ${round}`
