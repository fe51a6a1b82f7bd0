import { refusalIn } from '../../agent/judging/refusal.ts'
import { fitKeyterms } from '../../agent/hearing/deepgram/keyterms.ts'
import { servedLanguage } from '../../agent/hearing/deepgram/languages.ts'
import { codeOfMessage, codeOfWords } from '../../agent/speech/elevenlabs-words.ts'
import { wordsOf as captionWords } from '../../agent/speech/captions.ts'
import { longestMs, shortestMs } from '../../agent/speech/plausible.ts'
import { textFor } from '../../agent/speech/spoken-text.ts'
import { Secret } from '../../config.ts'
import { nameIndexOf } from '../../db/name-index.ts'
import { textOfDocx } from '../../documents/child/docx-text.ts'
import { bodyOf, textOfPage } from '../../documents/child/layout/page-text.ts'
import type { Piece } from '../../documents/child/layout/rows.ts'
import { joinLines } from '../../interview/script/join-lines.ts'
import { briefingOf, neighboursIn, sideBriefingOf } from '../../interview/judging/briefing.ts'
import { keytermsOf } from '../../interview/keyterms.ts'
import { canonical } from '../../interview/record/hash.ts'
import { readAnnotation } from '../../interview/script/annotations.ts'
import { createCounter } from '../../interview/script/counter.ts'
import { markersOf } from '../../interview/script/markers.ts'
import { scriptFromText, stepsFromText } from '../../interview/script/text.ts'
import { readScript } from '../../interview/script/script.ts'
import { spokenForm } from '../../interview/spoken/spoken-form.ts'
import { writtenForm } from '../../interview/spoken/written-form.ts'
import { findUnusable } from '../../interview/unusable.ts'
import type { Read } from './answers.ts'

const NAME = 'Anton Maria Weber-Meier'
const KEY = new Secret('k'.repeat(32))
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', value: text }] })
const cut = (text: string, length: number): string[] => text.match(new RegExp(`.{1,${length}}`, 'gsu')) ?? []

/** Some words of a text on a page each, in so many columns. */
function piecesOf(text: string, columns: number): Piece[] {
  return cut(text, 20).map((some, at) => ({
    text: some,
    left: (at % columns) * 200,
    right: (at % columns) * 200 + 150,
    y: Math.floor(at / columns) * 12,
    size: 10,
    font: 'f',
    order: at,
    isPageRtl: false,
  }))
}

function pageOf(text: string, columns: number) {
  const pieces = piecesOf(text, columns)
  return textOfPage(pieces, bodyOf(pieces))
}

/** Readers of scripts, of what is spoken and captioned, of names, and of what vendors say. */
export const TEXT_READERS = {
  spokenForm,
  writtenForm,
  textFor: (text, language) => textFor('eleven_flash_v2_5', text, language),
  captionWords,
  plausible: (text) => [shortestMs(text), longestMs(text)],
  keytermsOf: (text) =>
    fitKeyterms(
      keytermsOf(
        {
          steps: [
            { expect: { kind: 'phrase', phrase: text } },
            { expect: { kind: 'choice', options: cut(text, 100).map((value) => ({ value, also: [] })) } },
          ] as never,
        },
        [NAME],
      ),
    ),
  servedLanguage: (text) => servedLanguage('nova-3', text),
  nameIndexOf: (text) => nameIndexOf(text, KEY),
  joinLines: (text) => [joinLines(cut(text, 60)), joinLines([text, text])],
  markersOf: (text) => {
    const lines = cut(text, 30).map((line, at) => ({ text: line, line: at + 1, page: 1 }))
    return [markersOf(text), lines.map(createCounter(lines))]
  },
  readAnnotation: (text) =>
    ['', ' [', ' Is it so? [choice a|', ' [when one = "'].map((head) => readAnnotation(`${head}${text}]`)),
  stepsFromText: (text) => [stepsFromText(text), stepsFromText(`1. Is it so?\n2. ${text}`)],
  'stepsFromText of lines': (text) => stepsFromText(cut(text, 30).join('\n')),
  scriptFromText: (text) => scriptFromText(`1. Is it so?\n2. ${text}\n3. And this?`),
  readScript: (text, language) => {
    const [some, all] = [text.slice(0, 1_900), { language, title: text.slice(0, 300) }]
    const steps = [
      { ask: some, clarify: some },
      { ask: text },
      text,
      { ask: some, expect: { kind: 'phrase', phrase: some } },
    ]
    return [
      readScript({ ...all, steps }),
      readScript({ ...all, opening: some, steps: [steps[0], steps[3]] }),
      readScript(text),
    ]
  },
  briefingOf: (text, language) => {
    const read = readScript({ language, respondents: ['groom'], steps: cut(text, 1_900).map((some) => `Q ${some}`) })
    return (
      read.ok && [
        briefingOf(read.script, { groom: text }),
        sideBriefingOf(read.script),
        neighboursIn(read.script, 'q1'),
      ]
    )
  },
  textOfDocx: (text) =>
    textOfDocx({
      type: 'document',
      children: [
        paragraph(text),
        {
          type: 'table',
          children: [{ type: 'tableRow', children: [paragraph('1'), paragraph(text), paragraph(text)] }],
        },
        ...cut(text, 40).map(paragraph),
      ],
    }),
  textOfPage: (text) => [1, 2, 3].map((columns) => pageOf(text, columns)),
  findUnusable: (text) => findUnusable({ text, [text]: text, list: cut(text, 5) }),
  canonical: (text) => canonical({ text: text.toWellFormed(), list: cut(text.toWellFormed(), 5) }),
  codeOfMessage: (text) => [
    codeOfMessage(text),
    codeOfMessage(JSON.stringify({ error: text, message: text, detail: { status: text, message: text } })),
    codeOfWords(text, text),
  ],
  refusalIn: (text) => [
    refusalIn({ status: 429, body: text, retryAfter: text }),
    refusalIn({
      status: 429,
      body: JSON.stringify({ error: { code: 429, message: `{"error": ${text}` } }),
      retryAfter: '1',
    }),
  ],
} satisfies Record<string, Read>
