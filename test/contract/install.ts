import { fileURLToPath } from 'node:url'
import { ensurePython } from '../python.ts'

/**
 * The Python that has the fuzzer.
 * @throws when it cannot be had; the message says what to install
 */
export const ensureFuzzer = (): Promise<string> =>
  ensurePython({
    name: 'schemathesis',
    requirements: fileURLToPath(new URL('./requirements.txt', import.meta.url)),
    needs: 'The contract test',
  })
