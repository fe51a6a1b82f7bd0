/** `npm run layers`: which folder imports which, against the table of the design, and that no file is too long. */
import { checkLayers, projectRoot } from './layers.ts'

const leastModules = 50

const { modules, violations } = await checkLayers(projectRoot)
for (const violation of violations) process.stderr.write(`${violation}\n`)
process.stdout.write(`${modules} modules, ${violations.length} violations\n`)
if (modules < leastModules) process.stderr.write('That is too few modules: the check did not see the tree.\n')
process.exitCode = violations.length > 0 || modules < leastModules ? 1 : 0
