import { SPEAKER_ATTRIBUTE } from '../interview/topics.ts'

/** Whose words a caption shows. */
export type Speaker =
  | { kind: 'officer' }
  /** Told by the officer: what it has heard of a respondent. */
  | { kind: 'respondent'; respondent: string }
  /** Anybody else who sent it as a caption. */
  | { kind: 'participant'; identity: string }

/** What a client knows of a caption's sender as the caption begins. */
export interface CaptionSender {
  identity: string
  /** Of LiveKit's kind AGENT, which is fixed by the token. */
  isAgent: boolean
  /** Who told the script's progress last, which is the agent that conducts; while it is in the room. */
  holder: string | undefined
  attributes: Readonly<Record<string, string>>
}

/** Only the agent that conducts is the officer, and only it says what others have said. */
export function speakerOf({ identity, isAgent, holder, attributes }: CaptionSender): Speaker {
  if (!isAgent || (holder !== undefined && holder !== identity)) return { kind: 'participant', identity }
  const respondent = attributes[SPEAKER_ATTRIBUTE]
  return respondent === undefined ? { kind: 'officer' } : { kind: 'respondent', respondent }
}
