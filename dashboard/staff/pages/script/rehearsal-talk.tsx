import { useEffect, useRef } from 'react'
import type { RehearsedLine } from '../../../../interview/rehearsal/lines.ts'
import { colourOf, Initials } from '../../../shared/people.tsx'
import { useWords } from '../../shell/language.tsx'
import type { Person } from './people.ts'

interface RehearsalTalkProps {
  lines: readonly RehearsedLine[]
  people: readonly Person[]
  /** That the officer speaks. */
  language: string
}

/** What was said so far, with what became of each answer. */
export function RehearsalTalk({ lines, people, language }: RehearsalTalkProps) {
  const { rehearsal: words } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const count = lines.length
  useEffect(() => {
    if (frame.current && count > 0) frame.current.scrollTop = frame.current.scrollHeight
  }, [count])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={frame} className="rehearsal-talk" tabIndex={0} role="log" aria-label={words.talk}>
      <ol>
        {lines.map((line, index) => (
          <li
            key={index}
            data-is={line.is}
            data-goes-on={isSameSpeaker(line, lines[index - 1])}
            data-outcome={line.is === 'verdict' ? line.effect : undefined}
          >
            <Line line={line} people={people} language={language} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Line({ line, people, language }: { line: RehearsedLine } & Omit<RehearsalTalkProps, 'lines'>) {
  const { rehearsal: words, record } = useWords()
  switch (line.is) {
    case 'said': {
      const name = line.by === undefined ? record.names.officer : nameIn(people, line.by)
      const everybody = people.map(({ id }) => ({ role: id }))
      return (
        <>
          <Initials
            name={name}
            colour={line.by === undefined ? 'var(--person-officer)' : colourOf(line.by, everybody)}
          />
          <div>
            <span className="rehearsal-name">{name}</span>
            <p className="rehearsal-words" dir="auto" lang={line.by === undefined ? language : undefined}>
              {line.text}
            </p>
          </div>
        </>
      )
    }
    case 'silence':
      return <p>{words.silence}</p>
    case 'verdict':
      return (
        <p>
          <strong>{record.effects[line.effect]}</strong>{' '}
          {line.outcome !== line.effect && <span>{record.outcomes[line.outcome]}</span>}{' '}
          <span className="rehearsal-reason">
            {words.rule(line.rule)}{' '}
            <span lang="en" dir="ltr">
              {line.reason}
            </span>
          </span>
        </p>
      )
    case 'referred':
      return (
        <p>
          <strong>{words.decide}</strong> <span>{words.because[line.because]}</span>
        </p>
      )
    case 'decision':
      return <p>{words.decisions[line.decision]}</p>
  }
}

const isSameSpeaker = (line: RehearsedLine, before: RehearsedLine | undefined): boolean =>
  line.is === 'said' && before?.is === 'said' && line.by === before.by

const nameIn = (people: readonly Person[], id: string) => people.find((person) => person.id === id)?.name ?? id
