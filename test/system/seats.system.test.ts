import { expect, test } from 'vitest'
import { type Events, openEvents } from '../harness/server-events.ts'
import type { SeatView } from '../../api/seat-answer.ts'
import { DICTATED_ATTRIBUTE, REQUEST_ATTRIBUTE } from '../../interview/typed-attributes.ts'
import { ApiClient } from '../../local/client.ts'
import { finish } from '../harness/finish.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'
import { PATIENT_SCRIPT, plainAnswer } from '../harness/scripts.ts'
import { until } from '../harness/until.ts'

const HANDOVERS = 8

const instance = useInstance()

interface Seat {
  secret: string
  seat: SeatView
}
interface Token {
  url: string
  token: string
}

const take = (link: string) => new ApiClient(instance().url, new URL(link).hash.slice(1)).post<Seat>('/seat')
const tokenOf = (secret: string) => new ApiClient(instance().url, secret).post<Token>('/seat/token')
const follow = (secret: string) => openEvents(`${instance().url}/seat/events`, { authorization: `Bearer ${secret}` })

/** The next state of a seat that is as awaited. */
async function seen(events: Events, awaited: (view: SeatView) => boolean): Promise<SeatView> {
  for (;;) {
    const event = await events.next()
    if (!event) throw new Error('the events ended')
    if (event.name === 'seat' && awaited(event.data)) return event.data
  }
}

test('two people come in by their links before the start, one moves from device to device, and each answer is asked for once', async () => {
  let moving = true
  let pressed = false
  const interview = await Interview.prepare(instance(), {
    script: PATIENT_SCRIPT,
    answer: (put) => {
      if (put.step === 'shape' && moving) return undefined
      if (put.step !== 'colour') return plainAnswer(put)
      // A page sends what stands on its button, in its own language, and then what was dictated to it.
      if (pressed) void interview.groom.type('Blue', { [DICTATED_ATTRIBUTE]: 'true' })
      else void interview.groom.type('Noch einmal, bitte', { [REQUEST_ATTRIBUTE]: 'repeat' })
      pressed = true
      return undefined
    },
  })
  const { id, api, groom, bride } = interview
  const { invitations } = await api.post<{ invitations: { respondent: string; link: string }[] }>(
    `/sessions/${id}/invitations`,
    {},
  )
  const linkOf = (role: string) => invitations.find(({ respondent }) => respondent === role)?.link ?? ''
  let seat = await take(linkOf('groom'))
  const brides = await take(linkOf('bride'))
  expect(seat.seat).toMatchObject({ status: 'pending', question: null, officer: null })

  const [events, others] = [await follow(seat.secret), await follow(brides.secret)]
  await interview.start()
  await seen(events, ({ status }) => status === 'active')
  const join = async (person: typeof groom, secret: string) => {
    const { url, token } = await tokenOf(secret)
    await person.join(url, token)
  }
  await Promise.all([join(groom, seat.secret), join(bride, brides.secret)])
  const { officer } = await seen(events, (view) => view.officer !== null)
  await until('the officer is in the room', () => groom.agents.includes(officer ?? ''))
  const saved = await seen(events, ({ answers }) => answers.some((answer) => answer.saved))
  expect(saved.answers).toMatchObject([{ step: 'colour', status: 'accepted', saved: true }, { step: 'shape' }])
  expect(saved).toMatchObject({ turn: 'you', question: { number: 2, step: 'shape', text: 'Choose a shape.' }, due: 5 })
  await interview.asked('shape', 'groom')

  for (let handover = 1; handover <= HANDOVERS; handover++) {
    const { room } = groom
    seat = await take(linkOf('groom'))
    await until('the device before is out', () => !room.isConnected)
    if (handover === HANDOVERS) moving = false
    await join(groom, seat.secret)
  }
  for (;;) {
    const event = await events.next()
    if (event?.name === 'moved') break
    expect(event?.name).toBe('seat')
  }
  expect(await events.next()).toBeUndefined()

  const record = await finish(interview)
  const of = (type: string) => record.entries.filter((entry) => entry.type === type)
  expect(of('answer').filter(({ data }) => data['effect'] === 'accepted')).toHaveLength(5)
  expect(of('invitation-made').map(({ data }) => data['respondent'])).toEqual(['groom', 'bride'])
  expect(of('seat-taken').map(({ data }) => [data['respondent'], data['seat']])).toEqual([
    ['groom', 1],
    ['bride', 1],
  ])
  expect(of('seat-moved').map(({ data }) => [data['from'], data['seat']])).toEqual(
    Array.from({ length: HANDOVERS }, (_, index) => [index + 1, index + 2]),
  )
  expect(JSON.stringify(record)).not.toMatch(/lx[is]_/)
  const last = await seen(others, ({ status }) => status === 'completed')
  expect(last.officer).toBeNull()
  expect(await others.next()).toEqual({ name: 'end', data: { status: 'completed' } })

  expect(of('request').map(({ data }) => [data['request'], data['ask']])).toEqual([
    ['repeat', { step: 'colour', respondent: 'groom', round: 1 }],
  ])
  const { end } = await new ApiClient(instance().url, seat.secret).get<SeatView & Record<string, unknown>>('/seat')
  expect(end?.record).toMatchObject({ head: record.head, entries: record.entries.length })
  expect(end?.answers.map(({ number, step, by, stands }) => [number, step, by, stands])).toEqual([
    [1, 'colour', 'dictated', true],
    [2, 'shape', 'typed', true],
    [3, 'agreed', 'typed', true],
  ])
  const receipt = await fetch(`${instance().url}/seat/receipt?language=ar`, {
    headers: { authorization: `Bearer ${seat.secret}` },
  })
  expect(await receipt.text()).toMatch(new RegExp(`Blue[^]*${record.head}`))
})

test('a link lets in while Temporal is away, and the record has it once it is back', async () => {
  const interview = await Interview.prepare(instance(), { script: PATIENT_SCRIPT })
  const { invitations } = await interview.api.post<{ invitations: { link: string }[] }>(
    `/sessions/${interview.id}/invitations`,
    { respondent: 'groom' },
  )
  await interview.until('the record has the invitation', async () => {
    const { entries } = await interview.record()
    return entries.some(({ type }) => type === 'invitation-made')
  })
  await instance().stack.temporal.kill()
  try {
    const { seat } = await take(invitations[0]?.link ?? '')
    expect(seat).toMatchObject({ respondent: 'groom', status: 'pending' })
  } finally {
    await instance().stack.temporal.start()
  }
  const entries = await interview.until('the record has the seat', async () => {
    const found = (await interview.record()).entries.filter(({ type }) => type.startsWith('seat-'))
    return found.length > 0 && found
  })
  expect(entries).toMatchObject([{ type: 'seat-taken', data: { respondent: 'groom', seat: 1 } }])
})
