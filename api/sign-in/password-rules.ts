import { nameKeyOf } from '../../db/accounts.ts'

const LEAST = 12
/** Beyond what anybody types, and little to normalise. */
export const MOST_CHARACTERS = 1_024
const LEAST_DIFFERENT = 5

/** What is wrong with a password that somebody chooses; undefined when nothing is. */
export function faultOfPassword(password: string, name: string): string | undefined {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < LEAST) {
    return `The password has fewer than ${LEAST} characters. Several words that nobody else would put together are easy to keep.`
  }
  if (new Set(characters).size < LEAST_DIFFERENT) return 'The password repeats a few characters. Choose another one.'
  const nameKey = nameKeyOf(name)
  const rest = nameKeyOf(password).replaceAll(nameKey, '')
  if (nameKey !== '' && rest.length < LEAST - 4) return 'The password is little more than the name. Choose another one.'
  return undefined
}
