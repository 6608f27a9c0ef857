/**
 * A draft in negotiation, in whatever application it is asked for: a Decision in force that it quotes and changes in every way,
 * open proposals by several delegations (rivals, identical ones, one that fits no more), and comments of both visibilities.
 */
import { type Block, documentOf, type Inline, type Paragraph, paragraph, tableOf } from '#domain/drafts/content.ts'
import { DEFAULT_RIGHTS, type Draft } from '#domain/drafts/draft.ts'
import type { ProposedChange } from '#domain/drafts/proposals/proposal.ts'
import type { CommentId, DecisionId, DraftId, OrganizationId, ProposalId, ThreadId } from '#domain/ids.ts'
import { placeDraft } from '../../../server/drafts/create-draft.ts'
import type { Reader, TestApp } from '../app.ts'
import { aText, chapeau, item } from '../fixtures/texts.ts'

const id = (serial: number) => `01980000-0000-7000-8000-0000000d1${String(serial).padStart(3, '0')}`
export const DRAFT = id(0) as DraftId

const lines = [
  chapeau('Parties should:'),
  item('a', 'submit best practices on websites to the Secretariat;'),
  item('b', 'adopt codes of conduct with platforms; and'),
  item('c', 'report each year on sales on the Internet.'),
  item('d', 'keep a list of contact points. The Secretariat shall publish the list.'),
]

/** The paragraphs of the draft, by what happened to each. */
const ADDRESSEE = paragraph('addressee', 'Directed to Parties', { id: id(1) })
const CHAPEAU = paragraph('decision', 'Parties shall:', { id: id(2), ref: '15.57' })
const REWORDED = paragraph('item', 'submit the best practice on websites and apps to the Secretariat;', {
  id: id(3),
  ref: '15.57/a',
})
const MOVED = paragraph('item', 'report each year on sales on the Internet.', { id: id(4), ref: '15.57/c' })
const NEW_WORDS: readonly Inline[] = [
  { text: 'train those who ' },
  { text: 'investigate', em: true },
  { text: ' sales' },
  { footnote: 'numbered', text: 'Training is offered each year.' },
  { text: '; and' },
]
const NEW = paragraph('item', NEW_WORDS, { id: id(5) })
const CUT = paragraph('item', 'keep a list of contact points.', { id: id(6), ref: '15.57/d' })
const CUT_OFF = paragraph('plain', 'The Secretariat shall publish the list.', { id: id(7) })
const TABLE = tableOf(['Party', 'Contact point'], [['Kenya', 'Wildlife service']])

export const DRAFT_BLOCKS: readonly Block[] = [
  ADDRESSEE,
  CHAPEAU,
  MOVED,
  REWORDED,
  NEW,
  CUT,
  CUT_OFF,
  paragraph('heading', 'Contact points', { id: id(8) }),
  TABLE,
]

const reworded = (one: Paragraph, text: string): Paragraph => ({ ...one, inline: [{ text }] })

type Asked = readonly [Reader, ProposedChange, string]

const ASKED: readonly Asked[] = [
  [
    'Chair',
    change(REWORDED, 'submit best practice on websites and apps to the Secretariat each year;'),
    'Once is not enough.',
  ],
  ['member', change(REWORDED, 'share best practice on websites with the Secretariat;'), 'Apps are websites.'],
  ['Vice-Chair', change(REWORDED, 'submit best practice on websites and apps to the Secretariat each year;'), ''],
  ['member', { kind: 'insert', base: [], proposed: [paragraph('item', 'consult traders; and')], afterId: NEW.id }, ''],
  ['Vice-Chair', { kind: 'delete', base: [CUT_OFF], proposed: [], afterId: null }, 'The Secretariat does so already.'],
  ['member', { kind: 'move', base: [MOVED], proposed: [MOVED], afterId: NEW.id }, ''],
  [
    'stranger',
    change(paragraph('item', 'a sentence that is gone', { id: id(99) }), 'a sentence that is gone for ever'),
    'It was here.',
  ],
]

function change(base: Paragraph, text: string): ProposedChange {
  return { kind: 'change', base: [base], proposed: [reworded(base, text)], afterId: null }
}

/** Puts all of it into the stores. */
export async function addNegotiated({ deps, accounts, groupId }: TestApp): Promise<void> {
  const { stores, clock, newId } = deps
  const { id: by } = accounts.Secretariat
  await stores.decisions.add(aText('1557', by, { number: '15.57', lines }))
  const draft: Draft = {
    id: DRAFT,
    title: 'Wildlife cybercrime',
    kind: 'decision',
    groupId,
    meetingId: null,
    label: null,
    decisionId: null as DecisionId | null,
    rights: DEFAULT_RIGHTS,
    events: [],
    createdBy: by,
    createdAt: clock(),
  }
  await stores.transact((bound) => placeDraft(bound, newId, draft, documentOf(DRAFT_BLOCKS)))
  for (const [index, [reader, asked, reason]] of ASKED.entries()) {
    const { organizationId } = accounts[reader]
    const proposal = await stores.proposals.add({
      ...asked,
      id: id(100 + index) as ProposalId,
      draftId: DRAFT,
      organizationId,
      by: accounts[reader].id,
      at: clock(),
      reason,
      counterTo: null,
      replaces: null,
    })
    if (index > 0) continue
    const supporter = accounts.member
    const support = { organizationId: supporter.organizationId, by: supporter.id, at: clock(), isGiven: true }
    await stores.proposals.addSupport(proposal.id, support)
  }
  await addThread('group', 'Is “apps” wide enough?', accounts.Chair)
  await addThread('delegation', 'We can live without this.', accounts.member)

  async function addThread(
    visibility: 'group' | 'delegation',
    text: string,
    { id: author, organizationId }: { id: typeof by; organizationId: OrganizationId },
  ) {
    const at = clock()
    const said = { id: newId() as CommentId, organizationId, by: author, at, versions: [{ text, at }] }
    await stores.comments.add({
      id: newId() as ThreadId,
      draftId: DRAFT,
      anchor: { on: 'paragraph', paragraphId: REWORDED.id, quote: 'submit the best practice' },
      type: 'substantive',
      visibility,
      organizationId,
      by: author,
      at,
      comments: [said],
    })
  }
}
