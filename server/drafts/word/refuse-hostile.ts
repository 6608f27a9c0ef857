/** What a returned file may not carry: it is refused as a whole, with a sentence, before any of its text is read. */
import { DomainError } from '#domain/errors.ts'
import type { Archive } from '../../decisions/read-document/open-archive.ts'
import { elementsOf, readXml } from './xml-tree.ts'

const refuse = (message: string): never => {
  throw new DomainError('unsupported', message)
}

/** @throws DomainError `unsupported` */
export function refuseHostile({ names, read }: Archive): void {
  if (names.some((name) => /vbaProject|\.bin$/i.test(name)))
    refuse(
      'This file carries a macro or an embedded program. Save it as an ordinary .docx without macros and send it again.',
    )
  if (names.some((name) => /^word\/(?:embeddings|afchunk)/i.test(name)))
    refuse('This file carries another file inside it. Take the embedded file out and send the text alone.')
  for (const name of names.filter((one) => /\.rels$/i.test(one))) {
    const part = read(name)
    if (!part) continue
    for (const { attributes } of elementsOf(readXml(part))) {
      const isLink = /\/hyperlink$/.test(attributes.Type ?? '')
      if (attributes.TargetMode === 'External' && !isLink)
        refuse(
          'This file loads something from elsewhere (a linked picture, template or file). Break the link in Word, under File, Info, Edit Links, and send it again.',
        )
    }
  }
}
