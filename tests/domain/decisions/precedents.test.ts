import { describe, expect, test } from 'vitest'
import { precedentsOf } from '#domain/decisions/gather-precedents.ts'
import { markAnswers, readQuestion } from '#domain/decisions/phrases.ts'
import type { AccountId } from '#domain/ids.ts'
import { aText, chapeau, item, type Line } from '../../support/fixtures/texts.ts'

const BY = 'somebody' as AccountId
const operative = (path: string, text: string): Line => ({
  path,
  kind: 'operative',
  marker: `${path}.`,
  depth: 0,
  text,
})

describe('precedents', () => {
  test('[PC7] a sub-paragraph binds as strongly as what governs it', () => {
    const lines = [chapeau('Parties are urged to:'), item('a', 'train officers who should know;'), item('b', 'reply.')]
    const rows = precedentsOf(aText('1', BY, { number: '15.57', lines }))
    expect(rows.map(({ strength, chapeau }) => [strength, chapeau])).toEqual([
      ['urged', ''],
      ['urged', 'Parties are urged to:'],
      ['urged', 'Parties are urged to:'],
    ])
    const resolution = [
      operative('1', 'RECOMMENDS that Parties:'),
      item('1/a', 'reply;'),
      operative('2', 'DIRECTS the Secretariat to reply.'),
    ]
    const found = precedentsOf(aText('2', BY, { number: 'Conf. 11.3', kind: 'resolution', lines: resolution }))
    expect(found.map(({ cite, address, strength }) => [cite, address, strength])).toEqual([
      ['Resolution Conf. 11.3, paragraph 1', 'conf-11.3/1', 'recommended'],
      ['Resolution Conf. 11.3, paragraph 1 a)', 'conf-11.3/1/a', 'recommended'],
      ['Resolution Conf. 11.3, paragraph 2', 'conf-11.3/2', 'directed'],
    ])
  })

  test('[PC9] says where the words answer', () => {
    const marked = (text: string, query: string) =>
      markAnswers(text, readQuestion(query, [])).map(({ from, to }) => text.slice(from, to))
    expect(marked('Best practices and the best Practices.', '"best practices"')).toEqual([
      'Best practices',
      'best Practices',
    ])
    expect(marked('Études de données', 'etude donn')).toEqual(['Études', 'données'])
    expect(marked('subject to external funding, report', '"external funding" rep')).toEqual([
      'external funding',
      'report',
    ])
    expect(marked('nothing of it', 'else')).toEqual([])
    const names = [['cybercrime', 'crime linked to the Internet']]
    const text = 'tell the Secretariat of measures linked to cybercrime'
    expect(markAnswers(text, readQuestion('cybercrime', names)).map(({ from, to }) => text.slice(from, to))).toEqual([
      'cybercrime',
    ])
  })
})
