import { SPACE, spelled, valueOf } from '../numeral.ts'
import { ALONE, type Rule, type Speech } from '../speech.ts'

/** References to laws and numbered things: "§ 1314", "Art. 5(2)", "No. 12". */
export const lawRules = (speech: Speech): readonly Rule[] => [
  {
    pattern: new RegExp(`(?<=\\d)(?<brackets>(?:\\((?:\\d{1,3}|[a-zA-Z])\\)){1,6})`, 'gu'),
    say: ({ brackets = '' }) =>
      (brackets.match(/\w+/g) ?? [])
        .map((part, at) => {
          const value = valueOf(part)
          if (value === undefined || value === 0)
            return `${speech.pause}${/\d/.test(part) ? spelled(part, speech) : part}`
          return `${speech.pause}${at === 0 ? speech.paragraph(value) : speech.cardinal(value, ALONE)}`
        })
        .join(''),
  },
  ...speech.abbreviations.map(
    ([pattern, said]): Rule => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{M}\\p{N}.])(?:${pattern})${SPACE}?(?=[A-Z]?\\d)`, 'gu'),
      say: () => `${said} `,
    }),
  ),
]
