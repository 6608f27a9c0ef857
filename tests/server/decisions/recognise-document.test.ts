import { expect, test } from 'vitest'
import { recogniseDocument } from '../../../server/decisions/recognise-document.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
const PAGE =
  'Directed to the Secretariat\n\n17.1 The Secretariat shall report at the 69th meeting of the Standing Committee.\n\n'

test('[I29] a file is recognised in a thread, and its refusal keeps code and sentence', async () => {
  const { decisions } = await recogniseDocument(bytes(PAGE), 'a.txt')
  expect(decisions.map(({ number }) => number)).toEqual(['17.1'])
  await expect(recogniseDocument(bytes(''), 'a.txt')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('empty'),
  })
})

test('[I29] the event loop goes on while a large file is read', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)
  await recogniseDocument(bytes(PAGE.repeat(10_000)), 'a.txt')
  clearInterval(timer)
  // Read in this thread, the text would leave no turn to anybody else.
  expect(turns).toBeGreaterThan(10)
})

test('[I29] a file that takes too long is stopped', async () => {
  await expect(
    recogniseDocument(bytes(PAGE.repeat(50_000)), 'a.txt', { timeout: 50, memoryMegabytes: 256 }),
  ).rejects.toMatchObject({ code: 'too_large' })
})
