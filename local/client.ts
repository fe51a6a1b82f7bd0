/** Thrown when the API answers with a problem. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  readonly body: Record<string, unknown>
  constructor(status: number, body: Record<string, unknown>) {
    super(`${status} ${String(body['code'] ?? '')}: ${String(body['detail'] ?? '')}`)
    this.status = status
    this.body = body
  }
}

type Json = Record<string, unknown>

/** The REST API as an integrator would call it. */
export class ApiClient {
  readonly #url: string
  readonly #key: string

  constructor(url: string, key: string) {
    this.#url = url
    this.#key = key
  }

  /** @throws ApiError for any answer but 2xx */
  async call<T = Json>(
    method: string,
    path: string,
    body?: Json | FormData,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const isForm = body instanceof FormData
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body && !isForm ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: isForm ? body : JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as Json
    if (!response.ok) throw new ApiError(response.status, answer)
    return answer as T
  }

  get<T = Json>(path: string): Promise<T> {
    return this.call<T>('GET', path)
  }

  post<T = Json>(path: string, body?: Json | FormData, headers?: Record<string, string>): Promise<T> {
    return this.call<T>('POST', path, body, headers)
  }

  upload<T = Json>(sessionId: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<T> {
    const form = new FormData()
    form.append('file', new Blob([bytes]), name)
    return this.post<T>(`/upload-script/${sessionId}`, form)
  }
}
