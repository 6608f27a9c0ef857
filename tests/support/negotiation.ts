/**
 * A negotiation in which everything happens at once: people type, on the line and off it, delegations propose, two chairs on two
 * processes answer, commits fail or their answers are lost. Every word is one character that occurs nowhere else, so that a text
 * tells of itself what was lost and what stands twice.
 */
import * as Y from 'yjs'
import type { Actor } from '#domain/access.ts'
import { type Block, documentOf, isTable, type Paragraph, paragraph } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, standingOf } from '#domain/drafts/draft.ts'
import type { DispositionKind, Proposal } from '#domain/drafts/proposals/proposal.ts'
import type { ProposalInput } from '#domain/drafts/proposals/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { AccountId, GroupId, OrganizationId } from '#domain/ids.ts'
import type { StoreRoot } from '#domain/stores.ts'
import { compact } from '../../server/collab/compact.ts'
import { Hub } from '../../server/collab/hub.ts'
import { placeDraft } from '../../server/drafts/create-draft.ts'
import { documentForm } from '../../server/drafts/document-form.ts'
import { bringLateWords } from '../../server/drafts/late-words.ts'
import { answerProposal } from '../../server/drafts/proposals/answer-proposal.ts'
import { recordedBlocks } from '../../server/drafts/proposals/live-text.ts'
import { makeProposal } from '../../server/drafts/proposals/make-proposal.ts'
import { memoryStores } from './memory/stores.ts'
import { MemoryTransactions } from './memory/transactions.ts'
import { actorNamed, DRAFT, HandPace, TestPeer } from './peers.ts'
import type { Pick } from './random.ts'

const FIRST_WORD = 0x4e00
const PARAGRAPHS = 5
const WORDS_OF_A_PARAGRAPH = 4
const NOW = '2017-09-18T09:00:00.000Z'

/** The words of a text: the characters that have no other meaning. */
export const wordsOfText = (text: string): string[] => [...text].filter((sign) => sign.charCodeAt(0) >= FIRST_WORD)

/** What was said about an answer: that it was kept, or why not. */
export interface Answered {
  readonly proposal: Proposal
  readonly kind: DispositionKind
  readonly by: AccountId
  readonly error: unknown
}

export class Negotiation {
  readonly story: string[] = []
  readonly answers: Answered[] = []
  readonly erased = new Set<string>()
  /** In which paragraph somebody typed a word, by its identity. */
  readonly typedIn = new Map<string, string>()
  readonly stores: StoreRoot
  private readonly pick: Pick
  private readonly pace = new HandPace()
  private readonly transactions: MemoryTransactions
  private readonly hubs: readonly Hub[]
  private readonly peers: { readonly peer: TestPeer; readonly hub: number; isOnline: boolean }[] = []
  private readonly promised: Uint8Array[] = []
  private readonly pending = new Set<Promise<void>>()
  private readonly kept: ProposalInput[] = []
  private readonly troubles: unknown[] = []
  private wordCount = 0
  private idCount = 0

  private constructor(pick: Pick) {
    this.pick = pick
    const memory = memoryStores()
    this.transactions = new MemoryTransactions(memory)
    const { transact, append } = this.transactions
    this.stores = { ...memory, transact, updates: { ...memory.updates, append } }
    this.hubs = [this.newHub(), this.newHub()]
  }

  static async begin(pick: Pick): Promise<Negotiation> {
    const begun = new Negotiation(pick)
    await begun.prepare()
    return begun
  }

  /** One thing happens; then the two processes and some of the people may get on. */
  async happen(): Promise<void> {
    const { pick } = this
    const seat = this.peers[pick(this.peers.length)]
    if (!seat) return
    const choice = pick(100)
    if (choice < 36) this.type(seat.peer)
    else if (choice < 41) this.erase(seat.peer)
    else if (choice < 46) this.leave(seat)
    else if (choice < 54) await this.comeBack(seat)
    else if (choice < 72) await this.propose()
    else if (choice < 90) await this.answer()
    else if (choice < 92) this.note('the database is away', () => this.transactions.failures++)
    else if (choice < 94) this.note('the answer of a commit is lost', () => this.transactions.lostAnswers++)
    else if (choice < 97) await this.note('time passes', () => this.passTime())
    else await this.note('a process hears of the other', () => this.hubs[pick(2)]?.catchUp(DRAFT))
    if (pick(2) === 0) await this.turn()
    for (const { peer } of this.peers) if (pick(3) === 0) peer.hear(1 + pick(3))
  }

  /** Everybody comes back and hears everything. */
  async calm(): Promise<void> {
    this.note('all is calm')
    this.transactions.failures = 0
    this.transactions.lostAnswers = 0
    for (const seat of this.peers) await this.comeBack(seat)
    for (let round = 0; round < 6; round++) {
      await this.passTime()
      for (const hub of this.hubs) await hub.catchUp(DRAFT)
    }
    await Promise.all(this.pending)
    await this.passTime()
    for (const { peer } of this.peers) this.notePromises(peer)
    const [trouble] = this.troubles
    if (trouble) throw trouble
  }

  get texts(): readonly string[] {
    return this.peers.map(({ peer }) => peer.text)
  }

  /** What ended a connection: nothing should. */
  get closed(): readonly unknown[] {
    return this.peers.flatMap(({ peer }) => peer.socket.closed ?? [])
  }

  /** The paragraphs that a process reads from the log alone. */
  async read(): Promise<Paragraph[]> {
    const hub = this.newHub()
    const blocks = await recordedBlocks(hub, DRAFT)
    return blocks.filter((block): block is Paragraph => !isTable(block))
  }

  /** Words that somebody typed and was told are recorded. */
  get promisedWords(): ReadonlySet<string> {
    const words = this.promised.flatMap((update) =>
      Y.decodeUpdate(update).structs.flatMap((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString ? wordsOfText(struct.content.str) : [],
      ),
    )
    return new Set(words)
  }

  private newHub(): Hub {
    const { stores, pace } = this
    const log = {
      warn: () => {},
      error: (fields: object) => void this.troubles.push(Object.assign(new Error('The hub failed'), fields)),
    }
    const hub: Hub = new Hub({
      updates: stores.updates,
      transact: stores.transact,
      form: documentForm,
      standingOf: async (id) => {
        const draft = await stores.drafts.find(id)
        return draft && standingOf(draft)
      },
      actorOf: async (accountId) =>
        this.peers.find(({ peer }) => peer.actor.accountId === accountId)?.peer.actor ?? null,
      clock: () => NOW,
      newId: () => this.newId(),
      log,
      pace,
      compact: async (text) => compact(text),
      late: (draftId, rows, looked) => {
        const brought = bringLateWords({ hub, updates: stores.updates, log }, draftId, rows, looked)
        const done: Promise<void> = brought.finally(() => this.pending.delete(done))
        this.pending.add(done)
        return done
      },
    })
    return hub
  }

  private async prepare(): Promise<void> {
    const { stores } = this
    for (const code of ['KE', 'PE', 'FR'])
      await stores.people.addOrganization({
        id: code as OrganizationId,
        name: code,
        kind: 'Party',
        region: 'Africa',
        code,
      })
    const text = Array.from({ length: PARAGRAPHS }, (_, place) =>
      paragraph('operative', this.newWords(WORDS_OF_A_PARAGRAPH), { id: `p${place + 1}` }),
    )
    const draft = {
      ...({ id: DRAFT, title: 'Draft', kind: 'resolution', meetingId: null, label: null, decisionId: null } as const),
      groupId: actorNamed('Chair').groups[0]?.groupId as GroupId,
      rights: DEFAULT_RIGHTS,
      events: [],
      createdBy: actorNamed('Chair').accountId,
      createdAt: NOW,
    }
    await placeDraft(stores, () => this.newId(), draft, documentOf(text))
    for (const [place, name] of ['Amina', 'Bruno', 'Carla', 'Dewi'].entries()) {
      const hub = place % 2
      await this.hubs[hub]?.open(DRAFT)
      const peer = new TestPeer({ hub: this.hubs[hub] as Hub }, actorNamed(name), this.newDevice())
      this.peers.push({ peer: peer.connect(), hub, isOnline: true })
    }
    await this.flush()
  }

  private newDevice(): Y.Doc {
    const doc = new Y.Doc()
    doc.clientID = 1_000_000 * (1 + this.pick(4_000)) + this.peers.length
    return doc
  }

  private type(peer: TestPeer): void {
    const place = this.someText(peer.doc)
    if (!place) return
    const { text, id } = place
    const word = this.newWords(1)
    const gaps = [...text.toString()].flatMap((sign, at) => (sign === ' ' ? [at] : []))
    const at = [...gaps, text.length][this.pick(gaps.length + 1)] ?? text.length
    this.typedIn.set(word, id)
    this.note(`${peer.actor.name} types ${word} in ${id}`, () => text.insert(at, ` ${word}`))
  }

  private erase(peer: TestPeer): void {
    const place = this.someText(peer.doc)
    const signs = place ? [...place.text.toString()] : []
    const words = signs.flatMap((sign, at) => (sign.charCodeAt(0) >= FIRST_WORD ? [{ sign, at }] : []))
    const chosen = words[this.pick(Math.max(1, words.length))]
    if (!place || !chosen) return
    this.erased.add(chosen.sign)
    this.note(`${peer.actor.name} erases ${chosen.sign}`, () => place.text.delete(chosen.at, 1))
  }

  private someText(doc: Y.Doc): { readonly text: Y.XmlText; readonly id: string } | null {
    const elements = doc
      .getXmlFragment('content')
      .toArray()
      .filter((child) => child instanceof Y.XmlElement)
    const element = elements[this.pick(Math.max(1, elements.length))]
    const texts = element?.toArray().filter((child) => child instanceof Y.XmlText) ?? []
    const text = texts[this.pick(Math.max(1, texts.length))]
    return element && text ? { text, id: element.getAttribute('id') ?? '' } : null
  }

  private leave(seat: (typeof this.peers)[number]): void {
    if (!seat.isOnline) return
    this.note(`${seat.peer.actor.name} goes offline`)
    this.notePromises(seat.peer)
    if (this.pick(2) === 0) seat.peer.disconnect()
    else seat.peer.vanish()
    seat.isOnline = false
  }

  private async comeBack(seat: (typeof this.peers)[number]): Promise<void> {
    this.note(`${seat.peer.actor.name} comes back`)
    this.notePromises(seat.peer)
    seat.peer.disconnect()
    await this.hubs[seat.hub]?.open(DRAFT)
    seat.peer.connect()
    seat.isOnline = true
  }

  /** On the text as it is now, or one that was thought of before. */
  private async propose(): Promise<void> {
    const { pick } = this
    const hub = this.hubs[pick(2)] as Hub
    const fresh = this.thinkOf(await recordedBlocks(hub, DRAFT))
    if (!fresh) return
    this.kept.push(fresh)
    const input = pick(3) === 0 ? (this.kept[pick(this.kept.length)] as ProposalInput) : fresh
    const actor = this.delegate(pick(3))
    try {
      const { number } = await makeProposal({ ...this.deps(hub) }, actor, await this.draft(), input)
      this.note(`${actor.delegation} makes P${number}: ${inShort(input)}`)
    } catch (error) {
      if (!(error instanceof DomainError) && !isOfDatabase(error)) this.troubles.push(error)
    }
  }

  private thinkOf(blocks: readonly Block[]): ProposalInput | null {
    const { pick } = this
    const text = blocks.filter((block): block is Paragraph => !isTable(block) && block.id !== '')
    const place = pick(Math.max(1, text.length))
    const [chosen, next] = [text[place], text[place + 1]]
    if (!chosen) return null
    const asked = (kind: ProposalInput['kind'], base: readonly Paragraph[], proposed: readonly Paragraph[]) =>
      ({ kind, base, proposed, afterId: text[pick(text.length)]?.id ?? null }) as ProposalInput
    const [head, tail] = cutInTwo(chosen)
    const choice = pick(12)
    if (choice < 6) return asked('change', [chosen], [this.reworded(chosen)])
    if (choice < 8) return asked('insert', [], [paragraph('operative', this.newWords(2))])
    if (choice < 9) return text.length > 3 ? asked('delete', [chosen], []) : null
    if (choice < 10) return asked('move', [chosen], [])
    if (choice < 11) return asked('change', [chosen], [head, tail])
    return next ? asked('change', [chosen, next], [{ ...chosen, inline: [...chosen.inline, ...next.inline] }]) : null
  }

  /** A word is put in, taken out, or gives way to another. */
  private reworded(chosen: Paragraph): Paragraph {
    const { pick } = this
    const places = chosen.inline.flatMap((part, at) =>
      'text' in part && wordsOfText(part.text).length > 0 ? [at] : [],
    )
    const at = places[pick(Math.max(1, places.length))]
    const fresh = this.newWords(1)
    if (at === undefined) return { ...chosen, inline: [...chosen.inline, { text: ` ${fresh}` }] }
    const inline = chosen.inline.map((part, index) => {
      if (index !== at) return part
      const words = wordsOfText(part.text)
      const word = words[pick(words.length)] ?? ''
      const to = [`${word} ${fresh}`, fresh, ''][pick(3)] ?? ''
      return { ...part, text: part.text.replace(word, to) }
    })
    return { ...chosen, inline }
  }

  private async answer(): Promise<void> {
    const { pick } = this
    const all = await this.stores.proposals.ofDraft(DRAFT)
    const open = all.filter(({ dispositions }) => dispositions.length === 0)
    const from = open.length > 0 && pick(5) > 0 ? open : all
    const proposal = from[pick(Math.max(1, from.length))]
    if (!proposal) return
    const chairCount = pick(3) === 0 ? 2 : 1
    for (let chair = 0; chair < chairCount; chair++) {
      const choice = pick(20)
      const kind = choice < 12 ? 'placed' : choice < 16 ? 'placed in brackets' : choice < 18 ? 'parked' : 'reopened'
      this.dispose(proposal, kind, chairCount === 2 ? chair : pick(2))
    }
    await settled()
  }

  private dispose(proposal: Proposal, kind: DispositionKind, chair: number): void {
    const actor = actorNamed(chair === 0 ? 'Wanjiru' : 'Lucia', 'Chair')
    this.note(`${actor.name} answers P${proposal.number}: ${kind}`)
    const heard = (error: unknown) => {
      this.answers.push({ proposal, kind, by: actor.accountId, error })
      this.note(`${actor.name} hears of P${proposal.number}: ${error === null ? 'done' : (error as Error).message}`)
      if (error !== null && !(error instanceof DomainError) && !isOfDatabase(error)) this.troubles.push(error)
    }
    const act = this.draft().then((draft) =>
      answerProposal(this.deps(this.hubs[chair] as Hub), actor, draft, proposal, { kind }),
    )
    const done: Promise<void> = act.then(() => heard(null), heard).finally(() => this.pending.delete(done))
    this.pending.add(done)
  }

  private deps(hub: Hub) {
    return { stores: this.stores, hub, clock: () => NOW, newId: () => this.newId() }
  }

  private async draft() {
    const draft = await this.stores.drafts.find(DRAFT)
    if (!draft) throw new Error('There is no draft')
    return draft
  }

  private delegate(place: number): Actor {
    const code = ['KE', 'PE', 'FR'][place] ?? 'KE'
    return { ...actorNamed(`Delegate ${code}`), organizationId: code as OrganizationId, delegation: code }
  }

  private newWords(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(FIRST_WORD + this.wordCount++)).join(' ')
  }

  private newId(): string {
    return `01980000-0000-7000-8000-${(++this.idCount).toString(16).padStart(12, '0')}`
  }

  private notePromises(peer: TestPeer): void {
    this.promised.push(...peer.carried.slice(0, peer.recorded))
  }

  private async turn(): Promise<boolean> {
    await settled()
    const turns = this.pace.turns.splice(0)
    for (const turn of turns) turn()
    return turns.length > 0
  }

  private async flush(): Promise<void> {
    for (let round = 0; round < 400; round++) {
      const hasTurned = await this.turn()
      const heard = this.peers.filter(({ peer }) => peer.hear())
      if (!hasTurned && heard.length === 0) return
    }
    throw new Error('The table does not come to rest')
  }

  private async passTime(): Promise<void> {
    for (const timer of this.pace.timers.splice(0)) timer()
    await this.flush()
  }

  private note<T>(what: string, act?: () => T): T | undefined {
    this.story.push(what)
    return act?.()
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

const isOfDatabase = (error: unknown) =>
  error instanceof Error && /^the (database is away|connection broke)/.test(error.message)

const inShort = ({ kind, base, proposed, afterId }: ProposalInput) =>
  `${kind} ${base.map(({ id }) => id).join('+')} -> ${proposed.map(({ inline }) => inline.map(({ text }) => text).join('')).join(' | ')} after ${afterId}`

function cutInTwo(chosen: Paragraph): [Paragraph, Paragraph] {
  const middle = Math.ceil(chosen.inline.length / 2)
  const [first] = chosen.inline
  if (chosen.inline.length === 1 && first && 'text' in first) {
    const at = Math.floor(first.text.length / 2)
    return [
      { ...chosen, inline: [{ ...first, text: first.text.slice(0, at) }] },
      { ...chosen, id: '', inline: [{ ...first, text: first.text.slice(at) }] },
    ]
  }
  return [
    { ...chosen, inline: chosen.inline.slice(0, middle) },
    { ...chosen, id: '', inline: chosen.inline.slice(middle) },
  ]
}
