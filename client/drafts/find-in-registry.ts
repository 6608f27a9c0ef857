/** What a reference may point at in the registry: a text by its number with its provisions, or texts by words. */
import { parseNumber } from '#domain/decisions/number.ts'
import type { DecisionPage, DecisionSummary, DecisionView, ProvisionLine } from '#domain/decisions/wire.ts'
import { DomainError } from '#domain/errors.ts'
import type { Http } from '../api/http.ts'
import type { ReferenceChoice } from '../editor/reference-choices.ts'

const MOST_TEXTS = 12
/** `15.57`, `Decision 15.57, paragraph c)`, `conf. 11.3 2 a`: the number, and the signs of a provision behind it. */
const TYPED = /^(?:decision|resolution)?\s*((?:conf[.\s-]*)?\d{1,2}\.\d{1,3})[\s,/]*(?:paragraph)?\s*([a-z\d)\s/.]*)$/i

/** The target of a page of the registry: its address without the folder. */
const targetOf = (href: string): string => href.replace(/^\/decisions\//, '')

function nameOf({ kind, name, number }: DecisionSummary): string {
  if (kind === 'resolution') return `${number ? '' : 'Draft '}${number ? 'Resolution' : 'resolution'} ${name}`
  return `${number ? 'Decision' : 'Draft decision'} ${name}`
}

const wholeText = (summary: DecisionSummary): ReferenceChoice => ({
  target: targetOf(summary.href),
  reads: nameOf(summary),
  words: [summary.subject, summary.addressedTo && `directed to ${summary.addressedTo}`].filter(Boolean).join(', '),
})

function provision(summary: DecisionSummary, { href, cite, text }: ProvisionLine): ReferenceChoice {
  return { target: targetOf(href), reads: `${nameOf(summary)}, ${cite}`, words: text }
}

/** The text and its provisions, those first whose signs were typed; null when no text has this number. */
async function byNumber(http: Http, typed: RegExpExecArray, signal: AbortSignal): Promise<ReferenceChoice[] | null> {
  const number = parseNumber((typed[1] ?? '').replace(/^conf[.\s-]*/i, 'Conf. '))
  if (!number) return null
  const address = `${number.kind === 'resolution' ? 'conf-' : ''}${number.meeting}.${number.serial}`
  const path =
    (typed[2] ?? '')
      .toLowerCase()
      .match(/[a-z]+|\d+/g)
      ?.join('/') ?? ''
  try {
    const found = await http.get<DecisionView>(`/api/decisions/${address}`, undefined, signal)
    const lines = found.text.filter((line) => line.path === path || line.path.startsWith(path === '' ? '' : `${path}/`))
    const provisions = lines.filter(({ kind }) => kind !== 'heading' && kind !== 'text')
    const choices = provisions.map((line) => provision(found, line))
    return path === '' ? [wholeText(found), ...choices] : choices
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return null
    throw error
  }
}

export async function findInRegistry(http: Http, asked: string, signal: AbortSignal): Promise<ReferenceChoice[]> {
  const typed = TYPED.exec(asked.trim())
  const found = typed ? await byNumber(http, typed, signal) : null
  if (found) return found
  const page = await http.get<DecisionPage>('/api/decisions', { q: asked.slice(0, 200), limit: MOST_TEXTS }, signal)
  return page.items.map(wholeText)
}
