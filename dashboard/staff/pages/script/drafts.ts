import { newAttempt } from './save.ts'

const DATABASE = 'lexnova-drafts'
const STORE = 'drafts'

/** A draft as it was written once: another tab may have written since. */
interface Written {
  stamp: string
  draft: unknown
}

/** Where drafts are kept; each fails where the browser keeps nothing. */
export interface DraftStore {
  read(key: string): Promise<Written | undefined>
  write(key: string, written: Written): Promise<void>
  /** Only what has this stamp. */
  remove(key: string, stamp: string): Promise<void>
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

/** Done once the browser has it for good: a full disk is told at the end. */
async function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await openDatabase()
  try {
    const transaction = database.transaction(STORE, mode)
    const request = ask(transaction.objectStore(STORE))
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error))
    })
    return request.result
  } finally {
    database.close()
  }
}

const browserStore: DraftStore = {
  async read(key) {
    return (await inStore('readonly', (store) => store.get(key))) as Written | undefined
  },
  async write(key, written) {
    await inStore('readwrite', (store) => store.put(written, key))
  },
  async remove(key, stamp) {
    await inStore('readwrite', (store) => {
      const request: IDBRequest<Written | undefined> = store.get(key)
      request.addEventListener('success', () => request.result?.stamp === stamp && store.delete(key))
      return request
    })
  },
}

/** What somebody has not saved yet, kept in this browser: files too. */
export interface Drafts<Draft> {
  /** Undefined where there is none, and where the browser keeps nothing, as in private windows. */
  read(): Promise<Draft | undefined>
  /** The latest is kept; what comes while another is written waits for it. */
  keep(draft: Draft): void
  /** What another tab has written since stays. */
  discard(): Promise<void>
}

/**
 * @param key whose, and of what
 * @param onKept told of each draft whether the browser keeps it
 */
export function createDrafts<Draft>(
  key: string,
  onKept: (isKept: boolean) => void = () => undefined,
  store: DraftStore = browserStore,
): Drafts<Draft> {
  /** The latest that is known here. */
  let stamp: string | undefined
  let waiting: { draft: Draft } | 'none' | undefined
  let writing: Promise<void> | undefined
  const write = async (draft: Draft) => {
    const written = { stamp: newAttempt(), draft }
    try {
      await store.write(key, written)
      ;({ stamp } = written)
      onKept(true)
    } catch {
      onKept(false)
    }
  }
  const remove = async () => {
    try {
      if (stamp !== undefined) await store.remove(key, stamp)
    } catch {
      // There is none, then.
    }
  }
  const work = async () => {
    while (waiting) {
      const next = waiting
      waiting = undefined
      await (next === 'none' ? remove() : write(next.draft))
    }
    writing = undefined
  }
  return {
    async read() {
      try {
        const written = await store.read(key)
        stamp = written?.stamp
        return written?.draft as Draft | undefined
      } catch {
        return undefined
      }
    },
    keep(draft) {
      waiting = { draft }
      writing ??= work()
    },
    async discard() {
      waiting = 'none'
      writing ??= work()
      await writing
    },
  }
}
