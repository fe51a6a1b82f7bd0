import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleRecord } from '../../dashboard/staff/pages/record/sample-record.ts'
import { encodeFlac } from '../../sound/flac.ts'
import { toneOf } from '../../sound/testing.ts'
import { chainAll, EMPTY_CHAIN } from '../../interview/record/chain.ts'
import type { EntryDraft } from '../../interview/record/entries.ts'
import type { Opening, RecordDocument } from '../../interview/record/record.ts'
import { verifyRecord } from '../../interview/record/verify.ts'
import { ApiClient } from '../../local/client.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { QUICK_SCRIPT } from '../harness/scripts.ts'
import { openBrowser, type OpenBrowser } from './chromium.ts'

const instance = useInstance()
let opened: OpenBrowser
beforeAll(async () => {
  opened = await openBrowser()
})
afterAll(() => opened?.close())

interface Opened {
  page: Page
  /** What the browser complained of. */
  complaints: string[]
}

/** A browser of a reviewer. @param routes what is answered in the server's place */
async function openAs(routes: (page: Page) => Promise<void> = () => Promise.resolve()): Promise<Opened> {
  const api = new ApiClient(instance().url, instance().key)
  const { key } = await api.post<{ key: string }>('/api-keys', { label: 'R. Reader', role: 'reviewer' })
  const context = await opened.browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${key}` } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await routes(page)
  return { page, complaints }
}

const recordOf = (id: string): string => `${instance().url}/dashboard/interviews/${id}/record`

/** In the browser: as if somebody let go of a file over the page. */
const DROP = `([name, text]) => {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name, { type: 'application/json' }))
  document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}`
const drop = (page: Page, name: string, content: unknown) =>
  page.evaluate(`(${DROP})(${JSON.stringify([name, JSON.stringify(content)])})`)

/** What somebody makes who knows how chains are made: every hash fits again. */
function forged(record: RecordDocument, seq: number): RecordDocument {
  const openings = new Map(record.openings.map((opening) => [opening.commitment, opening]))
  const drafts = structuredClone(record.entries).map(({ at, type, data, commitments }) => {
    const committed = Object.entries(commitments).map(([name, hash]) => [name, openings.get(hash)] as const)
    return { at, type, data, committed: Object.fromEntries(committed) } as unknown as EntryDraft & { at: string }
  })
  Object.assign(drafts[seq]?.data ?? {}, { judge: { by: 'rule', rule: 'forged' } })
  const { entries, openings: all, head } = chainAll(EMPTY_CHAIN, drafts)
  const own = new Map<string, Opening>(all.map((opening) => [opening.commitment, opening]))
  return { ...record, entries, openings: [...own.values()], head: head.hash }
}

/** What the page asks of anybody from now on; reading again what it watches carries nothing of a file. */
function requestsOf(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`)
  })
  return sent
}

test('a reviewer reads why it went on after step 2 with two keys, and finds the altered entry of a copy', async () => {
  const interview = await Interview.begin(instance(), { script: QUICK_SCRIPT })
  const record = await finish(interview)
  const seq = record.entries.findIndex(({ data }) => (data['ask'] as { step?: string } | undefined)?.step === 'shape')
  const { page, complaints } = await openAs()
  await page.goto(recordOf(interview.id))
  await page.getByText(`Checked in this browser: ${record.entries.length} entries in one unbroken chain`).waitFor()

  await page.keyboard.press('2')
  await page.keyboard.press('w')
  const why = page.locator('.why', { has: page.getByRole('heading', { name: 'Why it went on after step 2' }) })
  const chain = await why.innerText()
  expect(chain).toContain('The next answer is to step 3.')
  expect(chain).toMatch(/At [\d:]+ the answer of .?Ada.? was accepted\./)
  expect(chain).toMatch(/The rule “[\w.-]+” judged: accepted\./)
  expect(chain).toContain('Choose a shape.')
  expect(chain).toContain(interview.groom.typed[1]?.text)
  expect(page.url()).toMatch(new RegExp(`entry=${seq}$`))
  const event = page.getByRole('article').getByText(/WorkflowExecution\w+Signaled|WorkflowExecutionSignaled/)
  await event.waitFor()
  expect(complaints).toEqual([])

  // From here on nothing is to be asked of anybody.
  const sent = requestsOf(page)
  const altered = structuredClone(record)
  Object.assign(altered.entries[seq]?.data ?? {}, { outcome: 'contrary' })
  await drop(page, 'altered.json', altered)
  await page.getByText(`The copy was altered: entry ${seq} does not fit.`).waitFor()
  await page.getByRole('button', { name: 'Put the copy away' }).click()

  const anew = forged(record, seq)
  expect(verifyRecord(anew).verified).toBe(true)
  await drop(page, 'forged.json', anew)
  await page.getByText(`it differs from entry ${seq} on.`).waitFor()
  await drop(page, 'same.json', record)
  await page.getByText('The copy is the same as this record.').waitFor()
  expect(sent).toEqual([])
  await page.context().close()
})

test('the place of an entry is heard from pieces that are asked for once', async () => {
  const asked: string[] = []
  const sound = await encodeFlac(toneOf(440, 160_000), 16_000)
  const { page } = await openAs(async (each) => {
    await each.route('**/sessions/*/record', (route) => route.fulfill({ json: sampleRecord() }))
    await each.route('**/recording/chunks/**', (route) => {
      asked.push(new URL(route.request().url()).pathname.split('/').slice(-3).join('/'))
      return route.fulfill({ body: sound, contentType: 'audio/flac' })
    })
  })
  await page.goto(recordOf(sampleRecord().session_id))
  await page.getByRole('button', { name: /My name is Johann Weber/ }).click()
  const play = page.getByRole('button', { name: 'Play this place' })
  const stop = page.getByRole('button', { name: 'Stop' })
  await play.waitFor()
  await page.keyboard.press('p')
  await stop.waitFor()
  await page.keyboard.press('p')
  await play.waitFor()
  await page.keyboard.press('p')
  await stop.waitFor()
  // It ends by itself.
  await play.waitFor()
  expect(await page.getByText('The sound could not be fetched').count()).toBe(0)
  expect(asked.toSorted()).toEqual(['1/groom/0', '1/officer/0'])
  await page.context().close()
})

test('a record is read from a file alone, and nothing is sent', async () => {
  const { page, complaints } = await openAs()
  await page.goto(`${instance().url}/dashboard/record`)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  const sent = requestsOf(page)
  const record = sampleRecord()
  const buffer = Buffer.from(JSON.stringify(record))
  await chooser.setFiles({ name: 'record.json', mimeType: 'application/json', buffer })
  await page.getByText(`Checked in this browser: ${record.entries.length} entries in one unbroken chain`).waitFor()
  await page.keyboard.press('3')
  const entry = page.getByRole('article', { name: 'Entry' })
  await entry.getByText('Since 2019.').waitFor()
  expect([sent, complaints]).toEqual([[], []])
  await page.context().close()
})
