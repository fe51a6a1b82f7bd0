import { expect, test } from 'vitest'
import { SPEAKER_ATTRIBUTE } from '../interview/topics.ts'
import { type CaptionSender, speakerOf } from './caption-speaker.ts'

const agent: CaptionSender = { identity: 'agent-1', isAgent: true, holder: 'agent-1', attributes: {} }
const asGroom = { [SPEAKER_ATTRIBUTE]: 'groom' }

test('the agent that conducts is the officer, and so is one that has said nothing of the script yet', () => {
  expect(speakerOf(agent)).toEqual({ kind: 'officer' })
  expect(speakerOf({ ...agent, holder: undefined })).toEqual({ kind: 'officer' })
})

test('what it shows of a respondent is theirs', () => {
  expect(speakerOf({ ...agent, attributes: asGroom })).toEqual({ kind: 'respondent', respondent: 'groom' })
})

test('nobody else is, whatever they send along: neither another agent nor a person', () => {
  for (const attributes of [{}, asGroom, { [SPEAKER_ATTRIBUTE]: 'officer' }]) {
    for (const sender of [
      { ...agent, identity: 'agent-2', attributes },
      { identity: 'lawyer.1', isAgent: false, holder: 'agent-1', attributes },
      { identity: 'lawyer.1', isAgent: false, holder: undefined, attributes },
      { identity: 'agent-1', isAgent: false, holder: 'agent-1', attributes },
    ]) {
      expect(speakerOf(sender)).toEqual({ kind: 'participant', identity: sender.identity })
    }
  }
})
