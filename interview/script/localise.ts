import { officerOf } from '../phrases/officer.ts'
import type { Script } from './script.ts'

/** The script in another language: the officer's own phrases of the one before give way to those of this one. */
export function localised(script: Script, language: string): Script {
  const [before, after] = [officerOf(script.language), officerOf(language)]
  return {
    ...script,
    language,
    opening: script.opening === before.opening ? after.opening : script.opening,
    closing: script.closing === before.closing ? after.closing : script.closing,
    steps: script.steps.map((step) => (step.clarify === before.clarify ? { ...step, clarify: after.clarify } : step)),
  }
}
