/**
 * Gives decisions without a number the one that the heading of their group or the breadcrumb of their page holds.
 *
 * Above the text, the group's numbers go to its decisions in order. Below it, as a breadcrumb, they do so only when
 * there are as many decisions as numbers: part of the page may be missing. A single text directed to Parties is then the
 * first of the group, because groups run from the Parties to the Secretariat to the Committees; any other stays open.
 */
import { addresseesOfSubject, readAddressees } from './addressees.ts'
import type { DecisionBlock, Gathered, GroupHeading } from './gather-blocks.ts'
import type { PrintedNumber } from './numbers.ts'
import { spanOf } from './passage.ts'
import type { NotUnderstood } from './recognised.ts'

export function numberUnnumbered({ blocks, groups }: Gathered): NotUnderstood[] {
  const missing: NotUnderstood[] = []
  for (const [i, group] of groups.entries()) {
    const from = spanOf(group.passage).start
    const until = group.isAbove ? nextAbove(groups, i) : Number.POSITIVE_INFINITY
    const own = blocks.filter(({ start }) => {
      const at = spanOf(start).start
      return group.isAbove ? at >= from && at < until : at < from
    })
    assign(own, group)
    const left = group.numbers.filter((number) => !blocks.some((block) => isSame(block, number)))
    if (own.length && left.length) missing.push(announce(left, group))
  }
  return missing
}

function nextAbove(groups: readonly GroupHeading[], i: number): number {
  const next = groups.slice(i + 1).find(({ isAbove }) => isAbove)
  return next ? spanOf(next.passage).start : Number.POSITIVE_INFINITY
}

function assign(own: readonly DecisionBlock[], group: GroupHeading): void {
  for (const block of own) {
    // A heading may hold the revision that the text leaves out.
    const same = group.numbers.find(({ number }) => number === block.number)
    if (same && !block.revision) block.revision = same.revision
  }
  const free = group.numbers.filter((number) => !own.some((block) => block.number === number.number))
  const unnumbered = own.filter(({ number }) => number === null)
  const [first] = unnumbered
  if (!first || !free.length) return
  const isCertain = free.length === unnumbered.length || (group.isAbove && unnumbered.length < free.length)
  const isFirst = unnumbered.length === 1 && free.length === group.numbers.length && isToParties(first)
  const given = isCertain ? unnumbered : isFirst ? [first] : []
  for (const [i, block] of given.entries()) {
    const number = free[i]
    if (!number) continue
    block.number = number.number
    block.revision = number.revision
  }
}

function isToParties(block: DecisionBlock): boolean {
  const read = block.header ? readAddressees(block.header.text) : addresseesOfSubject(block.passages[0]?.text ?? '')
  return read[0]?.body === 'Parties'
}

function isSame(block: DecisionBlock, { number }: PrintedNumber): boolean {
  return block.number === number
}

function announce(left: readonly PrintedNumber[], group: GroupHeading): NotUnderstood {
  const numbers = left.map(({ number }) => number).join(', ')
  return {
    text: group.passage.text,
    why: `The heading announces ${numbers}, but no text here could be read as ${left.length === 1 ? 'it' : 'them'}.`,
    source: spanOf(group.passage),
  }
}
