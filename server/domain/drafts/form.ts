/**
 * What a careful reader of drafts would remark on: addressees, verbs, duties to report, money, numbers that lead nowhere,
 * punctuation. Nothing is enforced, and each remark can be wrong: it names its place, and people decide. Rules: docs/spec/form.md.
 */
import type { Node } from 'prosemirror-model'
import { addresseeFindings } from './form/addressees.ts'
import { dutyFindings } from './form/duties.ts'
import { CHECK_KINDS, type FormFacts, type FormFinding, keyOf } from './form/finding.ts'
import { readFormText } from './form/form-text.ts'
import { layoutFindings } from './form/layout.ts'
import { pointerFindings } from './form/pointers.ts'
import { punctuationFindings } from './form/punctuation.ts'
import { verbFindings } from './form/verbs.ts'
import type { DecisionLabels } from './outline.ts'

/** What the document alone can be asked, in the order of the kinds and then of the text. */
export function checkForm(doc: Node, labels: DecisionLabels, facts: FormFacts): FormFinding[] {
  const text = readFormText(doc, labels)
  const found = [
    ...pointerFindings(text),
    ...addresseeFindings(text),
    ...verbFindings(text),
    ...dutyFindings(text, facts),
    ...punctuationFindings(text),
    ...layoutFindings(text),
  ]
  const seen = new Set<string>()
  return CHECK_KINDS.flatMap((kind) => found.filter((finding) => finding.kind === kind)).filter((finding) => {
    const isNew = !seen.has(keyOf(finding))
    seen.add(keyOf(finding))
    return isNew
  })
}
