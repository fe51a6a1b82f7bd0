import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Doubles, startDoubles } from '../../test/harness/doubles.ts'
import { root } from '../place.ts'
import type { Line } from './line.ts'

const VERDICT = { judging: { mode: 'table', table: [{ when: 'Vienna', verdict: 'accepted' }] } }

let doubles: Doubles
beforeAll(async () => {
  doubles = await startDoubles({ deepgram: { scripted: 'Yes.' }, gemini: VERDICT })
})
afterAll(() => doubles.close())
beforeEach(async () => {
  for (const name of Object.keys(doubles.env)) await doubles.heal(name)
})

interface Outcome {
  vendors_answer: boolean
  checks: Line[]
}

/** What the command says of these vendors, with these settings on top of those of their doubles. */
function doctor(names: readonly string[], changes: Record<string, string> = {}): Outcome {
  const env = Object.assign({}, ...names.map((name) => doubles.env[name]), changes) as Record<string, string>
  const { stdout, stderr, status } = spawnSync('node', ['local/doctor/main.mjs', '--vendors', '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LEXNOVA_DATA_DIR: '/nowhere', ...env },
  })
  expect(stderr).toBe('')
  const outcome = JSON.parse(stdout) as Outcome
  expect(status).toBe(outcome.vendors_answer ? 0 : 1)
  for (const secret of Object.entries(env).filter(([name]) => name.endsWith('_KEY'))) {
    expect(stdout).not.toContain(secret[1])
  }
  return outcome
}

describe('doctor -- --vendors', () => {
  it('says of each vendor what answered, how soon, and what is kept', () => {
    const { vendors_answer, checks } = doctor(['deepgram', 'elevenlabs', 'gemini'], { GEMINI_PAID: 'true' })
    expect(checks).toMatchObject([
      {
        grade: 'ok',
        check: 'Deepgram',
        found: expect.stringMatching(/^nova-3 \(en\) at 127\.0\.0\.1:\d+, .* was asked to keep nothing$/),
      },
      {
        grade: 'ok',
        check: 'ElevenLabs',
        found: expect.stringMatching(
          /^eleven_flash_v2_5, voice .*\(voice\) at 127\.0\.0\.1:\d+, first sound in \d+ ms; was asked to keep nothing$/,
        ),
      },
      {
        grade: 'ok',
        check: 'Gemini',
        found: expect.stringMatching(/^gemini-3\.5-flash-lite by the Gemini API, .* 55 days/),
      },
    ])
    expect(vendors_answer).toBe(true)
  })

  it('asks only those whose key is set', () => {
    expect(doctor([])).toEqual({ vendors_answer: true, checks: [] })
    expect(doctor(['gemini']).checks.map(({ check }) => check)).toEqual(['Gemini'])
  })

  it('says that a key without billing is read by others', () => {
    expect(doctor(['gemini']).checks[0]?.found).toContain('people may read it')
  })

  it.each([
    ['deepgram', { DEEPGRAM_API_KEY: 'not-the-key' }, 'http-401', 'DEEPGRAM_API_KEY'],
    ['deepgram', { DEEPGRAM_MODEL: 'nova-9' }, 'http-400', 'DEEPGRAM_MODEL'],
    ['deepgram', { DEEPGRAM_URL: 'ws://127.0.0.1:1' }, 'unreachable', 'DEEPGRAM_URL'],
    ['elevenlabs', { ELEVENLABS_API_KEY: 'not-the-key' }, 'key-refused', 'ELEVENLABS_API_KEY'],
    ['elevenlabs', { ELEVENLABS_VOICE_ID: 'nobody' }, 'voice-not-found', 'ELEVENLABS_VOICE_ID'],
    ['elevenlabs', { ELEVENLABS_URL: 'http://127.0.0.1:1/v1' }, 'no-connection', 'ELEVENLABS_URL'],
    ['gemini', { GEMINI_API_KEY: 'not-the-key' }, 'http-400-wrong-key', 'GEMINI_API_KEY'],
    ['gemini', { GEMINI_MODEL: 'gemini-2.0-flash' }, 'http-404', 'GEMINI_MODEL'],
    ['gemini', { GOOGLE_GEMINI_BASE_URL: 'http://127.0.0.1:1' }, 'connection', 'network'],
  ])('names the refusal of %s and what to do: %j', (name, changes, code, advice) => {
    const { vendors_answer, checks } = doctor([name], changes)
    expect(vendors_answer).toBe(false)
    expect(checks).toMatchObject([
      { grade: 'fault', found: expect.stringContaining(code), advice: expect.stringContaining(advice) },
    ])
  })

  it('says which voice of the account was chosen where none is set', () => {
    const [line] = doctor(['elevenlabs'], { ELEVENLABS_VOICE_ID: '' }).checks
    expect(line?.found).toMatch(/voice .+ \([A-Za-z0-9]+\) at/)
  })

  it('says what ElevenLabs keeps, and that an account may not refuse it', async () => {
    expect(doctor(['elevenlabs']).checks[0]?.found).toContain('was asked to keep nothing')
    await doubles.set('elevenlabs/manner', { zeroRetention: 'refused' })
    expect(doctor(['elevenlabs']).checks[0]?.found).toContain('keeps what is spoken')
    expect(doctor(['elevenlabs'], { ELEVENLABS_LOGGING: 'false' }).checks).toMatchObject([
      { grade: 'fault', found: expect.stringContaining('history-not-refusable') },
    ])
  })

  it('tells of a limit that is met', async () => {
    await doubles.fail('deepgram', { always: { kind: 'status', status: 429 } })
    await doubles.fail('gemini', { always: { kind: 'status', status: 429 } })
    expect(doctor(['deepgram', 'gemini']).checks).toMatchObject([
      { check: 'Deepgram', found: expect.stringContaining('http-429'), advice: expect.stringContaining('limit') },
      { check: 'Gemini', found: expect.stringContaining('http-429'), advice: expect.stringContaining('limit') },
    ])
  })

  it('tries no vendor while a setting is wrong', () => {
    expect(doctor(['gemini'], { JUDGE_TOTAL_MS: 'soon' }).checks).toMatchObject([
      { grade: 'fault', check: 'Settings', found: expect.stringContaining('JUDGE_TOTAL_MS') },
    ])
  })
})
