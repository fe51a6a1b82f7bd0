import { HOME, NAME, numbered, text, TWO, type DocumentCase } from './common.ts'

const json = (script: unknown) => text(JSON.stringify(script))

export const JSONS: DocumentCase[] = [
  { name: 'array.json', what: 'the bare array', bytes: json(TWO), steps: TWO },
  { name: 'questions.json', what: 'the shortest object', bytes: json({ questions: TWO }), steps: TWO },
  {
    name: 'full.json',
    what: 'steps with all that they can say',
    bytes: json({
      title: 'Both',
      steps: [
        { id: 'name', ask: NAME, respondent: 'groom', expect: { kind: 'name', due: 'registered' }, confirm: true },
        { text: HOME, when: { step: 'name', answered: true }, required: false },
      ],
    }),
    steps: TWO,
  },
  {
    name: 'json.pdf',
    what: 'JSON under another name, with a byte order mark',
    bytes: text(`\ufeff${JSON.stringify(TWO)}`),
    steps: TWO,
  },
  { name: '500-steps.json', what: 'as many as there may be', bytes: json(numbered(500)), steps: 500 },
  { name: '2000-characters.json', what: 'as long as a question may be', bytes: json(['x'.repeat(2_000)]), steps: 1 },
  {
    name: '501-steps.json',
    what: 'one too many',
    bytes: json(numbered(501)),
    problem: { code: 'invalid-script', path: '/steps', says: /at most 500/ },
  },
  {
    name: '2001-characters.json',
    what: 'a question that is too long',
    bytes: json([NAME, 'x'.repeat(2_001)]),
    problem: { code: 'invalid-script', path: '/steps/1/ask', says: /2000/ },
  },
  {
    name: 'too-much.json',
    what: 'a script of more than 256 KiB',
    bytes: json(Array.from({ length: 200 }, () => 'x'.repeat(1_500))),
    problem: { code: 'invalid-script', path: '', says: /at most 256 KiB/ },
  },
  {
    name: 'same-ids.json',
    what: 'an id twice',
    bytes: json([
      { id: 'a', ask: NAME },
      { id: 'a', ask: HOME },
    ]),
    problem: { code: 'invalid-script', path: '/steps/1/id', says: /already the id of step 1/ },
  },
  {
    name: 'nowhere.json',
    what: 'a condition on a step that is not there',
    bytes: json([NAME, { ask: HOME, when: { all: [{ step: 'q9', equals: true }] } }]),
    problem: { code: 'invalid-script', path: '/steps/1/when/all/0', says: /no step "q9"/ },
  },
  {
    name: 'circle.json',
    what: 'conditions in a circle',
    bytes: json([
      { id: 'a', ask: NAME, when: { step: 'b', answered: true } },
      { id: 'b', ask: HOME, when: { step: 'a', answered: true } },
    ]),
    problem: { code: 'invalid-script', path: '/steps/0/when', says: /looks back only/ },
  },
  {
    name: 'shape.json',
    what: 'no steps',
    bytes: json({ title: 'None' }),
    problem: { code: 'invalid-script', path: '/steps' },
  },
  {
    name: 'kind.json',
    what: 'a kind of answer that is not there',
    bytes: json([NAME, { ask: HOME, expect: { kind: 'magic' } }]),
    problem: { code: 'invalid-script', path: '/steps/1/expect' },
  },
  {
    name: 'surrogate.json',
    what: 'half a character',
    bytes: text('["\\ud800 What?"]'),
    problem: { code: 'invalid-script', path: '/0', says: /not text/ },
  },
  {
    name: 'broken.json',
    what: 'no JSON',
    bytes: text(`{"questions": ["${NAME}",]}`),
    problem: { code: 'malformed', says: /line 1, column/ },
  },
]
