import { expect, test } from 'vitest'
import type { EntryDraft } from '../../../../interview/record/entries.ts'
import { aRecord, fixedSalt, LAWYER } from '../../../../test/builders.ts'
import { readStory } from './story.ts'

const storyWith = (script: unknown) => {
  const started: EntryDraft = {
    type: 'started',
    data: { actor: LAWYER, respondents: ['groom'] },
    committed: { script: { value: script, salt: fixedSalt(1) } },
  }
  return readStory(aRecord([started]))
}

test('the steps are those of the script', () => {
  expect(storyWith({ steps: [{ id: 'a', ask: 'A?' }] }).steps).toEqual([{ id: 'a', number: 1, ask: 'A?' }])
})

test.each([
  ['null', null],
  ['a text', 'steps'],
  ['steps that are null', { steps: [null] }],
  ['a step whose question is a number', { steps: [{ id: 'a', ask: 5 }] }],
  ['a step whose id is a list', { steps: [{ id: ['a'], ask: 'A?' }] }],
])('a script that is %s is read as none', (_, script) => {
  expect(storyWith(script).steps).toEqual([])
})
