import { describe, expect, it } from 'vitest'
import { recogniseRequest } from './requests.ts'

describe('recogniseRequest', () => {
  it.each([
    ['Could you repeat that?', 'repeat'],
    ['Could you please repeat the question?', 'repeat'],
    ['Sorry, can you say that again please?', 'repeat'],
    ['Say that again', 'repeat'],
    ['Pardon?', 'repeat'],
    ['Pardon me?', 'repeat'],
    ['Sorry?', 'repeat'],
    ['What?', 'repeat'],
    ['What was the question?', 'repeat'],
    ["I didn't hear you.", 'repeat'],
    ["I didn't quite catch that", 'repeat'],
    ['Please repeat', 'repeat'],
    ['once more, please', 'repeat'],
    ['One moment please', 'moment'],
    ['Give me a minute', 'moment'],
    ['Just a second.', 'moment'],
    ['Please wait', 'moment'],
    ['Hold on', 'moment'],
    ['Let me think', 'moment'],
    ['Can I have a moment to think?', 'moment'],
    ['wait', 'moment'],
    ['What does that mean?', 'meaning'],
    ['What does coercion mean?', 'meaning'],
    ['What do you mean by that?', 'meaning'],
    ["I don't understand the question", 'meaning'],
    ['Could you explain that, please?', 'meaning'],
    ['I want to withdraw', 'withdraw'],
    ['I want to stop the interview.', 'withdraw'],
    ["I'd like to end this interview", 'withdraw'],
    ['Stop the interview please', 'withdraw'],
    ['I withdraw my consent', 'withdraw'],
    ["I don't want to continue", 'withdraw'],
  ])('%s -> %s', (text, kind) => {
    expect(recogniseRequest(text, 'en')).toEqual({ kind })
  })

  it.each([
    ['Correction: my name is Anna Berg.', { answer: 'my name is Anna Berg.' }],
    ['correction, 4 May 1990', { answer: '4 May 1990' }],
    ['Sorry, correction: No.', { answer: 'No.' }],
    ['Correction.', {}],
    ['I want to correct my last answer', {}],
    ['I want to correct my last answer: it is 1991.', { answer: 'it is 1991.' }],
    ["I'd like to correct my answer to question 3: No, never.", { step: 3, answer: 'No, never.' }],
    ['I would like to correct my answer to the question number three.', { step: 3 }],
    ['Can I change my answer to question twelve?', { step: 12 }],
  ])('%s', (text, found) => {
    expect(recogniseRequest(text, 'en')).toEqual({ kind: 'correction', ...found })
  })

  it.each([
    ['fr', 'Pouvez-vous répéter la question, s’il vous plaît ?', 'repeat'],
    ['fr', 'Un moment, s’il vous plaît', 'moment'],
    ['es', '¿Puede repetir la pregunta?', 'repeat'],
    ['es', 'No entiendo', 'meaning'],
    ['de', 'Wie bitte?', 'repeat'],
    ['de', 'Können Sie das bitte wiederholen?', 'repeat'],
    ['de', 'Ich möchte abbrechen', 'withdraw'],
    ['ar', 'أعد السؤال من فضلك', 'repeat'],
    ['ar', 'ماذا يعني ذلك؟', 'meaning'],
    ['ar', 'لحظة من فضلك', 'moment'],
    ['de', 'One moment please', 'moment'],
    ['pl', 'Could you repeat that?', 'repeat'],
  ])('%s: %s -> %s', (language, text, kind) => {
    expect(recogniseRequest(text, language)).toEqual({ kind })
  })

  it.each([
    '',
    'Stopford',
    'Anna Stopford',
    'We had to wait a moment at the border',
    'I want to stop smoking',
    'stop',
    'Yes',
    'No',
    'I do',
    'He said one moment please',
    'I do not want to',
    'I wanted to withdraw the money from the bank',
    'I work as a correction officer',
    'Correction-officer',
    'Correction officer at Rikers',
    'corrections: none',
    'My name is Pardon',
    'I waited',
    'What does that mean is unknown to me',
    'I did not understand him when he spoke',
    'I want to correct the record of my birth',
    'I repeat that he was there',
    'say that again and I leave',
    'I want to correct my answer to question blue',
    'moment',
  ])('is an answer: %j', (text) => {
    expect(recogniseRequest(text, 'en')).toBeUndefined()
  })
})

describe('a correction as a recogniser writes it', () => {
  it.each([
    ['korrektur vierter mai', 'vierter mai'],
    ['correction le quatre mai', 'le quatre mai'],
    ['correction my date of birth is the second of may', 'my date of birth is the second of may'],
    ['i want to correct my last answer it is vienna', 'it is vienna'],
    ['ich möchte meine letzte antwort korrigieren', undefined],
    ['Ich möchte meine Antwort berichtigen: Wien.', 'Wien.'],
    ['je voudrais corriger ma dernière réponse', undefined],
    ['quiero corregir mi respuesta anterior', undefined],
    ['أريد تصحيح إجابتي', undefined],
  ])('%s', (text, answer) => {
    expect(recogniseRequest(text, 'en')).toEqual({ kind: 'correction', ...(answer ? { answer } : {}) })
  })

  it.each(['I want to correct my shoes', 'the correction of the answer is yours', 'ich möchte antworten'])(
    'is not found in "%s"',
    (text) => {
      expect(recogniseRequest(text, 'en')).toBeUndefined()
    },
  )
})

describe('a request in the script’s language', () => {
  it.each([
    ['en', 'what', 'repeat'],
    ['en', 'just a sec', 'moment'],
    ['en', 'i take back my consent', 'withdraw'],
    ['fr', "j'ai pas compris", 'repeat'],
    ['fr', 'pardon monsieur', 'repeat'],
    ['fr', 'une petite minute s’il vous plaît', 'moment'],
    ['fr', 'je retire mon accord', 'withdraw'],
    ['es', 'me lo puede repetir', 'repeat'],
    ['es', 'un momentito por favor', 'moment'],
    ['de', 'nochmal bitte', 'repeat'],
    ['de', 'entschuldigung wie war die frage', 'repeat'],
    ['de', 'das verstehe ich nicht', 'meaning'],
    ['ar', 'ممكن تعيد السؤال', 'repeat'],
    ['ar', 'ثانية واحدة', 'moment'],
    ['ar', 'بدي أوقف', 'withdraw'],
  ])('%s: %s', (language, text, kind) => {
    expect(recogniseRequest(text, language)).toEqual({ kind })
  })
})
