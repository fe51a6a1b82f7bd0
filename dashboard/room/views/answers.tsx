import { Icon, type IconName } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import type { StateKind } from '../../shared/note.tsx'
import type { OwnAnswer } from '../engine/room-state.ts'
import type { InRoom } from '../engine/state.ts'

const MARKS = {
  open: { state: 'over', icon: 'over' },
  sending: { state: 'waiting', icon: 'waiting' },
  sent: { state: 'waiting', icon: 'waiting' },
  'asked-again': { state: 'waiting', icon: 'repeat' },
  saved: { state: 'well', icon: 'well' },
  unresolved: { state: 'needed', icon: 'needed' },
  unsent: { state: 'needed', icon: 'needed' },
} satisfies Record<OwnAnswer['mark'], { state: StateKind; icon: IconName }>

function Mark({ mark }: Pick<OwnAnswer, 'mark'>) {
  const { marks } = useWords().room
  const { state, icon } = MARKS[mark]
  return (
    <span className={`answer-mark ${state}`}>
      <Icon name={icon} />
      {marks[mark]}
    </span>
  )
}

const Said = ({ said }: Pick<OwnAnswer, 'said'>) => {
  const last = said.at(-1)
  return last ? (
    <q className="words" dir="auto">
      {last.text}
    </q>
  ) : null
}

/**
 * What was said to the open question, with the mark that comes once it is durable. That mark comes together with the
 * next question: until that one has an answer the last one stays.
 */
export function AnswerNow({ state: { question, answers, about } }: { state: InRoom }) {
  const { room } = useWords()
  const isMine = question?.for.role === about.you.role
  const current = isMine ? answers.find(({ step }) => step === question.step) : undefined
  const isBegun = current && (current.said.length > 0 || current.mark !== 'open')
  const now = isBegun ? current : answers.findLast(({ said }) => said.length > 0)
  return (
    <div className="answer-now" role="status">
      {now && (
        <>
          <span className="label">{now === current ? room.answer : room.answerTo(now.number)}</span>
          <Said said={now.said} />
          <Mark mark={now.mark} />
        </>
      )}
    </div>
  )
}

/** All of one's own, folded away. */
export function AnswersFolded({ state: { answers } }: { state: InRoom }) {
  const { room, ended } = useWords()
  if (answers.length === 0) return null
  return (
    <details className="folded">
      <summary>
        {room.answers}{' '}
        <span className="quiet">{ended.count(answers.filter(({ mark }) => mark === 'saved').length)}</span>
      </summary>
      <ol className="answer-list">
        {answers.map(({ number, step, said, mark }) => (
          <li key={step}>
            <span className="label">{room.answerTo(number)}</span>
            <Said said={said} />
            <Mark mark={mark} />
          </li>
        ))}
      </ol>
    </details>
  )
}
