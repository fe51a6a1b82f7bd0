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
    ['I don´t understand the question', 'meaning'],
    ['I don’t understand the question', 'meaning'],
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

describe('a respondent who is not to be recorded any longer is understood', () => {
  it.each([
    ['en', 'Stop recording.'],
    ['en', 'Please stop recording me!'],
    ['en', 'Stop the recording now, please.'],
    ['en', "I don't want to be recorded."],
    ['en', 'I do not want to be recorded any more'],
    ['en', 'I take back my consent to the recording.'],
    ['en', 'I withdraw my consent, but only to the recording.'],
    ['en', 'No longer record me.'],
    ['en', 'Turn off the recording, please'],
    ['en', 'Could you please stop recording me?'],
    ['en', 'I no longer consent to being recorded'],
    ['fr', "Arrêtez l'enregistrement, s'il vous plaît."],
    ['fr', 'Je ne veux plus être enregistrée.'],
    ['fr', 'Ne m’enregistrez plus !'],
    ['fr', 'Je retire mon consentement à l’enregistrement'],
    ['fr', 'Pourriez-vous arrêter l’enregistrement ?'],
    ['es', 'Por favor, deje de grabarme.'],
    ['es', 'Detenga la grabación'],
    ['es', 'No quiero que me graben más.'],
    ['es', 'Retiro mi consentimiento a la grabación.'],
    ['de', 'Bitte stoppen Sie die Aufnahme.'],
    ['de', 'Ich möchte nicht mehr aufgenommen werden'],
    ['de', 'Schalten Sie bitte die Aufzeichnung ab!'],
    ['de', 'Ich ziehe meine Einwilligung in die Aufnahme zurück.'],
    ['de', 'ich nehme meine zustimmung zur aufnahme zurück'],
    ['ar', 'أوقفوا التسجيل من فضلكم'],
    ['ar', 'لا أريد أن يتم تسجيلي'],
    ['ar', 'أسحب موافقتي على التسجيل'],
    ['ar', 'هل يمكنك إيقاف التسجيل؟'],
    ['de', 'Stop recording me'],
  ])('%s: %s', (language, text) => {
    expect(recogniseRequest(text, language)).toEqual({ kind: 'stop-recording' })
  })

  it.each([
    ['en', 'Is this recorded?'],
    ['en', 'Are you recording me?'],
    ['en', 'Who will listen to the recording?'],
    ['en', 'They stopped recording in 1990.'],
    ['en', 'The recording has been stopped.'],
    ['en', 'I want to be recorded'],
    ['en', 'I do not mind being recorded'],
    ['en', 'I consent to being recorded'],
    ['en', 'I stop recording at noon'],
    ['en', 'Only the recording'],
    ['fr', 'Est-ce que l’enregistrement continue ?'],
    ['fr', 'Je veux être enregistré'],
    ['es', '¿Se graba esto?'],
    ['de', 'Wird das aufgenommen?'],
    ['de', 'Ich bin mit der Aufnahme einverstanden'],
    ['ar', 'هل يتم التسجيل؟'],
    ['ar', 'أوافق على التسجيل'],
  ])('and who says something else is not (%s): %s', (language, text) => {
    expect(recogniseRequest(text, language)?.kind).not.toBe('stop-recording')
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
