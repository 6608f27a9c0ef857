/**
 * Comments of this person that the server has not taken yet. Each is kept on the device before it is sent, under the identity that
 * it will have, and is sent again until there is an answer: sent twice, it is kept once. What the server refuses stays, with why,
 * until the person sends it again or throws it away.
 */
import type { ReplyInput, ThreadInput } from '#domain/drafts/comments/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Http } from '../../api/http.ts'
import { commentsApi } from './api.ts'

interface Unsent {
  readonly id: string
  readonly draftId: string
  /** When it was written, in ms. */
  readonly madeAt: number
  /** Why the server did not take it, in one sentence; '' while it was not asked or did not answer. */
  readonly refusal: string
}

export type UnsentComment = Unsent &
  (
    | { readonly kind: 'thread'; readonly input: ThreadInput }
    | { readonly kind: 'reply'; readonly threadId: string; readonly input: ReplyInput }
  )

/** The part of the browser's storage that is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The device's own, or where the browser keeps nothing, the window's memory. */
export function openShelf(): Shelf & { readonly isLasting: boolean } {
  try {
    const { localStorage } = window
    localStorage.getItem('')
    return {
      isLasting: true,
      getItem: (key) => localStorage.getItem(key),
      setItem: (key, value) => localStorage.setItem(key, value),
      removeItem: (key) => localStorage.removeItem(key),
    }
  } catch {
    const kept = new Map<string, string>()
    return {
      isLasting: false,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }
  }
}

export class UnsentComments {
  private readonly key: string
  private readonly shelf: Shelf
  private readonly http: Http
  private readonly changed: () => void
  private isSending = false

  /** @param changed called when something was kept, sent or refused */
  constructor(accountId: string, shelf: Shelf, http: Http, changed: () => void) {
    this.key = `intersession.comments.${accountId}`
    this.shelf = shelf
    this.http = http
    this.changed = changed
  }

  /** Oldest first; read anew, since other windows keep theirs in the same place. */
  all(): readonly UnsentComment[] {
    try {
      const kept: unknown = JSON.parse(this.shelf.getItem(this.key) ?? '[]')
      return Array.isArray(kept) ? (kept as UnsentComment[]) : []
    } catch {
      return []
    }
  }

  of(draftId: string): readonly UnsentComment[] {
    return this.all().filter((comment) => comment.draftId === draftId)
  }

  /** @throws whatever keeps the device from keeping it: then it must stay in its form */
  keep(comment: UnsentComment): void {
    this.write([...this.all().filter(({ id }) => id !== comment.id), comment])
  }

  drop(id: string): void {
    this.write(this.all().filter((comment) => comment.id !== id))
  }

  /** Asks again for what was refused. */
  retry(id: string): Promise<void> {
    this.write(this.all().map((comment) => (comment.id === id ? { ...comment, refusal: '' } : comment)))
    return this.send()
  }

  /** Sends all that wait, one after another, until one finds no server. */
  async send(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    try {
      for (let next = this.next(); next; next = this.next()) if (!(await this.sendOne(next))) return
    } finally {
      this.isSending = false
    }
  }

  private next(): UnsentComment | undefined {
    return this.all().find(({ refusal }) => refusal === '')
  }

  /** @returns whether the server has answered */
  private async sendOne(comment: UnsentComment): Promise<boolean> {
    const api = commentsApi(this.http)
    try {
      if (comment.kind === 'thread') await api.begin(comment.draftId, { ...comment.input, id: comment.id })
      else await api.reply(comment.threadId, { ...comment.input, id: comment.id })
      this.drop(comment.id)
      return true
    } catch (error) {
      const refused = error instanceof DomainError ? error : null
      // Without a connection or a sign-in it waits for one; a server that is too busy is asked later.
      if (!refused || ['unavailable', 'unauthenticated', 'too_fast'].includes(refused.code)) return false
      const { message: refusal } = refused
      this.write(this.all().map((kept) => (kept.id === comment.id ? { ...kept, refusal } : kept)))
      return true
    }
  }

  private write(comments: readonly UnsentComment[]): void {
    if (comments.length === 0) this.shelf.removeItem(this.key)
    else this.shelf.setItem(this.key, JSON.stringify(comments))
    this.changed()
  }
}
