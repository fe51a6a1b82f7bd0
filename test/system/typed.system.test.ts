import { expect, test } from 'vitest'
import { TypingRespondent } from '../../local/respondent.ts'
import { useInstance } from '../harness/instance.ts'
import { Interview } from '../harness/interview.ts'

const instance = useInstance()

test('what somebody types to agents alone is shown to the others by the officer, but for a need', async () => {
  const interview = await Interview.prepare(instance(), { answer: () => undefined })
  const { url, tokens } = await interview.start()
  const { groom } = interview
  await interview.join(groom)
  const chats: string[] = []
  groom.room.registerTextStreamHandler('lk.chat', (reader) => void reader.readAll().then((text) => chats.push(text)))
  const bride = new TypingRespondent('bride')
  await bride.join(url, tokens['bride'] ?? '')
  await interview.asked('colour', 'groom')

  expect(await bride.type('Good luck')).toBe(true)
  await interview.until('the groom is shown it', () => groom.othersTyped.length > 0)
  await bride.type('Someone is threatening me')
  const { progress } = await interview.status('interrupted')
  expect(progress.cause).toMatchObject({ kind: 'referred', respondent: 'groom', need: 'threat', needed_by: 'bride' })
  await bride.type('Are you there?')
  await interview.until('the groom is shown that too', () => groom.othersTyped.length > 1)
  expect(groom.othersTyped).toEqual(['Good luck', 'Are you there?'].map((text) => ({ respondent: 'bride', text })))
  expect(chats).toEqual([])
  expect(bride.captions.filter(({ speaker }) => speaker.kind === 'respondent')).toEqual([])
  await Promise.all([bride.leave(), interview.leave()])
})
