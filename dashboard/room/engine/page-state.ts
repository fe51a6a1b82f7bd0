import { isOver } from '../../../interview/statuses.ts'
import { TYPED_LIMIT } from '../../../interview/typed-text.ts'
import type { Model } from './model.ts'
import { officerActivityOf } from './officer-activity.ts'
import { ownAnswersOf, savedOf } from './own-answers.ts'
import { personOf } from './people.ts'
import { isBelieved } from './reduce-words.ts'
import type { Caption, PersonInRoom, Question, Typing } from './room-state.ts'
import type { SeatView } from './seat-view.ts'
import type { About, ClosedReason, Ended, InRoom, Offer, PageState } from './state.ts'

/** What is to be drawn of all that is known. */
export function pageStateOf(model: Model): PageState {
  const { failed, closed, view, place } = model
  const { browser } = model.abilities
  if (failed) return { kind: 'failed', what: failed, saved: savedOf(view), offers: ['retry'] }
  if (closed) return { kind: 'closed', ...closed, offers: OFFERS[closed.why], browser }
  if (place === 'welcome')
    return { kind: 'welcome', busy: model.busy, ...(model.problem && { problem: model.problem }) }
  if (!view) return { kind: 'opening', server: model.server }
  if (isOver(view.status)) return endedOf(model, view)
  const about = aboutOf(view)
  const { talks, devices, server } = model
  switch (place) {
    case 'joined':
      return view.status === 'pending' ? { kind: 'waiting', about, talks, devices, server } : roomOf(model, view)
    case 'check': {
      const { network } = model
      // It takes a microphone.
      const soundCheck = devices.microphone.is === 'on' ? model.soundCheck : ({ is: 'unavailable' } as const)
      return { kind: 'check', about, talks, devices, soundCheck, network, hasStarted: view.status !== 'pending' }
    }
    default:
      return { kind: 'introduction', about }
  }
}

const OFFERS = {
  'no-link': [],
  unknown: [],
  revoked: [],
  renewed: [],
  expired: [],
  over: [],
  moved: ['open'],
  left: ['open'],
  unused: ['open'],
  'too-often': ['open'],
  'other-tab': ['continueHere'],
  insecure: ['goOnTyping'],
  'in-app': ['copyLink', 'goOnTyping'],
  unsupported: ['copyLink'],
} as const satisfies Record<ClosedReason, readonly Offer[]>

function aboutOf(view: SeatView): About {
  const { title, asked_by } = view.interview
  return {
    you: personOf(view, view.respondent),
    others: view.others.map(({ respondent }) => personOf(view, respondent)),
    language: view.language,
    recorded: view.keeps,
    ...(asked_by !== null && { askedBy: asked_by }),
    ...(title !== null && { title }),
  }
}

function endedOf({ receipt }: Model, view: SeatView): Ended {
  return {
    kind: 'ended',
    how: view.status === 'completed' ? 'completed' : 'cancelled',
    about: aboutOf(view),
    recorded: view.end?.answers.map(({ by, ...answer }) => ({ ...answer, how: by })) ?? null,
    saved: savedOf(view),
    receipt,
    ...(view.end?.record && { head: view.end.record.head }),
  }
}

function roomOf(model: Model, view: SeatView): InRoom {
  const { connection, server, talks, devices, dictation, sound, asked, unheard } = model
  return {
    kind: 'room',
    about: aboutOf(view),
    connection,
    server,
    question: view.question && questionOf(view, view.question),
    turn: view.turn,
    due: view.due,
    officer: officerActivityOf(model, view),
    captions: captionsOf(model, view),
    answers: ownAnswersOf(model, view),
    saved: savedOf(view),
    typing: typingOf(model, view),
    dictation,
    talks,
    devices,
    sound,
    others: othersOf(model, view),
    asked,
    unheard,
  }
}

function questionOf(view: SeatView, { respondent, ...question }: NonNullable<SeatView['question']>): Question {
  return { ...question, for: personOf(view, respondent) }
}

const captionsOf = (model: Model, view: SeatView): Caption[] =>
  model.captions
    .filter((caption) => caption.text !== '' && isBelieved(model, caption))
    .map(({ segment, speaker, text, final, isOpen, typed }) => {
      const { name } = speaker ? personOf(view, speaker) : {}
      return {
        segment,
        speaker: speaker ?? 'officer',
        ...(name !== undefined && { name }),
        own: speaker === view.respondent,
        text,
        // The officer's grow word by word, and are announced once they are whole.
        final: final && !isOpen,
        typed,
      }
    })

function othersOf({ people }: Model, view: SeatView): PersonInRoom[] {
  return view.others.map(({ respondent }) => {
    const seen = people[respondent]
    return {
      ...personOf(view, respondent),
      present: seen !== undefined || view.present.includes(respondent),
      speaks: seen?.speaks ?? false,
      hasVideo: seen?.hasVideo ?? false,
      muted: seen?.muted ?? false,
    }
  })
}

/** Why nothing that is typed would reach an officer now; undefined when it would. */
export function typingRefusal({ connection, identities }: Model, view: SeatView): Typing['refused'] {
  if (connection.is !== 'connected') return 'not-connected'
  if (view.status !== 'active' || view.officer === null || !identities.includes(view.officer)) return 'nobody-listens'
  return undefined
}

function typingOf(model: Model, view: SeatView): Typing {
  const refused = typingRefusal(model, view)
  const typed = model.said.filter(({ how }) => how !== 'spoken')
  const last = typed.at(-1)
  return {
    limit: TYPED_LIMIT,
    sending: typed.some(({ state }) => state === 'sending'),
    ...(refused && { refused }),
    ...(last?.state === 'failed' && { unsent: { id: last.id, text: last.text } }),
  }
}
