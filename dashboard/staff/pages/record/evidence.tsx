import { useForms, useWords } from '../../shell/language.tsx'
import { answeredIn } from './kinds.ts'
import { Exact, Named } from './quoted.tsx'
import type { Told } from './story.ts'
import type { Telling } from './telling.ts'

interface Used {
  model: string
  served_model?: string | undefined
  prompt_sha256: string
}

/** Who judged, by what; when and how it was heard; who acted. */
export function Evidence({ told, telling }: { told: Told; telling: Telling }) {
  const { inspector: words } = useWords().record
  const { says } = told
  const answered = answeredIn(told)
  const heard = says && 'heard' in says.data ? says.data.heard : undefined
  const actor = says && 'actor' in says.data ? says.data.actor : undefined
  return (
    <>
      {answered && <Judge told={told} />}
      {says?.type === 'side-question' && says.data.by.by === 'model' && (
        <Named name={words.judged}>
          <Model used={says.data.by} />
        </Named>
      )}
      {(answered?.data.question || answered?.data.answer || heard) && (
        <Named name={words.utterances}>
          <ul className="utterances">
            {answered?.data.question && <Question question={answered.data.question} />}
            {answered?.data.answer && (
              <Heard who={answered.data.answer.speaker} heard={answered.data.answer} telling={telling} />
            )}
            {heard && <Heard who={heard.respondent} heard={heard} telling={telling} />}
          </ul>
        </Named>
      )}
      {actor && <Actor id={actor.id} role={actor.role} />}
    </>
  )
}

function Judge({ told }: { told: Told }) {
  const { record } = useWords()
  const { inspector: words } = record
  const answered = answeredIn(told)
  if (!answered) return null
  const { judge, outcome } = answered.data
  return (
    <>
      <Named name={words.judged}>
        {judge.by === 'model' ? (
          <Model used={judge} />
        ) : (
          <>
            {words.rule(judge.rule)}
            {judge.instead_of && (
              <>
                , {words.instead(judge.instead_of.model)}
                <Prompt used={judge.instead_of} />
              </>
            )}
          </>
        )}
      </Named>
      <Named name={words.outcome}>{record.outcomes[outcome]}</Named>
    </>
  )
}

function Model({ used }: { used: Used }) {
  const { inspector: words } = useWords().record
  const other = used.served_model !== undefined && used.served_model !== used.model ? used.served_model : undefined
  return (
    <>
      {words.model(used.model)}
      {other !== undefined && <>, {words.served(other)}</>}
      <Prompt used={used} />
    </>
  )
}

function Prompt({ used }: { used: Used }) {
  const { inspector: words } = useWords().record
  return (
    <span className="prompt-hash">
      {words.promptHash}: <Exact>{used.prompt_sha256}</Exact>
    </span>
  )
}

/** On the agent's clock: 1:02.3 to 1:04.1. */
const spanOf = (start: number, end: number): string => `${clockOf(start)} – ${clockOf(end)}`
const clockOf = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000)
  return `${minutes}:${((ms % 60_000) / 1_000).toFixed(1).padStart(4, '0')}`
}

interface QuestionProps {
  question: { start_ms: number; end_ms: number; spoken: number; captioned?: true | undefined }
}

function Question({ question }: QuestionProps) {
  const { record } = useWords()
  const { share } = useShares()
  return (
    <li>
      <span>{record.names.officer}</span> <bdi className="number">{spanOf(question.start_ms, question.end_ms)}</bdi>
      <span className="soft">
        {question.captioned ? record.inspector.captioned : record.inspector.spoken(share(question.spoken))}
      </span>
    </li>
  )
}

interface HeardProps {
  who: string
  heard: {
    start_ms: number
    end_ms: number
    channel: 'typed' | 'voice'
    dictated?: true | undefined
    confidence?: number | undefined
    level_db?: number | undefined
  }
  telling: Telling
}

function Heard({ who, heard, telling }: HeardProps) {
  const { inspector: words } = useWords().record
  const { share, decibels } = useShares()
  const said = [
    words.heard[heard.dictated ? 'dictated' : heard.channel],
    ...(heard.confidence === undefined ? [] : [words.confidence(share(heard.confidence))]),
    ...(heard.level_db === undefined ? [] : [words.level(decibels(heard.level_db))]),
  ]
  return (
    <li>
      <span>{telling.nameOf(who)}</span> <bdi className="number">{spanOf(heard.start_ms, heard.end_ms)}</bdi>
      <span className="soft">{said.join(' · ')}</span>
    </li>
  )
}

function useShares() {
  const { number } = useForms()
  return {
    share: (value: number) => `${number(Math.round(value * 100))} %`,
    decibels: (value: number) => number(Math.round(value)),
  }
}

function Actor({ id, role }: { id: string; role: 'lawyer' | 'reviewer' | 'operator' | 'admin' }) {
  const { record, shell } = useWords()
  return (
    <Named name={record.inspector.actor}>
      {shell.roles[role]} <Exact>{id}</Exact>
    </Named>
  )
}
