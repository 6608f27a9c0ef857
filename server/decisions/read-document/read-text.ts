/** Decodes plain text: UTF-8 and UTF-16 with or without their mark, else windows-1252, which every byte fits. */
export function readText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes).replaceAll('\u0000', '')
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4096)
  const nullsAt = (parity: number) =>
    sample.reduce((count, byte, i) => count + (byte === 0 && i % 2 === parity ? 1 : 0), 0)
  if (nullsAt(1) > sample.length * 0.3) return 'utf-16le'
  if (nullsAt(0) > sample.length * 0.3) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
