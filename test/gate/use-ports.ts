import { PORTS, portsOfWorker } from './ports.ts'

/** Vitest's set-up of each file: files side by side keep out of each other's ports. */
const ports = process.env[PORTS]
const worker = Number(process.env['VITEST_POOL_ID'])
if (ports !== undefined && worker > 0) process.env[PORTS] = portsOfWorker(ports, worker)
