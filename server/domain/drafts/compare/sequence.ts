/**
 * The shortest way from one sequence to another, after Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), with
 * what both begin and end with set aside first. Work is proportional to length times difference; beyond `DEEPEST` differences
 * the middle is taken as wholly other, because a reader would too.
 */

/** A run of the same: `length` elements that stand at `before` in one sequence and at `after` in the other. */
export interface Match {
  readonly before: number
  readonly after: number
  readonly length: number
}

const DEEPEST = 2_000

/** Runs in order, neither touching nor crossing. Elements are the same when they are the same value. */
export function matchSequences<T>(before: readonly T[], after: readonly T[]): Match[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const pairs = shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const matches: Match[] = []
  const add = (match: Match) => {
    const last = matches.at(-1)
    if (match.length === 0) return
    if (last && last.before + last.length === match.before && last.after + last.length === match.after)
      matches[matches.length - 1] = { ...last, length: last.length + match.length }
    else matches.push(match)
  }
  add({ before: 0, after: 0, length: head })
  for (const [here, there] of pairs) add({ before: here + head, after: there + head, length: 1 })
  add({ before: before.length - tail, after: after.length - tail, length: tail })
  return matches
}

/** Pairs of places that are the same on a shortest way. */
function shortestEdit<T>(before: readonly T[], after: readonly T[]): [number, number][] {
  const [height, width] = [before.length, after.length]
  if (height === 0 || width === 0) return []
  const most = Math.min(height + width, DEEPEST)
  // Furthest place in `before` on each diagonal; one record a step, to walk back on.
  const furthest = new Int32Array(2 * most + 3)
  const steps: Int32Array[] = []
  for (let depth = 0; depth <= most; depth++) {
    steps.push(furthest.slice(most - depth, most + depth + 3))
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down = furthest[most + 1 + diagonal + 1] ?? 0
      const right = (furthest[most + 1 + diagonal - 1] ?? 0) + 1
      let x = diagonal === -depth || (diagonal !== depth && right <= down) ? down : right
      while (x < height && x - diagonal < width && before[x] === after[x - diagonal]) x += 1
      furthest[most + 1 + diagonal] = x
      if (x >= height && x - diagonal >= width) return walkBack(steps, height, width)
    }
  }
  return []
}

function walkBack(steps: readonly Int32Array[], height: number, width: number): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [height, width]
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const diagonal = x - y
    // `steps[depth]` begins one place before diagonal -depth.
    const at = (wanted: number) => steps[depth]?.[wanted + depth + 1] ?? 0
    const isDown = diagonal === -depth || (diagonal !== depth && at(diagonal - 1) + 1 <= at(diagonal + 1))
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const [startX, startY] = depth === 0 ? [0, 0] : [at(previous), at(previous) - previous]
    while (x > startX && y > startY && x - y === diagonal) {
      if (depth > 0 && x === (isDown ? startX : startX + 1) && y === (isDown ? startY + 1 : startY)) break
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    x = startX
    y = startY
  }
  return pairs.reverse()
}
