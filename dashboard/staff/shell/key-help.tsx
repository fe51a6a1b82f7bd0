import { useState } from 'react'
import { shownKeys } from './key-sequence.ts'
import { type Binding, useKeyBoard } from './keys.tsx'
import { useWords } from './language.tsx'
import { Dialog } from './dialog.tsx'

/** Every key that does something now. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { keys } = useWords().shell
  const board = useKeyBoard()
  const [isOn, setOn] = useState(board.areOn)
  const all = board.list()
  const turn = (on: boolean) => {
    board.turn(on)
    setOn(on)
  }
  return (
    <Dialog title={keys.title} onClose={onClose}>
      {(['here', 'everywhere'] as const).map((scope) => {
        const bindings = all.filter((one) => one.scope === scope).map(({ binding }) => binding)
        return bindings.length > 0 && <KeyList key={scope} title={keys[scope]} bindings={bindings} />
      })}
      <label className="choice">
        <input type="checkbox" checked={isOn} onChange={({ target }) => turn(target.checked)} />
        {keys.single}
      </label>
    </Dialog>
  )
}

function KeyList({ title, bindings }: { title: string; bindings: readonly Binding[] }) {
  const { keys: words } = useWords().shell
  return (
    <section className="key-list">
      <h3>{title}</h3>
      <dl>
        {bindings.map(({ keys, says }) => (
          <div key={keys}>
            <dt>{says}</dt>
            <dd>
              {shownKeys(keys).map((key, place) => (
                <span key={`${key}${place}`}>
                  {place > 0 && <span className="key-then">{words.followed}</span>}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
