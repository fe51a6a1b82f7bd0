import { visit } from 'jsonc-parser'

/**
 * The first key that an object of a JSON text has twice, as a JSON pointer: readers differ over which of the two counts.
 * @throws RangeError when the text is nested too deeply to be walked through
 */
export function findDuplicateKey(text: string): string | undefined {
  const keys: Set<string>[] = []
  let found: string | undefined
  visit(text, {
    onObjectBegin: () => void keys.push(new Set()),
    onObjectEnd: () => void keys.pop(),
    onObjectProperty: (key, _offset, _length, _line, _character, pathOf) => {
      const known = keys.at(-1)
      if (known?.has(key)) found ??= `/${[...pathOf(), key].join('/')}`
      known?.add(key)
    },
  })
  return found
}
