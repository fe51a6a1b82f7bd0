import type { PageEvent } from './events.ts'
import type { Model } from './model.ts'
import { pageStateOf } from './page-state.ts'
import { reduce } from './reduce.ts'
import type { PageState } from './state.ts'

/** What is known now, and whoever wants to know when it changes. */
export class Store {
  readonly #listeners = new Set<() => void>()
  #model: Model
  #state: PageState

  constructor(model: Model) {
    this.#model = model
    this.#state = pageStateOf(model)
  }

  get model(): Model {
    return this.#model
  }

  get state(): PageState {
    return this.#state
  }

  readonly dispatch = (event: PageEvent): void => {
    const model = reduce(this.#model, event)
    if (model === this.#model) return
    this.#model = model
    this.#state = pageStateOf(model)
    for (const listener of this.#listeners) listener()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
