/** What a person reads in the terminal when the program has started. Pure: links in, text out. */

export interface SignIn {
  /** Whom the link signs in: "Chair", "Secretariat". */
  readonly title: string
  readonly name: string
  readonly link: string
}

export interface Welcome {
  readonly publicUrl: string
  /** Where the data lies, as a person would look for it. */
  readonly database: string
  readonly signIns: readonly SignIn[]
}

export function welcome({ publicUrl, database, signIns }: Welcome): string {
  const width = Math.max(0, ...signIns.map(({ title, name }) => title.length + name.length + 2))
  const lines = signIns.map(({ title, name, link }) => `    ${`${title}: ${name}`.padEnd(width)}   ${link}`)
  return [
    '',
    `  Intersession is ready at ${publicUrl}`,
    `  Its records are kept in ${database}.`,
    ...(lines.length > 0 ? ['', '  Sign in (each link works once, within a day):', '', ...lines] : []),
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ].join('\n')
}
