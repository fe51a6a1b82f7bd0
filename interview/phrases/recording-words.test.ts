import { describe, expect, it } from 'vitest'
import { meansRecordingAlone } from './recording-words.ts'

describe('in reply to the question whether they withdraw, the recording alone is meant by', () => {
  it.each([
    ['en', 'No, only to the recording.'],
    ['en', 'Only the recording'],
    ['en', 'Yes, but only the recording, please.'],
    ['en', 'I meant only my consent to the recording'],
    ['en', 'No! Stop recording me.'],
    ['en', 'I only want to stop the recording'],
    ['fr', 'Non, seulement à l’enregistrement.'],
    ['fr', "l'enregistrement seulement"],
    ['es', 'No, solo la grabación.'],
    ['es', 'Sí, pero solamente a la grabación'],
    ['de', 'Nein, nur die Aufnahme.'],
    ['de', 'Es geht mir nur um die Aufnahme'],
    ['ar', 'لا، التسجيل فقط'],
    ['de', 'only the recording'],
  ])('%s: %s', (language, text) => {
    expect(meansRecordingAlone(text, language)).toBe(true)
  })

  it.each([
    ['en', 'Yes'],
    ['en', 'No'],
    ['en', 'Yes, the interview and the recording'],
    ['en', 'No, keep the recording'],
    ['en', 'The recording'],
    ['de', 'Nein, nicht die Aufnahme'],
    ['es', 'No'],
  ])('and not by (%s): %s', (language, text) => {
    expect(meansRecordingAlone(text, language)).toBe(false)
  })
})
