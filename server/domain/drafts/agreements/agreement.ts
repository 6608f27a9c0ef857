/**
 * A paragraph agreed ad referendum. What was agreed is bound to its words, its role and its level, by their hash: any change of
 * them reopens it, and where it is undone the paragraph is agreed again. What happened is only ever added, as entries; where a
 * paragraph stands follows from its newest entry and from the text. Rules: docs/spec/agreements.md.
 */
import type { Instant } from '../../clock.ts'
import type { AccountId, AgreementId, DraftId } from '../../ids.ts'
import { spelled } from '../compare/tokens.ts'
import { type Block, isTable, type Paragraph } from '../content.ts'
import type { ParagraphRole } from '../schema.ts'

/** What is recorded by an act. `editorial`: a change was stated to alter nothing of substance, and the new words are bound. */
export const AGREEMENT_ACTS = ['agreed', 'editorial', 'reopened'] as const
export type AgreementAct = (typeof AGREEMENT_ACTS)[number]

/** `touched`: it was seen that the paragraph was changed, and the group was told. What was agreed stays bound. */
export const AGREEMENT_KINDS = [...AGREEMENT_ACTS, 'touched'] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export interface AgreementEntry {
  readonly id: AgreementId
  readonly draftId: DraftId
  readonly paragraphId: string
  readonly kind: AgreementKind
  /** What was said, e.g. "agreed ad referendum, third session", or the reason; '' for what was touched. */
  readonly said: string
  /** Who recorded it, or who touched it. */
  readonly by: AccountId
  readonly at: Instant
  /** What is bound; null for what was reopened on purpose, which binds nothing. */
  readonly bound: BoundParagraph | null
}

export interface BoundParagraph {
  /** SHA-256 of `boundWords`, in hexadecimal letters. */
  readonly hash: string
  readonly paragraph: Paragraph
  /** The row of the draft's log after which the paragraph stood so. */
  readonly sequence: number
}

/** `changed`: its text is not the one that was agreed. `gone`: it is not in the text any more. */
export const AGREEMENT_STATES = ['agreed', 'changed', 'gone', 'reopened'] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** All of a paragraph to which an agreement is bound, in one spelling. */
export function boundWords({ role, level, inline }: Pick<Paragraph, 'role' | 'level' | 'inline'>): string {
  return JSON.stringify([role, level, spelled(inline)])
}

/**
 * Where a paragraph stands.
 * @param newest its newest entry
 * @param live the hash of the paragraph as it is in the text; null where it is not there
 */
export function agreementState({ bound }: Pick<AgreementEntry, 'bound'>, live: string | null): AgreementState {
  if (!bound) return 'reopened'
  if (live === null) return 'gone'
  return live === bound.hash ? 'agreed' : 'changed'
}

/** The entries of each paragraph, oldest first, by its identity. */
export function entriesByParagraph(entries: readonly AgreementEntry[]): Map<string, AgreementEntry[]> {
  const found = new Map<string, AgreementEntry[]>()
  for (const entry of entries) found.set(entry.paragraphId, [...(found.get(entry.paragraphId) ?? []), entry])
  return found
}

const OPERATIVE: ReadonlySet<ParagraphRole> = new Set(['operative', 'recommendation', 'decision', 'numbered', 'item'])

/** Whether a paragraph is one of those that are counted: what acts, with its sub-paragraphs. */
export function isOperative({ role }: Pick<Paragraph, 'role'>): boolean {
  return OPERATIVE.has(role)
}

/** The paragraphs of a document that are not in a table, with an identity. */
export function agreeable(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) => (isTable(block) || block.id === '' ? [] : [block]))
}
