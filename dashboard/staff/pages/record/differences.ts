/** A place at which two documents are not the same; a side that has nothing there is undefined. */
export interface Difference {
  /** Names on the way to it, with dots between. */
  path: string
  copy: unknown
  own: unknown
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What differs, as deep as it can be named. */
export function differencesOf(copy: unknown, own: unknown, path = ''): Difference[] {
  if (isObject(copy) && isObject(own)) {
    const names = [...new Set([...Object.keys(copy), ...Object.keys(own)])]
    return names.flatMap((name) => differencesOf(copy[name], own[name], path === '' ? name : `${path}.${name}`))
  }
  return Object.is(copy, own) ? [] : [{ path, copy, own }]
}
