import type { Expect, Kind } from '../../../../interview/script/expect/kinds.ts'

/** In the order in which they are offered. */
export const KINDS = [
  'text',
  'affirmation',
  'consent',
  'name',
  'date',
  'number',
  'choice',
  'phrase',
  'judged',
] as const satisfies readonly Kind[]

/** A kind as it begins when it is chosen; where an earlier one of the same kind is known, as it was. */
export function expectOf(kind: Kind, before?: Expect): Expect {
  if (before?.kind === kind) return before
  switch (kind) {
    case 'choice':
      return {
        kind,
        options: [
          { value: '', also: [] },
          { value: '', also: [] },
        ],
      }
    case 'phrase':
      return { kind, phrase: '' }
    case 'judged':
      return { kind, criterion: '' }
    default:
      return { kind }
  }
}

/** Sets one field of an `expect`; undefined takes it away. */
export function withField<E extends Expect, Name extends keyof E>(
  expect: E,
  name: Name,
  value: E[Name] | undefined,
): E {
  const { [name]: _, ...rest } = expect
  return (value === undefined ? rest : { ...rest, [name]: value }) as E
}

/** Kinds whose answers can be read back. */
export const canConfirm = ({ kind }: Expect): boolean => kind === 'name' || kind === 'date' || kind === 'number'

/** One option a line. */
export const optionsIn = (text: string, before: readonly { value: string; also: string[] }[]) =>
  text.split('\n').map((value) => before.find((option) => option.value === value) ?? { value, also: [] })
