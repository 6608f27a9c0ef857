/**
 * Branded ids: a string that says what it identifies, so that a draft's id cannot be passed where a meeting's is meant.
 * All are UUID version 7 (RFC 9562) in canonical lower case, made by `deps.newId` and never by the domain.
 */
import { DomainError } from './errors.ts'

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type AccountId = Id<'account'>
export type OrganizationId = Id<'organization'>
export type TokenId = Id<'token'>
export type AlertId = Id<'alert'>
export type GroupId = Id<'group'>
export type MembershipId = Id<'membership'>
export type MeetingId = Id<'meeting'>
export type AgendaItemId = Id<'agenda item'>
export type DecisionId = Id<'decision'>
export type RevisionId = Id<'revision'>
export type ProvisionId = Id<'provision'>
export type ImportId = Id<'import'>
export type MandateId = Id<'mandate'>
export type EntryId = Id<'entry'>
export type CallId = Id<'call'>
export type SubmissionId = Id<'submission'>
export type DraftId = Id<'draft'>
export type ProposalId = Id<'proposal'>
export type ThreadId = Id<'thread'>
export type CommentId = Id<'comment'>
export type AgreementId = Id<'agreement'>
export type VersionId = Id<'version'>
export type BracketId = Id<'bracket'>
export type WordReturnId = Id<'word return'>
export type RoundId = Id<'round'>
export type ReportId = Id<'report'>

const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True for the one spelling that reaches storage: other spellings of the same number are refused, not normalised. */
export function isId(text: string): boolean {
  return CANONICAL.test(text)
}

/**
 * Reads an id that came from outside.
 * @throws DomainError `not_found`, so that a malformed and an unknown id look the same from outside.
 */
export function readId<T extends string & { readonly [brand]: string }>(text: string): T {
  if (!isId(text)) throw new DomainError('not_found', 'There is nothing at this address.')
  return text as T
}
