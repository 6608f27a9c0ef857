/**
 * Numbers of Decisions and Resolutions as the Secretariat prints them (Resolution Conf. 4.6, lists of Decisions in effect):
 * `17.92` is the 92nd Decision of CoP17 and keeps that number for ever; an amendment adds `(Rev. CoP18)`.
 * `17.XX`, `17.C`, `18.AA`, `xxx` are labels of a draft, not numbers: two different texts may carry the same one.
 */

export interface DecisionNumber {
  readonly kind: 'decision' | 'resolution'
  /** The meeting of the Conference of the Parties, e.g. 17. */
  readonly meeting: number
  readonly serial: number
}

const DECISION = /^(\d{1,2})\.(\d{1,3})$/
const RESOLUTION = /^(?:Resolution\s+)?Conf\.?\s*(\d{1,2})\.(\d{1,2})$/i
const LABEL = /^(?:(?:Conf\.\s*)?\d{1,2}\.(?:[Xx]{2,4}|[A-Z]{1,2})|[Xx]{3,4})$/

/** Reads a final number; null for a label or anything else. */
export function parseNumber(text: string): DecisionNumber | null {
  const decision = DECISION.exec(text.trim())
  if (decision) return { kind: 'decision', meeting: Number(decision[1]), serial: Number(decision[2]) }
  const resolution = RESOLUTION.exec(text.trim())
  if (resolution) return { kind: 'resolution', meeting: Number(resolution[1]), serial: Number(resolution[2]) }
  return null
}

/** The number as it is printed: `17.92`, `Conf. 11.3`. */
export function formatNumber(number: DecisionNumber): string {
  const digits = `${number.meeting}.${number.serial}`
  return number.kind === 'resolution' ? `Conf. ${digits}` : digits
}

/** True for what stands in the place of a number while a text is a draft. */
export function isDraftLabel(text: string): boolean {
  return LABEL.test(text.trim())
}

/** The number with its revision, as texts cite it: `17.170 (Rev. CoP19)`. */
export function citeNumber(number: string, revision: string | null): string {
  return revision ? `${number} (Rev. ${revision})` : number
}

/** Resolutions before Decisions, then by meeting and serial; labels and the unnumbered come last, by their text. */
export function compareNumbers(a: string | null, b: string | null): number {
  const left = a ? parseNumber(a) : null
  const right = b ? parseNumber(b) : null
  if (left && right) {
    if (left.kind !== right.kind) return left.kind === 'resolution' ? -1 : 1
    return left.meeting - right.meeting || left.serial - right.serial
  }
  if (left) return -1
  if (right) return 1
  return (a ?? '￿').localeCompare(b ?? '￿', 'en')
}

/** The part of an address that names a text: `15.57`, `conf-11.3`. Labels have none: a draft is addressed by its handle. */
export function addressOf(number: string): string | null {
  const parsed = parseNumber(number)
  if (!parsed) return null
  return parsed.kind === 'resolution' ? `conf-${parsed.meeting}.${parsed.serial}` : `${parsed.meeting}.${parsed.serial}`
}
