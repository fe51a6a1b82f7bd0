import { useEffect, useRef } from 'react'
import type { Role } from '../../../../interview/statuses.ts'
import { Icon, type IconName } from '../../../shared/icon.tsx'
import type { StateKind } from '../../../shared/note.tsx'
import { colourOf, Initials, isolated } from '../../../shared/people.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { Moment } from '../../shell/time.tsx'
import { type AnswerNow, askKey } from './answers.ts'
import { type Act, type Ask, actsOnAsk, mayConduct, type Session, type StepNow } from './model.ts'
import { useNameOf } from './situation.tsx'
import type { AskState } from './acting.ts'

const MARK: Record<AskState, { state: StateKind; icon: IconName }> = {
  pending: { state: 'over', icon: 'moment' },
  open: { state: 'waiting', icon: 'speech' },
  accepted: { state: 'well', icon: 'check' },
  contrary: { state: 'needed', icon: 'needed' },
  unresolved: { state: 'needed', icon: 'help' },
  waived: { state: 'over', icon: 'over' },
  'not-due': { state: 'over', icon: 'over' },
}

const stateOf = (ask: Ask): AskState => (ask.due ? ask.status : 'not-due')

interface StepsProps {
  session: Session
  steps: readonly StepNow[]
  answers: ReadonlyMap<string, AnswerNow[]>
  roles: readonly Role[]
  onAct: (act: Act) => void
}

/** The script with everything that was answered, and the question that is open. */
export function StepsView(props: StepsProps) {
  const { steps } = props
  const { interview: words } = useWords()
  const open = steps.find(({ isOpen }) => isOpen)?.step.id
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (open === undefined || list.current?.contains(document.activeElement)) return
    list.current?.querySelector('[data-open="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [open])
  return (
    <section aria-labelledby="steps-title" className="live-steps">
      <h2 id="steps-title">{words.steps}</h2>
      <ol ref={list}>
        {steps.map((step) => (
          <StepItem key={step.step.id} now={step} {...props} />
        ))}
      </ol>
    </section>
  )
}

function StepItem({ now, ...props }: StepsProps & { now: StepNow }) {
  const { interview: words } = useWords()
  const { number } = useForms()
  const { step, place, asks, isOpen } = now
  return (
    <li className="live-step" data-open={isOpen} aria-current={isOpen ? 'step' : undefined} tabIndex={-1}>
      <span className="step-place" aria-hidden="true">
        {number(place + 1)}
      </span>
      <div className="live-step-main">
        <h3 className="live-ask">
          <span className="visually-hidden">{words.question(place + 1)}: </span>
          <bdi>{step.ask}</bdi>
        </h3>
        {isOpen && <p className="live-current">{words.current}</p>}
        {asks.map((ask) => (
          <AskItem
            key={ask.respondent}
            ask={ask}
            said={props.answers.get(askKey(ask.step, ask.respondent)) ?? []}
            {...props}
          />
        ))}
      </div>
    </li>
  )
}

interface AskProps extends StepsProps {
  ask: Ask
  said: readonly AnswerNow[]
}

function AskItem({ ask, said, session, roles, onAct }: AskProps) {
  const { interview: words } = useWords()
  const nameOf = useNameOf(session)
  const name = nameOf(ask.respondent)
  const state = stateOf(ask)
  const acts = mayConduct(roles) ? actsOnAsk(session, ask) : []
  const last = said.findLast(({ effect }) => effect === 'accepted' || effect === 'corrected') ?? said.at(-1)
  const people = session.respondents.map(({ id }) => ({ role: id }))
  const mark = (
    <span className={`mark ${MARK[state].state}`}>
      <Icon name={MARK[state].icon} />
      {words.asks[state]}
    </span>
  )
  const who = (
    <>
      <Initials name={name} colour={colourOf(ask.respondent, people)} />
      <span dir="auto">{name}</span>
    </>
  )
  if (said.length === 0 && acts.length === 0) {
    return (
      <div className="live-answer">
        <span className="live-who">{who}</span>
        {mark}
      </div>
    )
  }
  return (
    <details className="live-answer" data-ask={askKey(ask.step, ask.respondent)}>
      <summary>
        <span className="live-who">{who}</span>
        {mark}
        {last && (
          <span className="live-words">
            <bdi>{last.said ?? words.answer.none}</bdi>
          </span>
        )}
        <Icon name="lower" />
      </summary>
      <div className="live-more">
        {ask.round > 0 && <p className="soft">{words.round(ask.round)}</p>}
        {said.map((answer) => (
          <AnswerItem key={answer.seq} answer={answer} nameOf={nameOf} />
        ))}
        {acts.length > 0 && (
          <div className="warning-acts">
            {acts.map((act) => (
              <button
                key={act}
                type="button"
                className="button small"
                onClick={() => onAct({ act, step: ask.step, respondent: ask.respondent })}
              >
                {words.acts[act]}
              </button>
            ))}
          </div>
        )}
      </div>
    </details>
  )
}

function AnswerItem({ answer, nameOf }: { answer: AnswerNow; nameOf: (id: string) => string }) {
  const { interview: words } = useWords()
  const { said, value, reason, outcome, by, speaker, channel, type, at } = answer
  const kind =
    type === 'correction' ? words.answer.correction : type === 'withdrawal' ? words.answer.withdrawal : undefined
  const isKept = type === 'answer-kept' || type === 'correction-kept'
  const shown = typeof value === 'boolean' ? (value ? words.answer.yes : words.answer.no) : value
  return (
    <div className="answer-item">
      <p className="answer-words">
        <bdi>{said ?? words.answer.none}</bdi>
      </p>
      <p className="soft">
        <Moment at={at} as="clock" /> {kind && `· ${kind} `}· {words.outcomes[outcome]}
        {isKept && ` · ${words.answer.kept}`}
        {channel && ` · ${words.answer[channel]}`}
        {speaker !== undefined && ` · ${words.answer.by(isolated(nameOf(speaker)))}`}
      </p>
      {shown !== undefined && String(shown) !== said && (
        <p className="soft">{words.answer.counts(isolated(String(shown)))}</p>
      )}
      {reason && (
        <p className="answer-reason">
          <span className="soft">{'rule' in by ? words.answer.rule : words.answer.model}: </span>
          <span lang="en" dir="ltr">
            {reason}
          </span>
        </p>
      )}
    </div>
  )
}
