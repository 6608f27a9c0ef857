/** The text of the registry as the first text of a draft, so that a revision begins with what is in effect. */
import { describeAddressees } from '../decisions/addressee.ts'
import { type Decision, type DecisionRevision, numberOf } from '../decisions/decision.ts'
import type { Provision } from '../decisions/provision.ts'
import { type Block, type Paragraph, paragraph } from './content.ts'
import type { ParagraphRole } from './schema.ts'

const ROLE_IN_RESOLUTION: Readonly<Record<Provision['kind'], ParagraphRole>> = {
  heading: 'heading',
  preambular: 'preambular',
  operative: 'operative',
  chapeau: 'operative',
  text: 'operative',
  item: 'item',
  tail: 'plain',
}

/** The newest text, each paragraph with the address of the provision that it comes from. */
export function blocksOfDecision(decision: Decision): Block[] {
  const revision = decision.revisions.at(-1)
  return revision ? blocksOfRevision(decision, revision) : []
}

/** One of its texts, in the same form. */
export function blocksOfRevision(decision: Decision, revision: DecisionRevision): Block[] {
  const name = numberOf(decision) ?? decision.handle
  if (decision.kind === 'resolution') return revision.provisions.map((provision) => resolved(provision, name))
  const [first, ...others] = revision.provisions
  const opening = first && first.kind !== 'item' ? first : undefined
  const rest = opening ? others : revision.provisions
  return [
    paragraph('addressee', `Directed to ${describeAddressees(revision.addressees)}`),
    paragraph('decision', opening?.text ?? '', { ref: name }),
    ...rest.map((provision) => decided(provision, name)),
  ]
}

function decided(provision: Provision, name: string): Paragraph {
  const ref = `${name}/${provision.path}`
  if (provision.kind !== 'item') return paragraph('plain', provision.text, { ref })
  return paragraph('item', provision.text, { level: Math.max(1, provision.depth), ref })
}

function resolved(provision: Provision, name: string): Paragraph {
  const role = ROLE_IN_RESOLUTION[provision.kind]
  const level = role === 'item' ? Math.max(1, provision.depth) : 1
  return paragraph(role, provision.text, { level, ref: `${name}/${provision.path}` })
}
