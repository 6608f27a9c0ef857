/**
 * Puts the page of the open address into the shell, as a light-DOM child: the editor's page must not lie in a shadow root.
 * The page before stays until the next one's code has arrived; the newest navigation wins when several are under way.
 */
import type { PageElement } from '../lib/page.ts'
import type { Matched } from './match-route.ts'
import type { Route } from './routes.ts'

export class PageFrame {
  private readonly parent: HTMLElement
  private shown: { readonly route: Route; readonly page: PageElement } | null = null
  private wanted: Route | null = null

  constructor(parent: HTMLElement) {
    this.parent = parent
  }

  /**
   * Shows a page, or gives the page that is already there its new parts of the address.
   * @throws whatever importing the page throws, as when the connection is gone
   */
  async show({ route, params }: Matched<Route>): Promise<void> {
    this.wanted = route
    if (this.shown?.route === route) {
      this.shown.page.params = params
      return
    }
    await route.load()
    if (this.wanted !== route) return
    const page = document.createElement(route.tag) as PageElement
    page.params = params
    this.shown = { route, page }
    this.parent.replaceChildren(page)
  }

  /** Shows something that is not a page, such as the sentence that there is none. */
  showInstead(element: HTMLElement): void {
    this.wanted = null
    this.shown = null
    this.parent.replaceChildren(element)
  }

  /** Builds the open page anew, as when another person has signed in. */
  forget(): void {
    this.shown = null
  }
}
