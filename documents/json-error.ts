const TOKEN =
  /\s+|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)|[[\]{}:,]/y

/** Where a text stops being JSON: line and column count from 1. */
export interface JsonError {
  line: number
  column: number
  expected: string
}

/** What may come next, by the state of the innermost bracket. */
type State = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'end'

const EXPECTED: Record<State, string> = {
  value: 'a value',
  'first-value': 'a value or "]"',
  'first-key': 'a name in quotation marks or "}"',
  key: 'a name in quotation marks',
  colon: '":"',
  end: '"," or the closing bracket',
}

function close(open: string[]): State {
  open.pop()
  return 'end'
}

/** Takes one token; undefined when it may not stand here. */
function next(state: State, token: string, open: string[]): State | undefined {
  const isString = token.startsWith('"')
  switch (state) {
    case 'first-key':
      if (token === '}') return close(open)
      return isString ? 'colon' : undefined
    case 'key':
      return isString ? 'colon' : undefined
    case 'colon':
      return token === ':' ? 'value' : undefined
    case 'end':
      if (token === ',') return open.at(-1) === '{' ? 'key' : open.at(-1) === '[' ? 'value' : undefined
      if (token === '}' || token === ']') return open.pop() === (token === '}' ? '{' : '[') ? 'end' : undefined
      return undefined
    default:
      if (token === '{' || token === '[') {
        open.push(token)
        return token === '{' ? 'first-key' : 'first-value'
      }
      if (token === ']' && state === 'first-value') return close(open)
      return /^["\-\dtfn]/.test(token) ? 'end' : undefined
  }
}

/** The first place at which a text is not JSON, which V8's own message often leaves out. */
export function findJsonError(text: string): JsonError | undefined {
  const open: string[] = []
  let state: State = 'value'
  let at = 0
  const here = (): JsonError => {
    const before = text.slice(0, at).split('\n')
    const isWhole = state === 'end' && open.length === 0
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
      expected: isWhole ? 'the end of the file' : EXPECTED[state],
    }
  }
  while (at < text.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(text)?.[0]
    if (token === undefined) return here()
    if (token.trim() !== '') {
      const after = next(state, token, open)
      if (after === undefined) return here()
      state = after
    }
    at += token.length
  }
  return state === 'end' && open.length === 0 ? undefined : here()
}
