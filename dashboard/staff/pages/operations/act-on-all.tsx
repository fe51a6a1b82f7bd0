import { useMutation } from '@tanstack/react-query'
import { ask } from '../../api/client.ts'
import { RefusedError } from '../../api/errors.ts'
import type { Item } from '../../api/sessions.ts'
import { Dialog } from '../../shell/dialog.tsx'
import { useForms, useWords } from '../../shell/language.tsx'

export interface Act {
  kind: 'pause' | 'resume'
  sessions: readonly Item[]
}

type Outcome = { item: Item; refused?: string }

async function actOn(kind: Act['kind'], item: Item, reason: string): Promise<Outcome> {
  const path = { id: item.id }
  const body = reason === '' ? {} : { reason }
  try {
    await (kind === 'pause'
      ? ask('post', '/sessions/{id}/pause', { path, body })
      : ask('post', '/sessions/{id}/resume', { path, body }))
    return { item }
  } catch (error) {
    return { item, refused: error instanceof RefusedError ? error.problem.detail : '' }
  }
}

/** Before maintenance, and after it: one act on all that it fits, each by itself; what was refused is named. */
export function ActOnAll({ act, onClose }: { act: Act; onClose: () => void }) {
  const { operations: words, shell } = useWords()
  const doing = useMutation({
    async mutationFn(reason: string) {
      const outcomes: Outcome[] = []
      for (const item of act.sessions) outcomes.push(await actOn(act.kind, item, reason))
      return outcomes
    },
  })
  const said = words.onAll[act.kind]
  const close = (
    <button type="button" className="button" onClick={onClose}>
      {doing.data ? shell.close : shell.cancel}
    </button>
  )
  return (
    <Dialog
      title={said.title}
      onClose={onClose}
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
        <Outcomes outcomes={doing.data} />
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
          <label className="labelled">
            {words.reason}
            <input name="reason" className="field" maxLength={500} autoComplete="off" />
          </label>
        </form>
      )}
    </Dialog>
  )
}

function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const { operations: words } = useWords()
  const { list } = useForms()
  const refused = outcomes.filter((one) => one.refused !== undefined)
  return (
    <div role="status">
      <p>{words.done(outcomes.length - refused.length)}</p>
      {refused.length > 0 && (
        <ul className="on-all-refused">
          {refused.map(({ item, refused: why }) => (
            <li key={item.id}>
              <strong>{list(item.respondents.map(({ name }) => `\u2068${name}\u2069`))}</strong> <bdi>{why}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
