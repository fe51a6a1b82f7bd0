import type { ChoiceWords } from '../choices.ts'

export const choices: ChoiceWords = {
  leadIns:
    'i (?:would )?choose|i pick|my choice is|my answer is|the answer is|(?:it|that) (?:is|was|would be)|it s|it ended|it ended (?:in|by|with)|i am|i m|option',
  articles: 'by (?:a |an |the )?|in (?:a |an )?|with (?:a |an )?|through (?:a |an )?|the |a |an ',
  wish: {
    leadIns: 'i (?:would )?prefer|i want|i would like|i d like',
    asked: 'prefer\\w*|want|wish\\w*|like|choose|choice',
  },
}
