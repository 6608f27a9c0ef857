/**
 * The client's side of a draft against the real hub, over sockets made of arrays and a clock set by hand: a browser with its
 * store and its windows, and in each window the line to the server, which can be cut or fall silent.
 */
import type { Actor, GroupRole } from '#domain/access.ts'
import { CLOSE, type Close } from '#domain/collab/close.ts'
import { DeviceJournal } from '../../client/collab/device-journal.ts'
import { KeptDrafts } from '../../client/collab/kept-drafts.ts'
import type { LinkSocket, Surroundings } from '../../client/collab/link.ts'
import { CollabProvider, type ProviderNeeds } from '../../client/collab/provider.ts'
import type { Tabs } from '../../client/collab/tabs.ts'
import { memoryDeviceStore } from './memory/device-store.ts'
import { ArraySocket, actorNamed, DRAFT, firstText, type Table } from './peers.ts'

type Link = LinkSocket & { readonly server: ArraySocket; readonly leave: () => void }

/** The network and the timers of one window. */
export class Network implements Surroundings {
  isReachable = true
  /** Frames are lost in both directions, and nobody is told. */
  isDead = false
  ms = 0
  timers: { readonly act: () => void; readonly ms: number }[] = []
  readonly addresses: string[] = []
  table: Table
  readonly actor: Actor
  private link: Link | null = null

  constructor(table: Table, actor: Actor) {
    this.table = table
    this.actor = actor
  }

  get openCount(): number {
    return this.addresses.length
  }

  open(address: string): LinkSocket {
    this.addresses.push(address)
    const server = new ArraySocket()
    const { hub } = this.table
    const epoch = new URL(address, 'ws://host').searchParams.get('epoch')
    const isOther = epoch !== null && epoch !== hub.epochOf(DRAFT)
    const connection = this.isReachable && !isOther ? hub.join(DRAFT, this.actor, server, true) : null
    if (isOther) server.close(CLOSE.replaced.code, '')
    const link: Link = {
      onopen: null,
      onmessage: null,
      onclose: null,
      onerror: null,
      server,
      send: (bytes) => {
        if (!this.isDead) connection?.receive(bytes.slice())
      },
      close: () => connection?.left(),
      leave: () => connection?.left(),
    }
    this.link = link
    const wasReachable = this.isReachable
    queueMicrotask(() => (wasReachable ? link.onopen?.() : link.onclose?.({ code: 1006 })))
    return link
  }
  now = () => this.ms
  random = () => 0.5
  later(act: () => void, ms: number) {
    const timer = { act, ms }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }

  /** The network breaks, without a word to the server or from it. */
  cut(code = 1006): void {
    this.isReachable = false
    this.link?.leave()
    this.link?.onclose?.({ code })
  }

  /** Brings what the server has said. */
  carry(): boolean {
    const { link } = this
    if (!link) return false
    const frames = link.server.sent.splice(0)
    if (this.isDead) return false
    // A copy of its own: the slice of a Buffer would be a view into the whole pool.
    for (const frame of frames) link.onmessage?.({ data: new Uint8Array(frame).buffer })
    if (link.server.closed) {
      if (this.link === link) this.link = null
      link.leave()
      link.onclose?.({ code: link.server.closed.code })
    }
    return frames.length > 0 || link.server.closed !== null
  }

  async passTime(ms: number): Promise<void> {
    this.ms += ms
    for (const { act } of this.timers.splice(0)) act()
    await settle(this.table, this)
  }
}

/** Carries frames between the table and these windows until nothing moves. */
export async function settle(table: Table, ...networks: Network[]): Promise<void> {
  for (let round = 0; round < 50; round++) {
    await table.flush()
    if (!networks.map((network) => network.carry()).includes(true)) return
  }
}

/** A browser on somebody's machine: what it keeps, and which of its windows live. */
export class TestBrowser {
  readonly store = memoryDeviceStore()
  readonly waiting = new Map<string, (() => Promise<void>)[]>()
  readonly living = new Set<string>()
  idCount = 0

  tabs(ownId: string): Tabs {
    this.living.add(ownId)
    return {
      ownId,
      whenGone: (tabId, act) => {
        if (!this.living.has(tabId)) void act()
        else this.waiting.set(tabId, [...(this.waiting.get(tabId) ?? []), act])
      },
    }
  }
}

/** A window in which somebody is signed in; it shows a draft, or another page. */
export class Window extends Network {
  readonly drafts: KeptDrafts
  readonly journal: DeviceJournal
  answer: Close | null = null
  readonly heard: string[] = []
  private readonly browser: TestBrowser
  private readonly tabId: string
  private readonly providers: CollabProvider[] = []

  constructor(table: Table, browser: TestBrowser | null, name: string, role: GroupRole = 'member') {
    super(table, actorNamed(name, role))
    this.browser = browser ?? new TestBrowser()
    this.tabId = `tab-${this.browser.living.size}-${++this.browser.idCount}`
    this.journal = new DeviceJournal({
      device: browser && { store: browser.store, tabs: browser.tabs(this.tabId) },
      surroundings: this,
      newId: () => `edit-${String(++this.browser.idCount).padStart(6, '0')}`,
    })
    this.drafts = new KeptDrafts(this.journal, (_draftId, needs) => this.connect(needs))
    this.drafts.signedIn(this.actor.accountId)
  }

  /** Opens the page of the draft. */
  show() {
    return this.drafts.open(DRAFT, { onState: () => {}, onChanged: (what) => void this.heard.push(what) })
  }

  get provider(): CollabProvider {
    const newest = this.providers.at(-1)
    if (!newest) throw new Error('No draft is open in this window')
    return newest
  }
  get text(): string {
    return firstText(this.provider.doc).toString()
  }
  write(at: number, words: string): void {
    firstText(this.provider.doc).insert(at, words)
  }

  async settle(): Promise<void> {
    await settle(this.table, this)
  }

  /** The window is gone, with everything in its memory: closed, crashed, without power. */
  async crash(): Promise<void> {
    for (const provider of this.providers) provider.destroy()
    this.timers = []
    this.browser.living.delete(this.tabId)
    const acts = this.browser.waiting.get(this.tabId) ?? []
    this.browser.waiting.delete(this.tabId)
    for (const act of acts) await act()
  }

  private connect(needs: Omit<ProviderNeeds, 'address' | 'surroundings' | 'askWhy'>): CollabProvider {
    const provider = new CollabProvider({
      ...needs,
      address: '/sync',
      surroundings: this,
      askWhy: async () => this.answer,
    })
    this.providers.push(provider)
    return provider
  }
}
