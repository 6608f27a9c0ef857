/**
 * Text layers lose blanks: "TheSecretariatshall", "ofthe", "66thmeeting". Those that can be told for certain are put back;
 * no character of the source is changed, so every place stays true.
 */
import { joinPassages, type Passage, slicePassage } from './passage.ts'

const BODY = '(?:Secretariat|Standing|Animals|Plants|Conference|Parties|CITES)'
const LOST = new RegExp(
  [
    `(?<=(?:^|[^\\p{L}]|to|of|by|with|from|on|in)(?:[Tt]he|All|all))(?=${BODY})`,
    '(?<=(?<!\\p{L})(?:[Dd]irected|DIRECTED))(?=to(?:the|Parties|\\s))',
    '(?<=(?:(?<!\\p{L})|directed|Directed)(?:to|of|by|with|from|on|in))(?=the(?:\\s|[A-Z]))',
    '(?<=(?<!\\p{L})(?:to|of|by|with|from))(?=(?:Secretariat|Parties)(?!\\p{L}))',
    '(?<=Standing|Animals|Plants)(?=Committee)',
    '(?<=Secretariat|Committees?|Parties|States)(?=(?:shall|should|is|are)(?:\\s|,))',
    '(?<=(?<!\\d)\\d{1,2}(?:st|nd|rd|th))(?=meetings?(?!\\p{L}))',
    '(?<=^\\d{1,2}\\.\\d{1,3})(?=(?:The|All|Parties|Subject|Range|In|At|Directed|Les?|La|El|Las)(?:\\s|[A-Z]))',
  ].join('|'),
  'gu',
)
const LONGEST = 20_000

/** The passage with the lost blanks put back. */
export function withLostBlanks<Kind extends Passage>(passage: Kind): Kind {
  if (passage.text.length > LONGEST) return passage
  const cuts = [...passage.text.matchAll(LOST)].map(({ index }) => index).filter((index) => index > 0)
  if (!cuts.length) return passage
  const parts = [0, ...cuts].map((from, i) => slicePassage(passage, from, cuts[i] ?? passage.text.length))
  const { text, places, end } = joinPassages(parts)
  return { ...passage, text, places, end }
}
