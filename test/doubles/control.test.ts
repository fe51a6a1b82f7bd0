import { expect, test } from 'vitest'
import { startControl } from './control.ts'
import { Faults } from './faults.ts'

async function controlled() {
  const expected: string[] = []
  const vendor = {
    url: 'http://127.0.0.1:1',
    faults: new Faults(),
    openings: new Faults(),
    violations: ['a wrong key'],
    requests: [{ path: '/v1' }],
    work: [{ fromMs: 1, toMs: 76 }],
    manner: { firstByteMs: 75, speed: 8 },
    latencyMs: 0,
    connections: [{ fault: undefined }, { fault: undefined }],
    expect: async (...phrases: string[]) => void expected.push(...phrases),
    close: async () => undefined,
  }
  const { url } = await startControl({ vendor })
  const call = (method: string, path: string, body?: object) =>
    fetch(`${url}/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
  return { vendor, expected, call }
}

test('faults are ordered, ordered anew, and taken back', async () => {
  const { vendor, call } = await controlled()
  await call('POST', 'vendor/faults', { next: [{ kind: 'drop' }] })
  await call('POST', 'vendor/faults', { next: [{ kind: 'cut' }], always: { kind: 'status', status: 429 } })
  expect([vendor.faults.take(), vendor.faults.take()]).toEqual([{ kind: 'cut' }, { kind: 'status', status: 429 }])
  expect(vendor.openings.take()).toBeUndefined()
  await call('DELETE', 'vendor/faults')
  expect(vendor.faults.take()).toBeUndefined()
  await call('POST', 'vendor/openings', { always: { kind: 'cut' } })
  expect([vendor.faults.take(), vendor.openings.take()]).toEqual([undefined, { kind: 'cut' }])
})

test('what came in and what went wrong is told', async () => {
  const { vendor, call } = await controlled()
  const [cut, garbage] = [{ kind: 'cut', point: 'answer' }, { kind: 'garbage' }] as const
  vendor.faults.queue(cut, { kind: 'drop' })
  vendor.openings.queue(garbage)
  vendor.faults.take()
  vendor.openings.take()
  vendor.openings.take()
  expect(await (await call('GET', 'vendor')).json()).toEqual({
    violations: ['a wrong key'],
    requests: [{ path: '/v1' }],
    taken: [
      { fault: cut, atMs: expect.any(Number) },
      { fault: garbage, atMs: expect.any(Number) },
    ],
    work: [{ fromMs: 1, toMs: 76 }],
  })
})

test('values are set, settings are set one by one, and what the double does is called', async () => {
  const { vendor, expected, call } = await controlled()
  const given = await call('PUT', 'vendor', { latencyMs: 250, manner: { firstByteMs: 10 }, expect: ['Yes.', 'No.'] })
  expect(given.status).toBe(200)
  expect(vendor).toMatchObject({ latencyMs: 250, manner: { firstByteMs: 10, speed: 8 } })
  expect(expected).toEqual(['Yes.', 'No.'])
})

test('the last of a list is reached', async () => {
  const { vendor, call } = await controlled()
  await call('PUT', 'vendor/connections/-1', { fault: { kind: 'cut' } })
  expect(vendor.connections).toEqual([{ fault: undefined }, { fault: { kind: 'cut' } }])
  const nowhere = await call('PUT', 'vendor/connections/7', { fault: { kind: 'cut' } })
  expect([nowhere.status, await nowhere.text()]).toEqual([400, '/vendor/connections/7 leads nowhere'])
})

test('a double or a setting that is not known is refused', async () => {
  const { call } = await controlled()
  const unknown = await call('GET', 'nobody')
  expect([unknown.status, await unknown.text()]).toEqual([400, 'there is no double nobody; there are vendor'])
  const setting = await call('PUT', 'vendor', { speed: 9 })
  expect([setting.status, await setting.text()]).toEqual([400, 'there is no "speed" to set'])
})
