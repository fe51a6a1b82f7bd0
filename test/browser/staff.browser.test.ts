import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureFirstLink } from '../../db/staff-invitations.ts'
import { ApiClient } from '../../local/client.ts'
import { useInstance } from '../harness/instance.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'
import { Staff } from './staff.ts'

const instance = useInstance()
let opened: OpenBrowser
let admin: Staff

beforeAll(async () => {
  opened = await openBrowser()
})
afterAll(() => opened?.close())

const makeSession = (label: string) =>
  new ApiClient(instance().url, instance().key).post<{ id: string }>('/sessions', {
    groom_name: `Groom of ${label}`,
    bride_name: 'Bea',
    label,
  })

test('from the printed link by keyboard alone to a list that is live', async () => {
  const { url, stack } = instance()
  const secret = await ensureFirstLink(stack.env['DATABASE_URL'] ?? '', undefined)
  await makeSession('Before')
  admin = await Staff.welcome(opened.browser, url, { link: `${url}/dashboard/welcome#${secret}`, name: 'first' })
  await admin.sees('Groom of Before')
  await makeSession('Meanwhile')
  await admin.sees('Groom of Meanwhile')
  await admin.presses('j j')
  expect(await admin.page.locator(':focus').innerText()).toContain('Before')
  await admin.presses('Enter')
  await admin.page.waitForURL(/\/dashboard\/interviews\/[0-9a-f-]{36}$/)
  await admin.presses('g i')
  await admin.isAt('Interviews')
  await admin.presses('/')
  await admin.page.keyboard.type('Mean')
  await admin.page.waitForURL(/q=Mean/)
  await admin.page.getByText('Groom of Before').waitFor({ state: 'detached' })
  await admin.sees('Groom of Meanwhile')
  await admin.presses('Escape ?')
  await admin.page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await admin.presses('Escape')
  expect(admin.complaints).toEqual([])
})

test('somebody is invited, comes in, and is out at once when their sign-in is ended while their page is open', async () => {
  const { url } = instance()
  await admin.presses('g a')
  await admin.isAt('Administration')
  await admin.activates('button', 'Invite somebody')
  await admin.fills('Name, as others see it', 'Miriam Okafor')
  await admin.presses('Enter')
  const link = await admin.page.getByLabel('Link', { exact: true }).inputValue()
  await admin.presses('Escape')

  const lawyer = await Staff.welcome(opened.browser, url, { link, name: 'okafor' })
  await lawyer.goes('/administration')
  await lawyer.sees('This is not for your role')
  await lawyer.goes('/interviews?q=Mean')
  await lawyer.isAt('Interviews')

  await admin.goes('/administration')
  await admin.activates('button', 'Miriam Okafor')
  await admin.activates('button', 'Sign out there')
  await lawyer.sees('You were signed out. Sign in, and you are back where you were.')
  await lawyer.signsIn('okafor', 'not this one at all')
  await lawyer.sees('Name and password do not go together.')
  await lawyer.signsIn('okafor')
  await lawyer.isAt('Interviews')
  expect(new URL(lawyer.page.url()).search).toBe('?q=Mean')
  expect([...admin.complaints, ...lawyer.complaints]).toEqual([])
  await lawyer.leave()
})
