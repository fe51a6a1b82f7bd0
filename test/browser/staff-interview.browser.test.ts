import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../interview/statuses.ts'
import type { Instance } from '../../local/instance.ts'
import { ApiClient } from '../../local/client.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { until } from '../harness/until.ts'
import { type OpenBrowser, openBrowser } from './chromium.ts'
import { Guest } from './guest.ts'

const instance = useInstance({ ANSWER_TIMEOUT_MS: '60000' })
let opened: OpenBrowser
const contexts: BrowserContext[] = []
beforeAll(async () => {
  opened = await openBrowser()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await opened?.close()
})

const PASSWORD = 'correct horse battery staple'

/** Somebody who is signed in, at an address of the dashboard. */
async function staffAt({ url, key }: Instance, { role, at }: { role: Role; at: string }): Promise<Page> {
  const { link } = await new ApiClient(url, key).post<{ link: string }>('/staff-invitations', {
    label: `A ${role}`,
    roles: [role],
  })
  const context = await opened.browser.newContext({ locale: 'en-GB' })
  contexts.push(context)
  const [, secret] = link.split('#')
  const welcome = await context.request.post(`${url}/welcome`, {
    data: { secret, name: `${role}.one`, password: PASSWORD },
  })
  expect(welcome.status(), await welcome.text()).toBe(200)
  const page = await context.newPage()
  await page.goto(`${url}/dashboard${at}`)
  return page
}

const FOCUSED = `(() => {
  const { activeElement: at } = document
  const label = at?.labels?.[0]?.textContent ?? at?.getAttribute('aria-label') ?? at?.textContent
  return (label ?? '').trim()
})()`
/** More than any page has. */
const STOPS = 150

/** With the keyboard alone, as far as it takes. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = []
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(FOCUSED)
    if (typeof name === 'string' ? focused === name : name.test(focused)) return
    seen.push(focused)
  }
  throw new Error(`the keyboard does not come to ${name}, but to ${seen.slice(0, 60).join(' | ')}`)
}

async function pressAt(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

const sees = (page: Page, text: string | RegExp): Promise<void> =>
  page
    .getByText(text)
    .first()
    .waitFor()
    .catch(async (error: unknown) => {
      throw new Error(`"${text}" is not seen, but:\n${await page.locator('body').innerText()}`, { cause: error })
    })

/** In the browser: what is kept there of drafts. */
const DRAFTS = `new Promise((resolve) => {
  const request = indexedDB.open('lexnova-drafts')
  request.onsuccess = () => {
    const all = request.result.transaction('drafts').objectStore('drafts').getAll()
    all.onsuccess = () => {
      request.result.close()
      resolve(JSON.stringify(all.result))
    }
  }
})`

const DOCUMENT = ['1. Name a colour. [groom]', '2. Do you agree? Are you sure? [bride; affirmation]', '– 1 –'].join(
  '\n',
)

/** Plays a script of three steps through with the keyboard alone: an answer, a silence, a decision. */
async function rehearse(page: Page): Promise<void> {
  await pressAt(page, 'Rehearse')
  await sees(page, 'Waits for a person when the answer stays unclear')
  await sees(page, 'Name a colour.')
  const sent: string[] = []
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
  await tabTo(page, 'Answer')
  await page.keyboard.type('Green.')
  await page.keyboard.press('Enter')
  await sees(page, 'Do you agree?')
  await pressAt(page, 'Nobody answers')
  await sees(page, 'Nobody says anything.')
  for (const [answer, then] of [
    ['Perhaps.', 'Asked again'],
    ['Yes.', 'Are you sure?'],
    ['Yes, I am.', 'The rehearsal is over.'],
  ] as const) {
    // The field has the focus again after each.
    await page.keyboard.type(answer)
    await page.keyboard.press('Enter')
    await sees(page, then)
  }
  expect(await page.locator('.rehearsal-talk').innerText()).toContain('a clear yes')
  expect(sent).toEqual([])
  await pressAt(page, 'Back to the script')
  await sees(page, 'Everything is saved')
}

test('a lawyer with a keyboard alone: a document, a repair, two links, a start, and a sealed record', async () => {
  const page = await staffAt(instance(), { role: 'lawyer', at: '/interviews' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('n')
  const chooser = page.waitForEvent('filechooser')
  await sees(page, 'Who is interviewed')
  await pressAt(page, 'Choose a file')
  await (await chooser).setFiles({ name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from(DOCUMENT) })
  await sees(page, 'This asks several things at once')
  await sees(page, 'Left out: page number')

  // What was entered is there after a reload.
  await tabTo(page, 'Name of the groom')
  await page.keyboard.type('Johann Weber')
  await tabTo(page, 'Name of the bride')
  await page.keyboard.type('Maria Conti')
  await until('the draft is kept', async () => (await page.evaluate<string>(DRAFTS)).includes('Maria Conti'))
  await page.reload()
  await sees(page, 'This is your draft from before.')
  await pressAt(page, 'Split it')
  await sees(page, 'Nothing is left to look at')
  await sees(page, '3 steps')
  await page.keyboard.press('Control+s')

  await sees(page, 'Ready. It begins when you start it')
  const address = page.url()
  await page.goto(`${address}/script`)
  await rehearse(page)
  await page.goto(address)
  await sees(page, 'Ready. It begins when you start it')
  await pressAt(page, 'Make links')
  await page.locator('.link-text').nth(1).waitFor()
  const links = await page.locator('.link-text').allInnerTexts()
  const [groom, bride] = [
    await Guest.open(opened.browser, links[0] ?? ''),
    await Guest.open(opened.browser, links[1] ?? ''),
  ]
  contexts.push(groom.context, bride.context)
  await page.keyboard.press('s')
  await sees(page, '3 questions for \u2068Johann Weber\u2069 and \u2068Maria Conti\u2069.')
  await pressAt(page, 'Start the interview')
  await Promise.all([groom.comeInTyping(), bride.comeInTyping()])
  // Everybody is seen, and nobody sees who looks on.
  await pressAt(page, 'Watch the room')
  await page.locator('.tile').nth(2).waitFor()
  expect((await page.locator('.tile-name').allInnerTexts()).toSorted()).toEqual([
    'Johann Weber',
    'Maria Conti',
    'Officer',
  ])
  await groom.answers('Name a colour.', 'Green, like the sea.')
  await sees(page, 'The officer waits for \u2068Maria Conti\u2069 to answer question 2.')
  await sees(page, 'Green, like the sea.')
  await bride.answers('Do you agree?', 'Yes.')
  await bride.answers('Are you sure?', 'Yes, I am.')
  await groom.sees('Thank you')

  await sees(page, 'The interview was conducted to its end.')
  await sees(page, 'The record is sealed.')
  await sees(page, '3 of 3 answers')
  const id = /interviews\/([^/]+)/.exec(page.url())?.[1] ?? ''
  const verification = await new ApiClient(instance().url, instance().key).get(`/sessions/${id}/verification`)
  expect(verification).toMatchObject({ verified: true, sealed: true, completeness: { complete: true } })
})

test('two people who edit one script keep what both have changed, and choose where they differ', async () => {
  const api = new ApiClient(instance().url, instance().key)
  const page = await staffAt(instance(), { role: 'admin', at: '/interviews' })
  const { id } = await api.post<{ id: string }>('/sessions', { groom_name: 'Ada', bride_name: 'Bea' })
  const steps = [
    { id: 'name', ask: 'Who are you?' },
    { id: 'age', ask: 'How old are you?' },
  ]
  await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify({ steps })))
  await page.goto(`${instance().url}/dashboard/interviews/${id}/script`)
  await pressAt(page, /Who are you\?$/)
  await page.keyboard.press('End')
  await page.keyboard.type(' Please say it slowly.')
  await pressAt(page, 'Done')
  await api.call('PUT', `/sessions/${id}/script`, {
    steps: [
      { id: 'name', ask: 'What is your name?' },
      { id: 'age', ask: 'When were you born?' },
    ],
  })

  await page.keyboard.press('Control+s')
  await sees(page, '1 difference to decide')
  await sees(page, 'What is your name?')
  await sees(page, 'When were you born?')
  await pressAt(page, 'Take this')
  await sees(page, 'Both changes fit together.')
  await page.keyboard.press('Control+s')
  await sees(page, 'Everything is saved')
  const { steps: saved } = await api.get<{ steps: { ask: string }[] }>(`/sessions/${id}/script`)
  expect(saved.map(({ ask }) => ask)).toEqual(['Who are you? Please say it slowly.', 'When were you born?'])
})

test('an operator sees why an interview stands still, what a repair will do, and repairs it', async () => {
  const script = {
    opening: 'Good day.',
    closing: 'Goodbye.',
    steps: [{ id: 'agreed', ask: 'Do you agree?', respondent: 'groom', expect: { kind: 'affirmation', due: 'yes' } }],
  }
  const answers = ['No.', 'No.', 'Yes.']
  const interview = await Interview.begin(instance(), { script, answer: () => answers.shift() })
  const { progress } = await interview.status('interrupted')
  const page = await staffAt(instance(), { role: 'operator', at: `/interviews/${interview.id}` })
  await sees(page, 'answered question 1 clearly, but not what is due.')
  await pressAt(page, 'Ask again')
  const dialog = page.getByRole('dialog', { name: 'Put the question again' })
  await dialog.getByText('Do you agree?').waitFor()
  await dialog.getByText('1 required answer missing').waitFor()

  // Somebody else was quicker, and the answer was the same.
  await interview.act('steps/agreed/retake', { respondent: 'groom' })
  await until('it stands still once more', async () => {
    const now = await interview.view()
    return now.status === 'interrupted' && (now.progress?.revision ?? 0) > (progress?.revision ?? 0)
  })
  await pressAt(page, 'Ask again')
  await dialog.getByText('The interview has moved on since you looked.').waitFor()
  await pressAt(page, 'Ask again')
  await sees(page, 'The interview was conducted to its end.')
  await sees(page, 'The record is sealed.')
  await interview.leave()

  await page.goto(`${instance().url}/dashboard/interviews/new`)
  await sees(page, 'This is not for your role')
})
