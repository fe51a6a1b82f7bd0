/**
 * The vendors' doubles as one process: prints one line of JSON with the settings by which the product
 * speaks to them and the address of their control, and lives as long as the process that forked it.
 * Takes options of the doubles, by their names, as one argument of JSON; `false` leaves one out.
 */
import { startControl } from './control.ts'
import { startVendors } from './vendors.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as Record<string, object | false>
const { doubles, env } = await startVendors(options)
const { url: control } = await startControl(doubles)
process.stdout.write(`${JSON.stringify({ control, env })}\n`)
if (process.send) process.on('disconnect', () => process.exit(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0))
