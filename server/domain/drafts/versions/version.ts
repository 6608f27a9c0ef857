/**
 * A version: a draft's text as it stood at one place of its log, under a name that people use for it. It is made once and stays
 * as it was made. Rules: docs/spec/versions.md.
 */
import type { Instant } from '../../clock.ts'
import type { AccountId, DraftId, VersionId } from '../../ids.ts'
import type { DocumentJson } from '../content.ts'

export interface Version {
  readonly id: VersionId
  readonly draftId: DraftId
  /** Counts within the draft from 1. */
  readonly number: number
  /** E.g. "Second draft". */
  readonly name: string
  /** What it was made for, e.g. "For comments, 12 March"; '' where nothing was said. */
  readonly purpose: string
  /** The recorded change after which the text stood like this. */
  readonly sequence: number
  /** Of the document in its one spelling (canonical.ts), in hex. */
  readonly sha256: string
  readonly by: AccountId
  readonly at: Instant
}

/** A version with its text. */
export interface WholeVersion extends Version {
  readonly content: DocumentJson
}
