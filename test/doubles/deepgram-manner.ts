/** How the vendor does its work; may be changed while it runs. */
export interface Manner {
  /** In how many messages what was recognised is made final, a word in each at least. */
  finals: number
  /** It answers, and recognises nothing of what is said. */
  isDeaf: boolean
  /** From the request to the connection that stands. */
  openingMs: number
  /** It answers a `Finalize` also where no words are open. */
  answersIdleFinalize: boolean
  /** After so long it closes a connection with more key terms than it can work with. */
  overlongMs: number
  /** The client need not forbid that its sound is used to improve models. */
  mayTrain: boolean
}

/** The vendor's, as it is met from nearby. */
export const USUAL_MANNER: Manner = {
  finals: 1,
  isDeaf: false,
  openingMs: 0,
  answersIdleFinalize: false,
  overlongMs: 30_000,
  mayTrain: false,
}
