/** Verbs in capitals that open the paragraphs of a Resolution, in three languages. */
const OPERATIVE_EN =
  /^(?:(\d{1,2})\.\s?)?((?:FURTHER |ALSO )?(?:RECOMMENDS?|URGES?|ENCOURAGES?|INVITES?|REQUESTS?|DIRECTS?|INSTRUCTS?|CALLS? (?:UPON|ON)|DECIDES?|AGREES?|ADOPTS?|APPROVES?|ACCEPTS?|ESTABLISHE?S?|REPEALS?|RESOLVES?|STRESSES|DETERMINES?|CONFIRMS?|ENDORSES?|COMMENDS?|TAKES? NOTE|EXPRESSES|WELCOMES|REAFFIRMS|EMPHASIZES|DELEGATES|CHARGES|AUTHORIZES|APPEALS)(?: (?:further|also|FURTHER|ALSO))?)(?![A-Z])/
const OPERATIVE_OTHER =
  /^(?:(\d{1,2})\.\s?)?((?:CONVIENT|RECOMMANDE|PRIE(?: INSTAMMENT)?|DEMANDE|CHARGE|DÉCIDE|DECIDE|INVITE|ENCOURAGE|ADOPTE|APPROUVE|ACCEPTE|ABROGE|ENGAGE|EXHORTE|RECOMIENDA|INSTA|ACUERDA|INVITA|ALIENTA|PIDE|ENCARGA|ORDENA|APRUEBA|ADOPTA|REVOCA|EXHORTA|SOLICITA|AUTORIZA)(?: (?:en outre|également|aussi|además|también|asimismo))?)(?![\p{Lu}])/u
const PREAMBULAR =
  /^((?:[\p{Lu}]{2,}(?:ING|ANT|ANDO|IENDO|ENDO)(?: [\p{Lu}]{4,}(?:ED|N))?|AWARE|CONSCIOUS|CONCERNED|CONVINCED|MINDFUL|CONSCIENTE?|PRÉOCCUPÉE|PREOCUPADA|CONVAINCUE|CONVENCIDA|AYANT [\p{Lu}]+|HABIENDO [\p{Lu}]+)(?: (?:also|further|en outre|également|asimismo|además))?)(?=[\s,])/u
export const PIVOT =
  /^(?:THE CONFERENCE OF THE PARTIES|LA CONFÉRENCE DES PARTIES|LA CONFERENCE DES PARTIES|LA CONFERENCIA DE LAS PARTES|The Conference of the Parties to the Convention$)/

export interface VerbInCapitals {
  readonly is: 'operative' | 'preambular'
  readonly verb: string
  /** The paragraph's number in newer Resolutions. */
  readonly number: string | null
  readonly start: number
}

/** Reads the verb that opens a paragraph; a heading in capitals throughout is none. */
export function verbInCapitals(text: string): VerbInCapitals | null {
  if (!/\p{Ll}{2}/u.test(text) && !/[:]$/.test(text)) return null
  const operative = OPERATIVE_EN.exec(text) ?? OPERATIVE_OTHER.exec(text)
  if (operative?.[2]) {
    const start = operative[0].length - operative[2].length
    return { is: 'operative', verb: operative[2], number: operative[1] ?? null, start }
  }
  const participle = PREAMBULAR.exec(text)?.[1]
  return participle ? { is: 'preambular', verb: participle, number: null, start: 0 } : null
}
