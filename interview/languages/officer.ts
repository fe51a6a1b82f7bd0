/**
 * The officer's own phrases; everything else it says stands in the script. Names come in the form that
 * the session gives; no phrase depends on a respondent's gender or number.
 */
export interface OfficerPhrases {
  /** Used by a script that has none of its own. */
  opening: string
  closing: string
  clarify: string
  hold: string
  thanksForWaiting: string
  interruption: string
  paused: string
  resumed: string
  referred: string
  ended: string
  address(name: string): string
  waitingFor(name: string): string
  welcomeBack(name: string): string
  wrongRespondent(name: string): string
  stillThere(name: string): string
  again: string
  letMeFinish: string
  moment: string
  meaning: string
  notHeard: string
  bothSpoke: string
  tooMuch: string
  typeInstead(name: string): string
  hearAgain(name: string): string
  readBack(value: string): string
  /** @param letters of what of the name was said otherwise, as in J-O-H-A-N-N */
  registeredAs(name: string, letters?: string): string
  /** After an answer, where the script asks for more of it. */
  anythingMore: string
  goOn: string
  /** A line that is bad. */
  badLine: string
  /** Somebody is in need: nothing in it tells others so. */
  pausedCalmly: string
  corrected: string
  notCorrected: string
  nothingToCorrect: string
  correctionWanted: string
  withdrawal(name: string): string
  withdrawn: string
  recordingStopped: string
  goesOn: string
  noRecording: string
}

/** A name, with some of it in letters. */
export const written = (name: string, letters: string | undefined): string =>
  letters === undefined ? name : `${name}, ${letters}`
