import { ApiClient } from '../../local/client.ts'
import type { Instance } from '../../local/instance.ts'
import { TypingRespondent } from '../../local/respondent.ts'

export interface Started {
  id: string
  url: string
  tokens: Record<string, string>
}

/**
 * Creates a session for one candidate with a script of short steps; not yet started.
 * @param expectOf what the step of this number expects, by default a yes or a no
 */
export async function prepareSession(
  instance: Instance,
  steps: number,
  expectOf: (step: number) => unknown = () => 'affirmation',
): Promise<string> {
  const api = new ApiClient(instance.url, instance.key)
  const { id } = await api.post<{ id: string }>('/sessions', { respondents: [{ id: 'candidate', name: 'Ada King' }] })
  const script = {
    opening: 'Good day.',
    closing: 'Thank you.',
    steps: Array.from({ length: steps }, (_, index) => ({
      ask: questionOf(index + 1),
      expect: expectOf(index + 1),
    })),
  }
  await api.upload(id, 'script.json', new TextEncoder().encode(JSON.stringify(script)))
  return id
}

/** What the step of this number asks. */
export const questionOf = (step: number): string => `Question ${step}?`

export async function startSession(instance: Instance, id: string): Promise<Started> {
  const api = new ApiClient(instance.url, instance.key)
  const { url, tokens } = await api.post<Omit<Started, 'id'>>(`/start-interview/${id}`)
  return { id, url, tokens }
}

/** Joins as the candidate and answers every question with a yes as soon as it was spoken. */
export async function joinAndAnswer({ url, tokens }: Started): Promise<TypingRespondent> {
  const candidate = new TypingRespondent('candidate')
  candidate.onCaption(({ text, speaker }) => {
    if (speaker.kind !== 'officer') return
    if (candidate.progress?.question === text) void candidate.type('Yes')
  })
  await candidate.join(url, tokens['candidate'] ?? '')
  return candidate
}

export async function statusOf(instance: Instance, id: string): Promise<string> {
  return (await new ApiClient(instance.url, instance.key).get<{ status: string }>(`/sessions/${id}`)).status
}
