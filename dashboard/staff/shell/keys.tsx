import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { completedBy, isSingle, type Keys, latinKey, type Pressed, repeats } from './key-sequence.ts'

export interface Binding {
  keys: Keys
  /** What it does, for the list of keys. */
  says: string
  act: () => void
}

/** `here` are those of the page that is open. */
export type Scope = 'here' | 'everywhere'
interface Registered {
  scope: Scope
  bindings: () => readonly Binding[]
}

interface KeyBoard {
  add(registered: Registered): () => void
  list(): { scope: Scope; binding: Binding }[]
  areOn(): boolean
  turn(on: boolean): void
}

const KeyContext = createContext<KeyBoard | undefined>(undefined)
const KEPT_AS = 'lexnova.keys'
const TYPED_INTO = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]'
/** What presses itself by these. */
const PRESSED_BY_ENTER = 'a, button, summary, [role=button], [role=option], [role=tab]'

function readOn(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off'
  } catch {
    return true
  }
}

function createKeyBoard(): KeyBoard & { press(event: KeyboardEvent): void } {
  const registered = new Set<Registered>()
  let last: Pressed | undefined
  let isOn = readOn()
  const list = () => [...registered].flatMap(({ scope, bindings }) => bindings().map((binding) => ({ scope, binding })))
  return {
    add(one) {
      registered.add(one)
      return () => registered.delete(one)
    },
    list,
    areOn: () => isOn,
    turn(on) {
      isOn = on
      try {
        localStorage.setItem(KEPT_AS, on ? 'on' : 'off')
      } catch {
        // It holds for this page, then.
      }
    },
    press(event) {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target instanceof Element ? event.target : undefined
      if (target?.closest(TYPED_INTO) || target?.closest('dialog')) return
      if (event.key === 'Enter' && target?.closest(PRESSED_BY_ENTER)) return
      const key = latinKey(event)
      if (event.repeat && !repeats(key)) return
      const pressed = { key, at: event.timeStamp }
      const bindings = list().map(({ binding }) => binding)
      const usable = isOn ? bindings : bindings.filter(({ keys }) => !isSingle(keys))
      const binding = completedBy(usable, last, pressed)
      last = binding ? undefined : pressed
      if (!binding) return
      event.preventDefault()
      binding.act()
    },
  }
}

/** Listens to the keyboard for everything below. */
export function KeyProvider({ children }: { children: ReactNode }) {
  const [board] = useState(createKeyBoard)
  useEffect(() => {
    document.addEventListener('keydown', board.press)
    return () => document.removeEventListener('keydown', board.press)
  }, [board])
  return <KeyContext value={board}>{children}</KeyContext>
}

export function useKeyBoard(): KeyBoard {
  const board = useContext(KeyContext)
  if (!board) throw new Error('there is no keyboard around this')
  return board
}

/**
 * Keys that do something while this is drawn: not while somebody types, nor in a dialog. They stand in the list that
 * `?` shows. Of two with the same keys the later drawn one is meant.
 */
export function useKeys(bindings: readonly Binding[], scope: Scope = 'here'): void {
  const board = useKeyBoard()
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  useEffect(() => board.add({ scope, bindings: () => latest.current }), [board, scope])
}
