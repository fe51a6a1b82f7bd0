import { Icon } from '../../shared/icon.tsx'
import { useLanguage, useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts } from '../engine/page.ts'
import type { Ended, RecordedAnswer } from '../engine/state.ts'
import { Frame, Title } from './frame.tsx'

function Recorded({ entry, language }: { entry: RecordedAnswer; language: string | null }) {
  const { ended, room } = useWords()
  const { kind, number, question, words, stands } = entry
  return (
    <li className={stands ? undefined : 'replaced'}>
      <p className="label">
        {number !== null && room.answerTo(number)}
        {kind !== 'answer' && (
          <>
            {number !== null && ' · '}
            {ended.kinds[kind]}
          </>
        )}
      </p>
      {question !== null && (
        <p dir="auto" lang={language ?? undefined}>
          {question}
        </p>
      )}
      {words === null ? (
        <p className="quiet">{ended.nothing}</p>
      ) : (
        <q className="words" dir="auto">
          {words}
        </q>
      )}
      {!stands && <p className="quiet">{ended.later}</p>}
    </li>
  )
}

function Receipt({ state: { receipt, head }, acts }: { state: Ended; acts: Acts }) {
  const { code, words } = useLanguage()
  const { ended } = words
  return (
    <section className="part">
      <h2>{ended.receipt}</h2>
      <p role="status">{ended.receiptStates[receipt]}</p>
      {head !== undefined && (
        <dl className="facts">
          <dt>{ended.head}</dt>
          <dd>
            <code className="hash" dir="ltr">
              {head}
            </code>
            <p className="quiet">{ended.headText}</p>
          </dd>
        </dl>
      )}
      <div className="row no-print">
        {(receipt === 'ready' || receipt === 'saving') && (
          <button
            type="button"
            className="button main"
            disabled={receipt === 'saving'}
            onClick={() => acts.saveReceipt(code)}
          >
            <Icon name="down" />
            {ended.save}
          </button>
        )}
        <button type="button" className="button" onClick={() => globalThis.print()}>
          <Icon name="print" />
          {ended.print}
        </button>
      </div>
    </section>
  )
}

export function EndedView({ state, acts }: { state: Ended; acts: Acts }) {
  const { ended } = useWords()
  const { how, recorded, saved, about } = state
  const { title, text } = ended[how]
  return (
    <Frame>
      <Title>{title}</Title>
      <p className="lead">{text}</p>
      <Note state={how === 'completed' ? 'well' : 'over'} title={ended.count(saved)} />
      <Receipt state={state} acts={acts} />
      <section className="part">
        <h2>{ended.recorded}</h2>
        {recorded === null ? (
          <p role="status" className="quiet">
            {ended.coming}
          </p>
        ) : recorded.length === 0 ? (
          <p>{ended.none}</p>
        ) : (
          <ol className="recorded">
            {recorded.map((entry, place) => (
              <Recorded key={place} entry={entry} language={about.language} />
            ))}
          </ol>
        )}
      </section>
      <section className="part">
        <h2>{ended.wrong}</h2>
        <p>{ended.wrongText}</p>
      </section>
    </Frame>
  )
}
