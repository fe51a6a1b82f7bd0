import { pagesOf } from '../../interview/script/lines.ts'
import { stepsFromText } from '../../interview/script/text.ts'

/** Lines that are in no step and not left out, in two steps, or both in a step and left out as a whole. */
export function misplacedLines(text: string): string[] {
  const { lines, leftOut } = stepsFromText(text)
  const steps = new Map<number, number>()
  for (const line of lines.flat()) steps.set(line, (steps.get(line) ?? 0) + 1)
  return pagesOf(text)
    .flat()
    .filter(({ text: own, line }) => {
      if (own === '') return false
      const isLeftOut = leftOut.some((left) => left.line === line && left.text === own)
      return (steps.get(line) ?? 0) + (isLeftOut ? 1 : 0) !== 1
    })
    .map(({ line, text: own }) => `${line}: ${own}`)
}
