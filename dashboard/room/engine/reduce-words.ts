import { assertNever } from '../../../interview/statuses.ts'
import type { WordsEvent } from './events.ts'
import { type HeardCaption, type KeptCaption, type Model, OWN, type Said } from './model.ts'

/** As many as are drawn; the record has them all. */
const CAPTIONS = 300
/** Of senders whom the seat has not named: an officer may speak before its name comes, and others may go on for good. */
const UNNAMED = 20
/** Longer than anything that an officer says. */
export const CAPTION_LIMIT = 20_000

export function reduceWords(model: Model, event: WordsEvent): Model {
  switch (event.type) {
    case 'caption':
      return withCaption(model, event.caption)
    case 'saying': {
      const { id, text, dictated } = event
      const said = withSaid(model, { id, text, how: dictated ? 'dictated' : 'typed', state: 'sending' })
      const speaker = model.view?.respondent
      const own = { from: OWN, segment: id, text, final: true, isOpen: false, typed: true, ...(speaker && { speaker }) }
      return withCaption(said, own)
    }
    case 'sent':
      return withSaidState(model, event.id, 'sent')
    case 'unsent':
      return withSaidState(withoutOwn(model, event.id), event.id, 'failed')
    default:
      return assertNever(event)
  }
}

/** Believed: the officer that the seat names now, one that it named when this caption began, and what one types here. */
export const isBelieved = ({ officers }: Model, { from }: HeardCaption): boolean =>
  from === OWN || officers.includes(from)

function withCaption(model: Model, heard: HeardCaption): Model {
  const { captions, view } = model
  const known = captions.find(({ segment, from }) => segment === heard.segment && from === heard.from)
  // Of an officer that was replaced, or is being replaced, nothing new is believed.
  if (!known && model.officers.includes(heard.from) && view?.officer !== heard.from) return model
  const caption = { ...heard, saidBefore: known?.saidBefore ?? model.said.length }
  const all = known ? captions.map((one) => (one === known ? caption : one)) : [...captions, caption]
  const changed = { ...model, captions: bounded(model, all) }
  if (heard.from !== view?.officer) return changed
  if (heard.speaker !== undefined) return heardAsAnswer(changed, heard)
  // The officer has something to say to what was asked of it by a button.
  return overtaken(known ? changed : { ...changed, asked: null }, caption)
}

/** What came before the question was put again is not what is being judged now. */
function overtaken(model: Model, { isOpen, text, saidBefore }: KeptCaption): Model {
  const question = model.view?.question
  if (isOpen || !question || text !== question.text) return model
  const said = model.said.map((one, index) =>
    index < saidBefore && one.step === question.step ? { ...one, overtaken: true as const } : one,
  )
  return { ...model, said }
}

/** What did not go out was not said. */
const withoutOwn = (model: Model, id: string): Model => ({
  ...model,
  captions: model.captions.filter(({ from, segment }) => from !== OWN || segment !== id),
})

function bounded(model: Model, captions: readonly KeptCaption[]): readonly KeptCaption[] {
  const unnamed = captions.filter((caption) => !isBelieved(model, caption))
  const tooMany = new Set(unnamed.slice(0, Math.max(0, unnamed.length - UNNAMED)))
  return captions.filter((caption) => !tooMany.has(caption)).slice(-CAPTIONS)
}

/** One's own spoken words, as the officer has them, stand beside one's own question. */
function heardAsAnswer(model: Model, { speaker, segment, text, final, typed }: HeardCaption): Model {
  const { view } = model
  if (
    !view ||
    speaker !== view.respondent ||
    !final ||
    typed ||
    view.turn !== 'you' ||
    model.said.some(({ id }) => id === segment)
  )
    return model
  return withSaid(model, { id: segment, text, how: 'spoken', state: 'sent' })
}

function withSaid(model: Model, said: Pick<Said, 'id' | 'text' | 'how' | 'state'>): Model {
  const { view } = model
  const question = view?.turn === 'you' ? view.question : null
  const place = question ? { step: question.step, round: question.round } : {}
  return { ...model, said: [...model.said, { ...said, ...place, officer: view?.officer ?? '' }] }
}

const withSaidState = (model: Model, id: string, state: Said['state']): Model => ({
  ...model,
  said: model.said.map((said) => (said.id === id ? { ...said, state } : said)),
})
