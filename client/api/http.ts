/**
 * The one way from a page to the server: fetch becomes a value or a thrown DomainError, the same that the server threw.
 * Rules: a refusal keeps the server's code and sentence; no connection is `unavailable`; an abort stays an abort.
 */
import { DomainError, ERROR_CODES, type ErrorCode } from '#domain/errors.ts'

export type QueryValues = Readonly<Record<string, string | number | boolean | undefined>>

export interface Http {
  /** @param query values that are undefined or '' are left out */
  get<T>(path: string, query?: QueryValues, signal?: AbortSignal): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  put<T>(path: string, body: unknown): Promise<T>
  patch<T>(path: string, body: unknown): Promise<T>
  delete<T>(path: string): Promise<T>
  /** Sends files as multipart/form-data. */
  upload<T>(path: string, form: FormData): Promise<T>
}

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported',
  422: 'invalid',
  423: 'frozen',
  429: 'too_fast',
}

/** Revives the error of a response: from problem+json where there is one, else from the status alone. */
export function revive(status: number, body: unknown): DomainError {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const { type: _type, title: _title, status: _status, code, detail, ...facts } = problem
  const known = ERROR_CODES.find((one) => one === code) ?? CODE_OF_STATUS[status] ?? 'unavailable'
  const message =
    typeof detail === 'string' && detail !== '' ? detail : 'The server could not do this. Try again in a minute.'
  return new DomainError(known, message, Object.keys(facts).length > 0 ? facts : undefined)
}

/** The address with its query; values that say nothing are left out. */
export function addressOf(path: string, query: QueryValues = {}): string {
  const said = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  if (said.length === 0) return path
  return `${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`
}

/** @param onSignedOut called when the server no longer knows who asks, so that the shell can show the sign-in page */
export function createHttp(fetching: typeof fetch, onSignedOut: () => void): Http {
  async function ask<T>(
    method: string,
    path: string,
    body?: BodyInit,
    type?: string,
    signal?: AbortSignal,
  ): Promise<T> {
    const headers = new Headers({ accept: 'application/json' })
    if (type) headers.set('content-type', type)
    const response = await reach(() =>
      fetching(path, { method, headers, credentials: 'same-origin', ...(body && { body }), ...(signal && { signal }) }),
    )
    if (!response.ok) {
      const error = revive(response.status, await response.json().catch(() => null))
      if (error.code === 'unauthenticated') onSignedOut()
      throw error
    }
    const text = response.status === 204 ? '' : await reach(() => response.text())
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const send = <T>(method: string, path: string, body: unknown) =>
    body === undefined
      ? ask<T>(method, path)
      : ask<T>(method, path, JSON.stringify(body), 'application/json; charset=utf-8')

  return {
    get: (path, query, signal) => ask('GET', addressOf(path, query), undefined, undefined, signal),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path) => ask('DELETE', path),
    upload: (path, form) => ask('POST', path, form),
  }
}

/** A request that does not arrive has a sentence of its own; one that the page gave up keeps its AbortError. */
async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new DomainError('unavailable', 'The server could not be reached. Check the connection and try again.')
  }
}
