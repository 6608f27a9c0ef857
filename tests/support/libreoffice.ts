/**
 * A real LibreOffice without a window, as another office that edits our files. Each run has a profile of its own, so that runs
 * do not wait for each other, and ends with its process. Where it is not installed, tests say so.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LIMIT = 120_000

export const NO_LIBREOFFICE = 'LibreOffice is not installed: files are not edited by another office here'

export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const LIBRARY =
  '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/></library:library>'
const MODULE = (source: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic">${source.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</script:module>`

/** Around what a test does to the document, which it finds as `doc`, in the language of LibreOffice. */
const FRAME = (edits: string) => `
Dim doc As Object
Function Prop(name As String, value As Variant) As Object
  Dim p As New com.sun.star.beans.PropertyValue
  p.Name = name
  p.Value = value
  Prop = p
End Function
Function Find(words As String) As Object
  Dim search As Object
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  Find = doc.findFirst(search)
End Function
Sub Swap(words As String, others As String)
  Dim range As Object
  range = Find(words)
  range.setString(others)
End Sub
Sub Comment(words As String, author As String, said As String)
  Dim range As Object
  Dim note As Object
  range = Find(words)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = author
  note.Content = said
  range.getText().insertTextContent(range, note, True)
End Sub
Sub Main(source As String, target As String)
  doc = StarDesktop.loadComponentFromURL("file://" & source, "_blank", 0, Array(Prop("Hidden", True)))
${edits}
  doc.storeToURL("file://" & target, Array(Prop("FilterName", "MS Word 2007 XML")))
  doc.close(True)
End Sub
`

/**
 * Opens a Word file, does to it what a person would, and saves it as a Word file.
 * @param edits statements of LibreOffice Basic; none: the file is opened and saved
 */
export async function editInLibreOffice(file: Uint8Array, edits = ''): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const library = join(folder, 'profile', 'user', 'basic', 'Standard')
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    // The first start of a profile lays out its own library, over what stands there.
    await run('soffice', ['--headless', '--norestore', '--terminate_after_init', profile], { timeout: LIMIT })
    writeFileSync(join(library, 'script.xlb'), LIBRARY)
    writeFileSync(join(library, 'Edits.xba'), MODULE(FRAME(edits)))
    const [source, target] = [join(folder, 'source.docx'), join(folder, 'target.docx')]
    writeFileSync(source, file)
    const macro = `macro:///Standard.Edits.Main("${source}","${target}")`
    await run('soffice', ['--headless', '--norestore', profile, macro], { timeout: LIMIT })
    return new Uint8Array(readFileSync(target))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
