import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { samplesBefore } from '../../states/samples/before.ts'
import { samplesDuring } from '../../states/samples/during.ts'
import { stillActs, stillLive } from '../../states/still.ts'
import { loadCatalogue } from '../../words/catalogue.ts'
import type { InRoom, PageState } from '../engine/state.ts'
import LaterView, { type Later } from './later.tsx'
import { PageView } from './page-view.tsx'

const catalogue = await loadCatalogue('en', ['en'])
const SAMPLES = { ...samplesBefore('en'), ...samplesDuring('en') }

function sample<Kind extends Later['kind']>(name: string, kind: Kind): Extract<PageState, { kind: Kind }> {
  const state = SAMPLES[name]
  if (state?.kind !== kind) throw new Error(`there is no ${kind} of the name ${name}`)
  return state as Extract<PageState, { kind: Kind }>
}

const drawn = (state: Later): string =>
  renderToStaticMarkup(
    <LanguageProvider first={catalogue}>
      <LaterView state={state} acts={stillActs} live={stillLive} />
    </LanguageProvider>,
  )

/** What stands on the main button. */
const mainOf = (html: string) => /class="button main"[^>]*>(?:<svg.*?<\/svg>)?([^<]*)/.exec(html)?.[1]

test('where nobody is heard the way leads to typing, and whoever turns on a microphone is told', () => {
  const [introduction, check, room] = [
    sample('introduction', 'introduction'),
    sample('check-camera', 'check'),
    sample('room-listening', 'room'),
  ]
  const { typedOnly } = catalogue.words.introduction.recordedText
  expect(mainOf(drawn(introduction))).toBe('Check my microphone')
  for (const state of [check, room]) expect(drawn(state)).not.toContain(typedOnly)
  const recorded = { spoken: false, sound: 'never' } as const
  const unheard = <T extends Later>(state: T): T => ({ ...state, about: { ...introduction.about, recorded } })
  expect(mainOf(drawn(unheard(introduction)))).toBe('Go on and type')
  for (const state of [check, room]) expect(drawn(unheard(state))).toContain(typedOnly)
  expect(drawn({ ...unheard(room), talks: false })).not.toContain(typedOnly)
})

test('an answer that was saved says so until the next question has one', () => {
  const room = sample('room-listening', 'room')
  const now = (state: InRoom) => /<div class="answer-now" role="status">(.*?)<\/div>/.exec(drawn(state))?.[1] ?? ''
  const said = (text: string) => [{ id: text, text, how: 'typed' as const }]
  const saved = { number: 1, step: 'name', said: said('Ada'), mark: 'saved' } as const
  const open = { number: 7, step: 'free-will', said: [], mark: 'open' } as const
  for (const state of [
    { ...room, answers: [saved, open] },
    { ...room, answers: [saved], question: room.question && { ...room.question, for: { role: 'bride' } } },
  ]) {
    expect(now(state)).toContain('Question 1')
    expect(now(state)).toContain('Ada')
    expect(now(state)).toContain('Saved')
  }
  const next = now({ ...room, answers: [saved, { ...open, said: said('Yes'), mark: 'sent' }] })
  expect(next).toContain('Your answer')
  expect(next).not.toContain('Saved')
  expect(now({ ...room, answers: [open] })).toBe('')
})

test('requests can be made of an officer who takes them, and else not', () => {
  const room = sample('room-listening', 'room')
  const disabled = (state: InRoom) => drawn(state).match(/class="control"[^>]*disabled=""/g)?.length ?? 0
  expect(disabled(room)).toBe(0)
  expect(disabled({ ...room, turn: 'other' })).toBe(3)
  expect(disabled({ ...room, typing: { ...room.typing, refused: 'nobody-listens' } })).toBe(3)
})

test('a page that waits for a server that does not answer says so', () => {
  const opening = (server: 'connected' | 'reconnecting') =>
    renderToStaticMarkup(
      <LanguageProvider first={catalogue}>
        <PageView state={{ kind: 'opening', server }} acts={stillActs} live={stillLive} />
      </LanguageProvider>,
    )
  expect(opening('reconnecting')).toContain(catalogue.words.room.noNews)
  expect(opening('connected')).not.toContain(catalogue.words.room.noNews)
})

test('what was typed and not sent stands in the field again', () => {
  const live = { ...stillLive, draft: { read: () => 'Half a sentence', keep: () => undefined } }
  const html = renderToStaticMarkup(
    <LanguageProvider first={catalogue}>
      <LaterView state={sample('room-listening', 'room')} acts={stillActs} live={live} />
    </LanguageProvider>,
  )
  expect(html).toMatch(/<textarea[^>]*>Half a sentence<\/textarea>/)
})
