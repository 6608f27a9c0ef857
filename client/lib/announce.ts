/**
 * Says something once, on the screen and to screen readers: "Submission sent." `wg-announcer` in the shell shows it.
 * For what went wrong inside a form use `wg-problem` beside the button; an announcement goes away.
 */
export type AnnouncementTone = 'good' | 'note' | 'serious'

export class AnnouncedEvent extends Event {
  static readonly type = 'wg-announced'
  readonly message: string
  readonly tone: AnnouncementTone

  constructor(message: string, tone: AnnouncementTone) {
    super(AnnouncedEvent.type)
    this.message = message
    this.tone = tone
  }
}

export function announce(message: string, tone: AnnouncementTone = 'good'): void {
  window.dispatchEvent(new AnnouncedEvent(message, tone))
}
