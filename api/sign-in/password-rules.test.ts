import { expect, test } from 'vitest'
import { faultOfPassword } from './password-rules.ts'

test.each(['several words of no poem', 'Tr0mbone&Kettle', 'كلمات كثيرة لا شعر فيها', '四个词语没有一首诗的意思啊'])(
  '%s is taken',
  (password) => expect(faultOfPassword(password, 'ada')).toBeUndefined(),
)

test.each([
  ['eleven char', 'fewer'],
  ['ab'.repeat(20), 'repeats'],
  ['ada.lovelace@example.org', 'name'],
  ['ADA.Lovelace@example.org2026', 'name'],
  // Six letters that each count as two code units are six.
  ['𝐚𝐛𝐜𝐝𝐞𝐟', 'fewer'],
])('%s is refused', (password, why) => {
  expect(faultOfPassword(password, 'ada.lovelace@example.org')).toContain(why)
})
