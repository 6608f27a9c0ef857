/** How much of a file is read. A file beyond these is refused with a sentence, never read in part. */
export const MEGABYTE = 1_000_000

export const LIMITS = {
  /** Of a .docx or .pdf as it arrives. */
  binaryBytes: 25 * MEGABYTE,
  /** Of a text or web page, and of the text found in any file. */
  textBytes: 12 * MEGABYTE,
  archiveEntries: 2_000,
  /** Of one part of a .docx, counted while it expands: what the file declares is not believed. */
  expandedBytes: 60 * MEGABYTE,
  /** Ordinary Word text shrinks to a tenth; a bomb to a thousandth. */
  ratio: 250,
  pages: 2_000,
  depth: 200,
} as const
