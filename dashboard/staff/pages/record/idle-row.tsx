import { useForms, useWords } from '../../shell/language.tsx'
import type { Telling } from './telling.ts'
import type { WaitsFor } from './timeline.ts'

interface IdleRowProps {
  ms: number
  waitsFor: WaitsFor
  telling: Telling
}

export function IdleRow({ ms, waitsFor, telling }: IdleRowProps) {
  const { waited } = useWords().record
  const { length } = useForms()
  const time = length(ms / 1_000)
  return typeof waitsFor === 'object' ? waited.who(time, telling.named(waitsFor.who)) : waited[waitsFor](time)
}
