import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DraftView } from '#domain/drafts/wire.ts'
import { paragraphOfBookmark, readOrigin } from '#domain/drafts/word-marks.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
})
afterEach(() => test.close())

const PARAGRAPHS = [
  { role: 'decision', text: 'The Secretariat shall:', ref: 'k4m7p2q' },
  { role: 'item', text: 'report on wildlife cybercrime; and' },
  { role: 'item', level: 2, text: 'each year; and' },
  { role: 'item', text: 'advise Parties.' },
] as const

async function begin(): Promise<DraftView> {
  const payload = {
    title: 'Wildlife cybercrime',
    kind: 'decision',
    groupId: test.groupId,
    from: { paragraphs: PARAGRAPHS },
  }
  const answer = await test.app.inject({ method: 'POST', url: '/api/drafts', headers: test.as('member'), payload })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}

async function file(id: string, query: string): Promise<Uint8Array> {
  const url = `/api/drafts/${id}/export?${query}`
  const answer = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
  expect(answer.statusCode, answer.body).toBe(200)
  return new Uint8Array(answer.rawPayload)
}

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

describe('a Word file of a draft', () => {
  it('[RD2] names its draft and the change, and bears the identity of each paragraph', async () => {
    const { id } = await begin()
    const bytes = await file(id, 'format=docx')
    const custom = [...partOf(bytes, 'docProps/custom.xml').matchAll(/name="([^"]*)"[^>]*><vt:lpwstr>([^<]*)</g)]
    expect(readOrigin(new Map(custom.map((match) => [match[1] ?? '', match[2] ?? ''])))).toEqual({
      draftId: id,
      sequence: 1,
    })
    const { content } = await (
      await test.app.inject({ method: 'GET', url: `/api/drafts/${id}/content`, headers: test.as('member') })
    ).json()
    const names = [...partOf(bytes, 'word/document.xml').matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)]
    expect(names.map((match) => paragraphOfBookmark(match[1] ?? ''))).toEqual(
      content.map((node: { attrs: { id: string } }) => node.attrs.id),
    )
  })
})
