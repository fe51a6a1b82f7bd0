import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../api/client.ts'
import type { Item } from '../../api/sessions.ts'
import { errorSaid } from '../../shell/act-error.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import type { Words } from '../../words/words.ts'
import { inTurn } from './all.ts'

export interface Act {
  kind: 'pause' | 'resume'
  sessions: readonly Item[]
}

type Outcome = { item: Item; refused?: string }

async function actOn(kind: Act['kind'], item: Item, reason: string, words: Words): Promise<Outcome> {
  const path = { id: item.id }
  const body = reason === '' ? {} : { reason }
  try {
    await (kind === 'pause'
      ? ask('post', '/sessions/{id}/pause', { path, body })
      : ask('post', '/sessions/{id}/resume', { path, body }))
    return { item }
  } catch (error) {
    return { item, refused: errorSaid(error, words) }
  }
}

/** Before maintenance, and after it: one act on all that it fits, each by itself; what was refused is named. */
export function ActOnAll({ act, onClose }: { act: Act; onClose: () => void }) {
  const all = useWords()
  const { operations: words, shell } = all
  const [off] = useState(() => new AbortController())
  const doing = useMutation({
    mutationFn: (reason: string) => inTurn(act.sessions, (item) => actOn(act.kind, item, reason, all), off.signal),
  })
  // What became of each is told also when it is called off.
  const leave = () => (doing.isPending ? off.abort() : onClose())
  const said = words.onAll[act.kind]
  const close = (
    <button type="button" className="button" onClick={leave}>
      {doing.data ? shell.close : shell.cancel}
    </button>
  )
  return (
    <Dialog
      title={said.title}
      onClose={leave}
      isHeld={doing.isPending}
      acts={
        doing.data ? (
          close
        ) : (
          <>
            <button type="submit" form="on-all" className="button main" disabled={doing.isPending}>
              {said.act(act.sessions.length)}
            </button>
            {close}
          </>
        )
      }
    >
      {doing.data ? (
        <Outcomes outcomes={doing.data} left={act.sessions.length - doing.data.length} />
      ) : (
        <form
          id="on-all"
          className="on-all"
          onSubmit={(event) => {
            event.preventDefault()
            doing.mutate(String(new FormData(event.currentTarget).get('reason') ?? '').trim())
          }}
        >
          <p>{said.text}</p>
          <details>
            <summary>{words.which}</summary>
            <ul>
              {act.sessions.map((item) => (
                <li key={item.id}>
                  <Respondents item={item} />
                </li>
              ))}
            </ul>
          </details>
          <label className="labelled">
            {words.reason}
            <input name="reason" className="field" maxLength={500} autoComplete="off" />
          </label>
        </form>
      )}
    </Dialog>
  )
}

function Respondents({ item }: { item: Item }) {
  const { list } = useForms()
  return list(item.respondents.map(({ name }) => `\u2068${name}\u2069`))
}

/** @param left on how many it was not tried, because it was called off */
function Outcomes({ outcomes, left }: { outcomes: readonly Outcome[]; left: number }) {
  const { operations: words } = useWords()
  const refused = outcomes.filter((one) => one.refused !== undefined)
  return (
    <div role="status">
      <p>{words.done(outcomes.length - refused.length)}</p>
      {left > 0 && <p>{words.left(left)}</p>}
      {refused.length > 0 && (
        <ul className="on-all-refused">
          {refused.map(({ item, refused: why }) => (
            <li key={item.id}>
              <strong>
                <Respondents item={item} />
              </strong>{' '}
              <bdi>{why}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
