import { type ReactNode, useEffect, useRef } from 'react'
import { assertNever } from '../../../../interview/statuses.ts'
import { Icon } from '../../../shared/icon.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import type { Answered } from './kinds.ts'
import { Quoted } from './quoted.tsx'
import type { Story, Told } from './story.ts'
import { type Telling, timeOf } from './telling.ts'
import type { Reason, Why } from './why.ts'

interface WhyViewProps {
  story: Story
  why: Why
  telling: Telling
  onSelect: (seq: number) => void
  onClose: () => void
}

/** Why the interview went on, from the end of a step back to the words: each sentence leads to its entry. */
export function WhyView({ story, why, telling, onSelect, onClose }: WhyViewProps) {
  const { record: words } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const number = (id: string) => story.stepOf(id)?.number
  const own = why.step === undefined ? undefined : number(why.step)
  const next = typeof why.next === 'object' ? number(why.next.step) : undefined
  return (
    <section className="why">
      <header className="why-header">
        <h2 ref={heading} tabIndex={-1}>
          {own === undefined ? words.why.entry : words.why.step(own)}
        </h2>
        <button type="button" className="button plain square" onClick={onClose} aria-label={words.why.close}>
          <Icon name="close" />
        </button>
      </header>
      {why.chains.length === 0 && <p>{words.why.none}</p>}
      {next !== undefined && <p className="why-next">{words.why.next(next)}</p>}
      {why.next === 'end' && <p className="why-next">{words.why.end}</p>}
      {why.chains.map(({ respondent, reasons }) => (
        <ol key={respondent ?? ''} className="why-chain">
          {reasons.map((reason, place) => (
            <li key={`${reason.seq} ${reason.is}`} className={place === 0 ? 'why-reason is-end' : 'why-reason'}>
              <Sentence reason={reason} story={story} telling={telling} />
              {reasons[place + 1]?.seq !== reason.seq && (
                <button type="button" className="link why-entry" onClick={() => onSelect(reason.seq)}>
                  {words.entry(reason.seq)}
                </button>
              )}
            </li>
          ))}
        </ol>
      ))}
    </section>
  )
}

interface SentenceProps {
  reason: Reason
  story: Story
  telling: Telling
}

function Sentence({ reason, story, telling }: SentenceProps): ReactNode {
  const { record } = useWords()
  const { why: words } = record
  const forms = useForms()
  const told = story.told[reason.seq]
  switch (reason.is) {
    case 'settled': {
      const at = told ? timeOf(told.at, forms).shown : ''
      return (
        <>
          <p className="why-settled">{words.settled[reason.as](telling.named(reason.respondent), at)}</p>
          {reason.value !== undefined && reason.as !== 'waived' && (
            <p className="soft">
              {words.value}: <bdi>{telling.valueOf(reason.value, reason.isYesOrNo)}</bdi>
            </p>
          )}
        </>
      )
    }
    case 'judged':
      return <Judged answered={reason.answered} words={reason.words} />
    case 'confirmed':
      return (
        <>
          <p>{words.confirmed}</p>
          <Quoted>{reason.readBack}</Quoted>
          {reason.confirmation !== undefined && <Quoted>{reason.confirmation}</Quoted>}
        </>
      )
    case 'said': {
      const say = reason.channel === 'voice' ? words.said : words.typed
      return (
        <>
          <p>{say(telling.named(reason.who))}</p>
          <Quoted>{reason.text ?? words.erased}</Quoted>
        </>
      )
    }
    case 'silent':
      return <p>{words.silent(telling.named(reason.who))}</p>
    case 'asked':
      return (
        <>
          <p>{words.asked(telling.named(reason.who), reason.round)}</p>
          <Quoted>{reason.text ?? words.erased}</Quoted>
        </>
      )
    case 'before': {
      const { ask, outcome } = reason.answered.data
      const { answer, reason: because } = reason.words
      return (
        <>
          <p>{words.before(ask.round, record.outcomes[outcome])}</p>
          {answer !== undefined && <Quoted>{answer}</Quoted>}
          {because !== undefined && (
            <p className="soft" dir="auto">
              {because}
            </p>
          )}
        </>
      )
    }
    case 'entry':
      return told && <Own told={told} telling={telling} />
    default:
      return assertNever(reason)
  }
}

function Judged({ answered: { data }, words }: { answered: Answered; words: Told['words'] }) {
  const { why, outcomes } = useWords().record
  const { judge } = data
  const outcome = outcomes[data.outcome]
  return (
    <>
      <p>{judge.by === 'rule' ? why.rule(judge.rule, outcome) : why.model(judge.model, outcome)}</p>
      {judge.by === 'rule' && judge.instead_of && <p>{why.instead(judge.instead_of.model)}</p>}
      {words['reason'] !== undefined && (
        <p className="soft" dir="auto">
          {words['reason']}
        </p>
      )}
    </>
  )
}

/** What an entry says by itself, and why whoever did it did. */
function Own({ told, telling }: { told: Told; telling: Telling }) {
  const { shown } = timeOf(told.at, useForms())
  return (
    <>
      <p>
        <span className="number">{shown}</span> {telling.sentenceOf(told)}.
      </p>
      {told.words['reason'] !== undefined && <Quoted>{told.words['reason']}</Quoted>}
    </>
  )
}
