import type { StallKind } from '../../../../interview/rehearsal/stalls.ts'

export const rehearsal = {
  title: 'Rehearsal',
  begin: 'Rehearse',
  back: 'Back to the script',
  again: 'From the beginning',
  about:
    'You answer for everybody. The officer follows the same rules as in the interview. Nothing is sent, nothing is kept.',
  talk: 'What is said',
  who: 'Who answers',
  answer: 'Answer',
  send: 'Answer',
  quiet: 'Nobody answers',
  silence: 'Nobody says anything.',
  over: 'The rehearsal is over.',
  waits: 'Nobody is asked at the moment.',
  decide: 'The interview waits for your decision',
  because: { contrary: 'The answer is clear, but not what is due.', unresolved: 'The answer stayed unclear.' },
  decisions: { 'ask-again': 'You have it asked again.', waive: 'You do without the answer.' },
  rule: (rule: string) => `Rule “${rule}”:`,
  stalls: 'Where it could come to a stop',
  none: 'No step can bring the interview to a stop.',
  kinds: {
    'never-asked': 'Never asked: the condition cannot hold',
    'waits-when-unclear': 'Waits for a person when the answer stays unclear',
    'waits-when-contrary': 'Waits for a person when the answer is not what is due',
    ends: 'Ends the interview when the answer is unclear or not what is due',
    'needs-model': 'Judged by a language model: without one, as here, any answer that says something is taken',
  } satisfies Record<StallKind, string>,
}
