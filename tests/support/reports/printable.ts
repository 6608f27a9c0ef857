/** The sample report as it goes to the renderers. */
import { documentOf } from '#domain/drafts/content.ts'
import { compile } from '#domain/reports/compile.ts'
import { coverOf } from '#domain/reports/cover.ts'
import type { Printable } from '../../../server/reports/render/walk.ts'
import { facts, sc69 } from './facts.ts'

export const choices = {
  originalLanguage: 'English',
  symbol: 'SC69 Doc. 31.3',
  agendaPart: 'Interpretation and implementation matters',
  headings: ['General compliance and enforcement'],
  title: 'Combating wildlife cybercrime: report of the working group',
} as const

export const printable: Printable = {
  cover: coverOf(choices, sc69, 0),
  title: choices.title,
  author: facts.author,
  language: 'English',
  datedOn: '2017-10-02',
  content: documentOf(compile(facts, '2017-09-15')),
  labels: { k4m7p2q: '17.XX' },
}
