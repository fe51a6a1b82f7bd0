/** The vendor's are 100 terms and 500 tokens: https://developers.deepgram.com/docs/keyterm, November 2026. */
const TERMS = 100
const TOKENS = 450
const BYTES_A_TOKEN = 2

/** More than the vendor counts: names are cut in small pieces, and Arabic letters count singly. */
const tokensOf = (term: string) => 1 + Math.ceil(Buffer.byteLength(term) / BYTES_A_TOKEN)

/**
 * As many terms as the vendor can work with: with more it takes the request, is silent, and closes half a minute
 * later.
 * @param terms the most important first; one that does not fit is left out, and a shorter one after it may fit
 */
export function fitKeyterms(terms: readonly string[]): string[] {
  const fitting: string[] = []
  let left = TOKENS
  for (const term of terms) {
    const tokens = tokensOf(term)
    if (fitting.length === TERMS || tokens > left) continue
    fitting.push(term)
    left -= tokens
  }
  return fitting
}
