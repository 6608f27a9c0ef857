/**
 * The draft resolution of the example: its first text as the Chair brought it, and what delegations wrote into it since,
 * edit by edit, so that its history has something to show. All of it is our own text.
 */
import { type Paragraph, paragraph } from '#domain/drafts/content.ts'

const preambular = (text: string) => paragraph('preambular', text)
const operative = (text: string, ref = '') => paragraph('operative', text, { ref })
const item = (text: string, level = 1) => paragraph('item', text, { level })
const heading = (text: string, level = 1) => paragraph('heading', text, { level })

export const DRAFT_TITLE = 'Draft resolution on wildlife crime linked to the Internet'

export const FIRST_TEXT: readonly Paragraph[] = [
  heading('Wildlife crime linked to the Internet'),
  preambular('RECALLING Decision 15.57, by which Parties share what they know about trade by Internet;'),
  preambular(
    'RECALLING also Resolution Conf. 11.3 (Rev. CoP16) on compliance and enforcement, and what it recommends on e-commerce;',
  ),
  preambular('AWARE that a person with a telephone can today reach buyers in every region within minutes;'),
  preambular('CONCERNED that offers move from open marketplaces to closed groups as soon as they are noticed;'),
  preambular('NOTING that lawful trade uses the same pages, and that most sellers wish to act lawfully;'),
  preambular(
    'RECOGNIZING that evidence on line is lost within hours unless it is secured in a way that courts accept;',
  ),
  preambular(
    'RECOGNIZING also that few Parties have told the Secretariat what they do, and that an empty page helps nobody;',
  ),
  preambular('COMMENDING marketplaces and social media that have taken down offers of their own accord;'),
  preambular('STRESSING that the poorest Parties must not be left to meet this crime with the fewest means;'),
  paragraph('plain', 'THE CONFERENCE OF THE PARTIES TO THE CONVENTION'),
  heading('Regarding definitions', 2),
  operative(
    'AGREES that, for the purposes of this Resolution, wildlife crime linked to the Internet means any unlawful act with a specimen of a CITES-listed species that a network of information or communication makes possible or easier, among others by:',
  ),
  item('marketplaces, auctions and classified advertisements that anybody can see;'),
  item('social media, closed groups and messages between persons; and'),
  item('networks that hide who uses them;'),
  heading('Regarding domestic measures', 2),
  operative('URGES Parties to examine whether their laws:', '17.92/a'),
  item('treat an offer or an advertisement as trade;'),
  item('ask sellers to show, in the offer itself:'),
  item('the number of the permit or certificate; and', 2),
  item('the origin and source of the specimen;', 2),
  item('let courts order that a page is taken down and its records kept; and'),
  item('punish the organizer of a network more heavily than the single seller;'),
  operative(
    'RECOMMENDS that Parties name one contact point for wildlife crime linked to the Internet, and tell the Secretariat its name and address;',
  ),
  operative(
    'ENCOURAGES Parties to train those who receive the first notice of an offer, so that evidence is secured before the page is closed;',
  ),
  heading('Regarding marketplaces and social media', 2),
  operative('INVITES those who own and run marketplaces, search engines and social media to:', '17.92/c'),
  item(
    'say in their terms of use that offers of specimens of Appendix I species are not accepted without proof of lawful origin;',
  ),
  item('show a notice to those who type the name of a listed species;'),
  item('keep the records of offers that were taken down for two years; and'),
  item('tell the contact point of the Party concerned about sellers who return under another name;'),
  operative(
    'RECOMMENDS that Parties in which such companies have their seat meet them at least once a year and share with the Secretariat what can be shared;',
  ),
  heading('Regarding operations', 2),
  operative('RECOMMENDS that Parties and INTERPOL:', 'conf-11.3/2'),
  item('plan operations across borders with the contact points of transit countries from the beginning;'),
  item(
    'exchange intelligence through the channels of INTERPOL and the World Customs Organization and not through this Convention; and',
  ),
  item('report to the Secretariat closed cases that may be published;'),
  heading('Regarding information', 2),
  operative(
    'DIRECTS the Secretariat, subject to external funding, to keep a public list of laws, good practices, manuals and research that Parties have released, by subject and by Party;',
    '17.93/c',
  ),
  operative(
    'DIRECTS the Standing Committee to review what is on that list at each of its meetings and to report to the Conference of the Parties; and',
  ),
  operative('REPEALS Decision 15.57, whose contents are taken up above.', '15.57'),
]

/** One edit of one delegation: a paragraph, found by how it begins, gets other words, or a new one follows it. */
export interface ExampleEdit {
  readonly by: string
  /** Days before the example is loaded, and the minute of that day. */
  readonly daysAgo: number
  readonly minute: number
  readonly begins: string
  readonly change:
    | { readonly kind: 'replace'; readonly find: string; readonly by: string }
    | { readonly kind: 'append'; readonly text: string }
    | { readonly kind: 'insert after'; readonly paragraph: Paragraph }
}

export const EDITS: readonly ExampleEdit[] = [
  edit('member', 17, 560, 'AWARE that', { kind: 'replace', find: 'a telephone', by: 'a mobile telephone' }),
  edit('member', 17, 566, 'COMMENDING', {
    kind: 'replace',
    find: 'marketplaces and social media',
    by: 'those marketplaces and social media',
  }),
  edit('canada', 16, 610, 'say in their terms', { kind: 'append', text: ' or a permit' }),
  edit('vice-chair', 15, 640, 'marketplaces, auctions', {
    kind: 'replace',
    find: 'that anybody can see',
    by: 'open to everybody',
  }),
  edit('germany', 12, 700, 'keep the records', { kind: 'replace', find: 'two years', by: 'five years' }),
  edit('indonesia', 11, 505, 'ENCOURAGES Parties to train', {
    kind: 'replace',
    find: 'those who receive',
    by: 'police, customs and rangers who receive',
  }),
  edit('cameroon', 9, 820, 'STRESSING that', { kind: 'append', text: ' and that training and equipment be shared;' }),
  edit('vice-chair', 8, 615, 'plan operations', {
    kind: 'insert after',
    paragraph: item('tell the countries of origin of every seizure, so that live specimens can be returned;'),
  }),
  edit('chair', 5, 540, 'RECOMMENDS that Parties name', { kind: 'append', text: ' and keep them up to date;' }),
  edit('new-zealand', 4, 480, 'show a notice', {
    kind: 'replace',
    find: 'a listed species',
    by: 'a listed species, in the language of the reader',
  }),
  edit('member', 2, 590, 'punish the organizer', {
    kind: 'replace',
    find: 'more heavily than the single seller',
    by: 'according to the harm done by the whole network',
  }),
  edit('chair', 1, 900, 'RECOGNIZING also', {
    kind: 'replace',
    find: 'an empty page helps nobody',
    by: 'a page without contents helps nobody',
  }),
]

function edit(by: string, daysAgo: number, minute: number, begins: string, change: ExampleEdit['change']): ExampleEdit {
  return { by: `${by}@example.org`, daysAgo, minute, begins, change }
}
