/** Files of a draft in another office: what a delegation's LibreOffice does to them. */
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paragraphOfBookmark, readOrigin } from '#domain/drafts/word-marks.ts'
import { createTestApp, type TestApp } from '../../support/app.ts'
import { addNegotiated, DRAFT, DRAFT_BLOCKS } from '../../support/drafts/negotiated.ts'
import { editInLibreOffice, hasLibreOffice, NO_LIBREOFFICE } from '../../support/libreoffice.ts'

let test: TestApp
beforeEach(async () => {
  test = await createTestApp()
  await addNegotiated(test)
})
afterEach(() => test.close())

async function file(query: string): Promise<Uint8Array> {
  const url = `/api/drafts/${DRAFT}/export?format=docx&${query}`
  const answer = await test.app.inject({ method: 'GET', url, headers: test.as('member') })
  expect(answer.statusCode, answer.body).toBe(200)
  return new Uint8Array(answer.rawPayload)
}

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())

/** Every paragraph with its number, outside tables, told in the title of the file, which a test can read. */
const TELL = `
  Dim all As Object
  Dim one As Object
  Dim told As String
  all = doc.getText().createEnumeration()
  Do While all.hasMoreElements()
    one = all.nextElement()
    If one.supportsService("com.sun.star.text.Paragraph") Then told = told & one.ListLabelString & "|" & one.getString() & "¶"
  Loop
  doc.DocumentProperties.Title = told`
const answerAll = (how: 'Accept' | 'Reject') => `
  Dim helper As Object
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.getCurrentController().getFrame(), ".uno:${how}AllTrackedChanges", "", 0, Array())`

async function told(bytes: Uint8Array, edits: string): Promise<string[]> {
  const edited = await editInLibreOffice(bytes, `${edits}\n${TELL}`)
  const title = /<dc:title>([\s\S]*?)<\/dc:title>/.exec(partOf(edited, 'docProps/core.xml'))?.[1] ?? ''
  // The title and the sentence under it stand before the text.
  return title.split('¶').slice(2, -1)
}

const NEW = [
  '|Directed to Parties',
  '|15.57\u2002Parties shall:',
  'c)|report each year on sales on the Internet.',
  'a)|submit the best practice on websites and apps to the Secretariat;',
  'b)|train those who investigate sales1; and',
  'd)|keep a list of contact points.',
  '|The Secretariat shall publish the list.',
  '|Contact points',
  '|',
]

describe.runIf(hasLibreOffice())('in LibreOffice', () => {
  it('[RD2] a file that was opened and saved still names its draft and its paragraphs', {
    timeout: 120_000,
  }, async () => {
    const saved = await editInLibreOffice(await file('reading=clean'))
    const custom = [...partOf(saved, 'docProps/custom.xml').matchAll(/name="([^"]*)"[^>]*><vt:lpwstr>([^<]*)</g)]
    const origin = readOrigin(new Map(custom.map((match) => [match[1] ?? '', match[2] ?? ''])))
    expect(origin).toEqual({ draftId: DRAFT, sequence: 1, isMarked: false })
    const document = partOf(saved, 'word/document.xml')
    const names = [...document.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)]
    const ids = names.map((match) => paragraphOfBookmark(match[1] ?? ''))
    const own = DRAFT_BLOCKS.flatMap((block) => ('id' in block ? [block.id] : []))
    expect(ids).toEqual(expect.arrayContaining(own))
  })

  it('[RD7] accepting all is the new text, rejecting all the text in force', { timeout: 240_000 }, async () => {
    const bytes = await file('reading=markup&tracked=true')
    expect(await told(bytes, answerAll('Accept'))).toEqual(NEW)
    const rejected = await told(bytes, answerAll('Reject'))
    // LibreOffice takes the end of a new paragraph with a footnote for an old one, and leaves an empty paragraph there.
    const lines = rejected.filter((line) => !line.endsWith('|'))
    expect(lines).toEqual([
      '|Directed to Parties',
      '|15.57\u2002Parties should:',
      'a)|submit best practices on websites to the Secretariat;',
      'b)|adopt codes of conduct with platforms; and',
      'c)|report each year on sales on the Internet.',
      expect.stringMatching(/\|keep a list of contact points\. The Secretariat shall publish the list\.$/),
    ])
  })

  it('[RD8] rejecting the proposals leaves the text as it stands', { timeout: 120_000 }, async () => {
    expect(await told(await file('reading=proposals&tracked=true'), answerAll('Reject'))).toEqual(NEW)
  })

  it('[RD17] a paragraph that is put in has a number, and those behind it move on', { timeout: 120_000 }, async () => {
    const put = `
  Dim place As Object
  Dim cursor As Object
  place = Find("apps to the Secretariat;")
  cursor = place.getText().createTextCursorByRange(place.getEnd())
  cursor.getText().insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  cursor.getText().insertString(cursor, "consult traders;", False)`
    // A file of the text alone has no sentence under its title.
    const lines = await told(await file('reading=clean'), put)
    expect(lines.filter((line) => /^\w\)/.test(line))).toEqual([
      'c)|report each year on sales on the Internet.',
      'a)|submit the best practice on websites and apps to the Secretariat;',
      'b)|consult traders;',
      'c)|train those who investigate sales1; and',
      'd)|keep a list of contact points.',
    ])
  })
})

describe.runIf(!hasLibreOffice())('in LibreOffice', () => {
  it(`[RD2] is passed over: ${NO_LIBREOFFICE}`, () => {
    process.stdout.write(`${NO_LIBREOFFICE}.\n`)
  })
})
