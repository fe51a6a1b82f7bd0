const DATABASE = 'lexnova-drafts'
const STORE = 'drafts'

const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const request = indexedDB.open(DATABASE, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE))
  const database = await settled(request)
  const transaction = database.transaction(STORE, mode)
  transaction.addEventListener('complete', () => database.close())
  return transaction.objectStore(STORE)
}

/** What somebody has not saved yet, kept in this browser: files too. */
export interface Drafts<Draft> {
  /** Undefined where there is none, and where the browser keeps nothing, as in private windows. */
  read(): Promise<Draft | undefined>
  /** The latest is kept; what comes while another is written waits for it. */
  keep(draft: Draft): void
  discard(): Promise<void>
}

/** @param key whose, and of what */
export function createDrafts<Draft>(key: string): Drafts<Draft> {
  let waiting: { draft: Draft } | undefined
  let writing: Promise<void> | undefined
  const write = async () => {
    while (waiting) {
      const { draft } = waiting
      waiting = undefined
      try {
        await settled((await openStore('readwrite')).put(draft, key))
      } catch {
        // It stands on the page; only a reload loses it.
      }
    }
    writing = undefined
  }
  return {
    async read() {
      try {
        return (await settled((await openStore('readonly')).get(key))) as Draft | undefined
      } catch {
        return undefined
      }
    },
    keep(draft) {
      waiting = { draft }
      writing ??= write()
    },
    async discard() {
      waiting = undefined
      await writing
      try {
        await settled((await openStore('readwrite')).delete(key))
      } catch {
        // There is none, then.
      }
    },
  }
}
