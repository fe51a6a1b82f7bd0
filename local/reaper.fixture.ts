import { whenWrites } from './ready.ts'
import { openSupervisor } from './supervisor.ts'

const supervisor = await openSupervisor({ dataDir: process.argv[2] as string, restart: true })
const forever = 'while :; do sleep 0.1; done'
const deaf = process.argv[3] === 'deaf' ? `trap '' TERM;` : ''
const scripts = {
  first: `(${forever}) & echo ready; ${forever}`,
  second: `${deaf} (${forever}) & echo ready; ${forever}`,
}
for (const [name, text] of Object.entries(scripts)) {
  await supervisor.start({
    name,
    log: name,
    command: '/bin/sh',
    args: ['-c', text],
    env: process.env,
    ready: whenWrites('ready'),
  })
}
process.stdout.write('running\n')
