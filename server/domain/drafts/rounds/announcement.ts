/** What the group is told of a round: the same sentence goes into the alert and stands in the dialog before it is sent. */
import { endInWords, type Round, type RoundEvent } from './round.ts'

/** @param message what whoever opens it adds; '' for nothing */
export function openingWords(round: Pick<Round, 'purpose' | 'closesOn'>, message: string): string {
  const sentence = `A round is open until ${endInWords({ ...round, events: [] })}: ${asSentence(round.purpose)}`
  return [sentence, message.trim()].filter((part) => part !== '').join(' ')
}

/** @param round with the event in it */
export function eventWords(
  round: Pick<Round, 'purpose' | 'closesOn' | 'events'>,
  { kind, reason }: RoundEvent,
): string {
  const name = `The round “${round.purpose}”`
  const sentence = {
    extended: `${name} is extended until ${endInWords(round)}.`,
    closed: `${name} has ended early, on ${endInWords(round)}.`,
    recalled: `${name} is recalled: it counts as if it had not been opened.`,
    'door opened': `${name} is over, and comments and proposals are received again, outside it.`,
  }[kind]
  return [sentence, reason].filter((part) => part !== '').join(' ')
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
