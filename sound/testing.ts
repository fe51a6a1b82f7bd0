/** A tone of this amplitude (of 32,767). */
export const toneOf = (
  hertz: number,
  length: number,
  sampleRate = 16_000,
  amplitude = 10_000,
): Int16Array<ArrayBuffer> =>
  Int16Array.from({ length }, (_, at) => Math.round(amplitude * Math.sin((2 * Math.PI * hertz * at) / sampleRate)))

/** The amplitude with which a tone is in the samples. */
export function amplitudeOf(hertz: number, samples: ArrayLike<number>, sampleRate = 16_000): number {
  let [cosine, sine] = [0, 0]
  for (let at = 0; at < samples.length; at++) {
    const turn = (2 * Math.PI * hertz * at) / sampleRate
    cosine += (samples[at] as number) * Math.cos(turn)
    sine += (samples[at] as number) * Math.sin(turn)
  }
  return (2 * Math.hypot(cosine, sine)) / samples.length
}
