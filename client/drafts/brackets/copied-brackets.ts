/** Brackets that were copied in the text, until the server knows of which each is a copy. One that it refuses stays without a record. */
import { DomainError } from '#domain/errors.ts'
import type { BracketCopy } from '../../editor/plugins/brackets.ts'
import type { bracketsApi } from './api.ts'

export class CopiedBrackets {
  private waiting: readonly BracketCopy[] = []
  private isSending = false
  private readonly done: () => void

  /** @param done called when at least one was told */
  constructor(done: () => void) {
    this.done = done
  }

  keep(copies: readonly BracketCopy[]): void {
    this.waiting = [...this.waiting, ...copies]
  }

  /** Tells all that wait; those that do not reach the server wait on. */
  async send(api: Pick<ReturnType<typeof bracketsApi>, 'claim'>): Promise<void> {
    if (this.isSending || this.waiting.length === 0) return
    this.isSending = true
    const again: BracketCopy[] = []
    const copies = this.waiting
    this.waiting = []
    for (const copy of copies) {
      try {
        await api.claim({ sign: copy.id, copyOf: copy.copyOf })
      } catch (error) {
        if (error instanceof DomainError && error.code === 'unavailable') again.push(copy)
      }
    }
    this.waiting = [...again, ...this.waiting]
    this.isSending = false
    if (again.length < copies.length) this.done()
  }
}
