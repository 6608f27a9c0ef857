/** What a negotiation must have left behind, whatever happened in it: each sentence that comes back is something that went wrong. */
import { isBracket, type Paragraph } from '#domain/drafts/content.ts'
import { type Proposal, proposalState } from '#domain/drafts/proposals/proposal.ts'
import { type Negotiation, wordsOfText } from './negotiation.ts'
import { DRAFT } from './peers.ts'
import { brokenRows } from './rough-sea.ts'

const wordsIn = (paragraphs: readonly Paragraph[]): string[] =>
  paragraphs.flatMap(({ inline }) => wordsOfText(inline.map(({ text }) => text).join('')))

const isPlaced = (proposal: Proposal) => proposalState(proposal) === 'placed'
const isInBrackets = (proposal: Proposal) => proposalState(proposal) === 'placed in brackets'

export async function judge(negotiation: Negotiation): Promise<string[]> {
  const proposals = await negotiation.stores.proposals.ofDraft(DRAFT)
  const read = await negotiation.read()
  const wrong: string[] = []
  judgeRecord(negotiation, proposals, wrong)
  judgeWords(negotiation, proposals, read, wrong)
  const records = new Set<string>((await negotiation.stores.brackets.ofDraft(DRAFT)).map(({ id }) => id))
  const signs = read.flatMap(({ inline }) => inline.filter(isBracket).map(({ bracket }) => bracket))
  for (const id of signs) if (!records.has(id)) wrong.push(`bracket ${id} has no record`)
  const text = read.map(({ inline }) => inline.map((part) => (isBracket(part) ? '' : part.text)).join('')).join('|')
  for (const other of negotiation.texts) {
    const plain = other.replace(/<bracket[^>]*><\/bracket>/g, '')
    if (plain !== text) wrong.push(`somebody reads ${plain}, not ${text}`)
  }
  for (const end of negotiation.closed) wrong.push(`a connection was closed: ${JSON.stringify(end)}`)
  wrong.push(...(await brokenRows(negotiation.stores.updates)))
  return wrong
}

/** Each is placed once at most, and what a chair was told is what the record says. */
function judgeRecord({ answers }: Negotiation, proposals: readonly Proposal[], wrong: string[]): void {
  for (const { number, dispositions } of proposals) {
    const count = dispositions.filter(({ kind }) => kind === 'placed' || kind === 'placed in brackets').length
    if (count > 1) wrong.push(`P${number} was placed ${count} times`)
  }
  for (const { proposal, kind, by, error } of answers) {
    const now = proposals.find(({ id }) => id === proposal.id)
    const isKept = now?.dispositions
      .slice(proposal.dispositions.length)
      .some((one) => one.kind === kind && one.by === by)
    if (error === null && !isKept) wrong.push(`P${proposal.number} was said to be ${kind} and is not`)
  }
}

/** Each word that stands, and each that does not, has its reason. */
function judgeWords(
  { promisedWords, erased, typedIn }: Negotiation,
  proposals: readonly Proposal[],
  read: readonly Paragraph[],
  wrong: string[],
): void {
  const standing = wordsIn(read)
  const counts = new Map<string, number>()
  for (const word of standing) counts.set(word, (counts.get(word) ?? 0) + 1)
  const placed = proposals.filter(isPlaced)
  const takenOut = new Map<string, number>()
  for (const { number, base, proposed, kind } of placed) {
    const stays = new Set(kind === 'move' ? wordsIn(base) : wordsIn(proposed))
    for (const word of wordsIn(base)) if (!stays.has(word)) takenOut.set(word, number)
  }
  const gone = new Set(placed.flatMap(({ kind, base, proposed }) => takenParagraphs(kind, base, proposed)))
  // A cut or a join that stands in brackets stands there twice: as it was, and as it would be.
  const doubled = new Set(
    proposals.filter(isInBrackets).flatMap(({ base, proposed }) => [...wordsIn(base), ...wordsIn(proposed)]),
  )
  // Two wordings in one bracket may share words.
  for (const word of wordsInBrackets(read)) doubled.add(word)
  const timesPut = (word: string) =>
    placed.filter(({ base, proposed }) => wordsIn(proposed).includes(word) && !wordsIn(base).includes(word)).length
  for (const [word, count] of counts) {
    // The same insertion, proposed again after it was placed, is placed again.
    const asked = placed.filter(
      ({ base, proposed }) => wordsIn(proposed).includes(word) && !wordsIn(base).includes(word),
    )
    if (count > Math.max(1, asked.length) && !doubled.has(word)) wrong.push(`${word} stands ${count} times`)
  }
  for (const word of promisedWords) {
    if (counts.has(word) || erased.has(word) || takenOut.has(word) || gone.has(typedIn.get(word) ?? '')) continue
    wrong.push(`${word}, typed in ${typedIn.get(word)}, is not there`)
  }
  for (const { number, base, proposed } of [...placed, ...proposals.filter(isInBrackets)]) {
    const old = new Set(wordsIn(base))
    for (const word of wordsIn(proposed)) {
      if (old.has(word) || counts.has(word) || takenOut.has(word) || erased.has(word)) continue
      wrong.push(`${word} of P${number}, which was placed, is not there`)
    }
  }
  for (const [word, number] of takenOut) {
    if (counts.has(word) && !doubled.has(word) && timesPut(word) < 2)
      wrong.push(`${word}, which P${number} takes out, is there`)
  }
  const others = proposals.filter((proposal) => !isPlaced(proposal) && !isInBrackets(proposal))
  const known = new Set([...promisedWords, ...placed.flatMap(({ proposed }) => wordsIn(proposed)), ...doubled])
  for (const { number, base, proposed } of others) {
    const old = new Set(wordsIn(base))
    for (const word of wordsIn(proposed))
      if (!old.has(word) && !known.has(word) && counts.has(word))
        wrong.push(`${word} of P${number} is there, which was not placed`)
  }
}

function wordsInBrackets(read: readonly Paragraph[]): string[] {
  return read.flatMap(({ inline }) => {
    let depth = 0
    return inline.flatMap((part) => {
      if (isBracket(part)) depth += part.side === 'open' ? 1 : part.side === 'close' ? -1 : 0
      return depth > 0 ? wordsOfText(part.text) : []
    })
  })
}

/** Paragraphs that a proposal names and takes away. */
function takenParagraphs(kind: Proposal['kind'], base: readonly Paragraph[], proposed: readonly Paragraph[]): string[] {
  if (kind === 'move') return []
  return base.map(({ id }) => id).filter((id) => !proposed.some((paragraph) => paragraph.id === id))
}
