/** A question of the example, with its annotation as it stands in the PDF. */
interface Question {
  ask: string
  annotation: string
}

interface Section {
  heading: string
  questions: Question[]
}

export const TITLE = 'Verification of Marriage'

export const INTRODUCTION =
  'This script is put by the automated verification officer to the groom and the bride, each heard on their own, before the marriage is registered. The words in brackets tell the officer who is asked and what counts as an answer.'

export const SECTIONS: readonly Section[] = [
  {
    heading: 'CONSENT AND IDENTITY',
    questions: [
      { ask: 'Do you consent to this interview being conducted by an automated officer, and to its being recorded and kept as evidence?', annotation: 'all; consent to recording; id consent' },
      { ask: 'Groom, please state your full name.', annotation: 'groom; name registered; id groom-name' },
      { ask: 'Bride, please state your full name.', annotation: 'bride; name registered; id bride-name' },
      { ask: 'Groom, what is your date of birth?', annotation: 'groom; date; id groom-born' },
      { ask: 'Bride, what is your date of birth?', annotation: 'bride; date; id bride-born' },
    ],
  },
  {
    heading: 'FREE WILL',
    questions: [
      { ask: 'Are you here today of your own free will?', annotation: 'all; affirmation due yes; id free-will' },
      { ask: 'Has anyone threatened you, put pressure on you, or promised you anything so that you would enter into this marriage?', annotation: 'all; affirmation due no; id coercion; clarify "Please answer yes or no: has anyone forced or paid you to marry?"' },
      { ask: 'Are the two of you related to one another by blood or by adoption?', annotation: 'all; affirmation due no; id kinship' },
    ],
  },
  {
    heading: 'EARLIER MARRIAGES',
    questions: [
      { ask: 'Groom, have you been married before?', annotation: 'groom; affirmation; id groom-previous' },
      { ask: 'Groom, how did your earlier marriage end: by divorce, by annulment, or by death?', annotation: 'groom; choice divorce | annulment | death; when groom-previous = yes; id groom-ended' },
      { ask: 'Bride, have you been married before?', annotation: 'bride; affirmation; id bride-previous' },
      { ask: 'Bride, how did your earlier marriage end: by divorce, by annulment, or by death?', annotation: 'bride; choice divorce | annulment | death; when bride-previous = yes; id bride-ended' },
      { ask: 'Is any earlier marriage of yours still in force?', annotation: 'all; affirmation due no; id in-force' },
    ],
  },
  {
    heading: 'DECLARATION',
    questions: [
      { ask: 'Do you understand that marriage binds you to mutual care, support and respect, and that it has effect in law from its registration?', annotation: 'all; affirmation due yes; id duties' },
      { ask: 'Do you confirm that everything you have said in this interview is true?', annotation: 'all; affirmation due yes; id truth' },
      { ask: 'Do you take each other to be lawfully wedded husband and wife?', annotation: 'all; consent; id vows; clarify "Please answer clearly: do you take each other as husband and wife?"' },
    ],
  },
]
