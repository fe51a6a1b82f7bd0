/**
 * Latencies of the vendors as published, by double; it answers so late.
 *
 * - Deepgram, from audio to its transcript: "300 milliseconds or less for streaming workloads",
 *   https://developers.deepgram.com/docs/measuring-streaming-latency (no median is published: the bound).
 * - ElevenLabs, from text to first audio: Flash models "~75ms", the model alone without the network,
 *   https://elevenlabs.io/docs/api-reference/reducing-latency
 * - Gemini, from request to first token: Google publishes none; Artificial Analysis measured a median of
 *   0.41 s for Flash on AI Studio, https://artificialanalysis.ai/models/gemini-1-5-flash/providers (the
 *   latest page of a Flash model without thinking that could be read).
 */
export const PUBLISHED: Record<string, object> = {
  deepgram: { latencyMs: 300 },
  // Its double is so quick by default.
  elevenlabs: {},
  gemini: { firstMs: 410, totalMs: 410 },
}
