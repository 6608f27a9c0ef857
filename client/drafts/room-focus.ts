/**
 * Which block of the drawn text is in focus in the room. It is known by the identity of its paragraph, so that it stays in focus
 * while the text around it changes; where it is gone the one in its place has the focus.
 */
import type { ReactiveController, ReactiveElement } from 'lit'
import { isMarkedTable, type MarkedBlock } from '#domain/drafts/compare/marked-document.ts'

export class RoomFocus implements ReactiveController {
  private readonly host: ReactiveElement
  private shown: readonly MarkedBlock[] = []
  private at = 0
  private paragraphId = ''
  /** Where on the screen it is to be brought, once it is drawn; null for nowhere. */
  private wanted: ScrollLogicalPosition | null = null

  constructor(host: ReactiveElement) {
    this.host = host
    host.addController(this)
  }

  get blocks(): readonly MarkedBlock[] {
    return this.shown
  }

  /** Its place among the blocks. */
  get place(): number {
    return this.at
  }

  /** The identity of its paragraph; '' for a table, and for what has none. */
  get id(): string {
    return this.paragraphId
  }

  /** The text was drawn anew. */
  keep(blocks: readonly MarkedBlock[]): void {
    const isFirst = this.shown.length === 0
    this.shown = blocks
    const place = this.placeOf(this.paragraphId)
    this.at = place >= 0 ? place : Math.min(this.at, Math.max(blocks.length - 1, 0))
    if (isFirst) this.goTo(0)
    this.host.requestUpdate()
  }

  step(by: 1 | -1): void {
    this.goTo(Math.min(Math.max(this.at + by, 0), this.shown.length - 1))
  }

  goTo(place: number, position: ScrollLogicalPosition = 'center'): void {
    const block = this.shown[place]
    if (!block) return
    this.at = place
    this.paragraphId = isMarkedTable(block) ? '' : block.paragraph.id
    this.again(position)
  }

  goToParagraph(paragraphId: string, position: ScrollLogicalPosition = 'center'): void {
    this.goTo(this.placeOf(paragraphId), position)
  }

  /** Brings it to its place on the screen again, as after the letters have become larger. */
  again(position: ScrollLogicalPosition = 'center'): void {
    this.wanted = position
    this.host.requestUpdate()
  }

  /** -1 where it is not drawn. */
  placeOf(paragraphId: string): number {
    if (paragraphId === '') return -1
    return this.shown.findIndex(
      (block) => !isMarkedTable(block) && block.paragraph.id === paragraphId && block.mark !== 'deleted',
    )
  }

  hostUpdated(): void {
    void this.mark()
  }

  private async mark(): Promise<void> {
    await this.host.querySelector('wg-marked-text')?.updateComplete
    const { wanted } = this
    for (const element of this.host.querySelectorAll<HTMLElement>('[data-place]')) {
      const isFocused = element.dataset.place === String(this.at)
      element.toggleAttribute('data-focused', isFocused)
      element.ariaCurrent = isFocused ? 'true' : null
      if (!isFocused || wanted === null) continue
      this.wanted = null
      element.scrollIntoView({ block: wanted })
      element.focus({ preventScroll: true })
    }
  }
}
