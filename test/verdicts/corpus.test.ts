import { describe, expect, it } from 'vitest'
import { judgeByRules, judgeWithoutModel } from '../../interview/verdict/rules.ts'
import { recogniseNeed } from '../../interview/phrases/needs.ts'
import { ANSWERS, isRight } from './corpus.ts'

const shown = ({ language, about, text }: (typeof ANSWERS)[number], verdict: unknown) => ({
  language,
  about,
  text,
  verdict,
})

describe('the answers', () => {
  it('are many, of every language and kind', () => {
    expect(ANSWERS.length).toBeGreaterThanOrEqual(1_000)
    const perLanguage = Map.groupBy(ANSWERS, ({ language }) => language)
    for (const [, answers] of perLanguage) expect(answers.length).toBeGreaterThanOrEqual(190)
    expect(new Set(ANSWERS.map(({ question }) => question.step.expect.kind)).size).toBe(9)
    const written = ANSWERS.map(({ language, about, text }) => `${language} ${about} ${text}`)
    expect(new Set(written).size).toBe(written.length)
  })

  it('that are plain are decided by rule, rightly', () => {
    const missed = ANSWERS.filter(({ by }) => by === 'rule')
      .map((answer) => ({ answer, verdict: judgeByRules(answer.question, answer.text) }))
      .filter(({ answer, verdict }) => !verdict || !isRight(answer, verdict))
      .map(({ answer, verdict }) => shown(answer, verdict))
    expect(missed).toEqual([])
  })

  const wrongBy = (judge: typeof judgeByRules) =>
    ANSWERS.map((answer) => ({ answer, verdict: judge(answer.question, answer.text) }))
      .filter(({ verdict }) => verdict?.outcome === 'accepted' || verdict?.outcome === 'contrary')
      .filter(({ answer, verdict }) => verdict && !isRight(answer, verdict))

  it('are never wrongly accepted or found contrary by rule', () => {
    expect(wrongBy(judgeByRules).map(({ answer, verdict }) => shown(answer, verdict))).toEqual([])
  })

  it('are wrongly accepted without a model only where the verdict says that nothing was checked', () => {
    const wrong = wrongBy(judgeWithoutModel)
    expect(wrong.length).toBeGreaterThan(0)
    for (const { answer, verdict } of wrong) {
      expect(answer.question.step.expect.kind, answer.text).toBe('judged')
      expect(verdict, answer.text).toMatchObject({
        outcome: 'accepted',
        judge: { by: 'rule', rule: 'judged.unchecked' },
      })
    }
  })

  it('that need understanding are left to the model, or decided as a person would', () => {
    const wrong = ANSWERS.filter(({ by }) => by === 'model')
      .map((answer) => ({ answer, verdict: judgeByRules(answer.question, answer.text) }))
      .filter(({ answer, verdict }) => verdict && !isRight(answer, verdict))
      .map(({ answer, verdict }) => shown(answer, verdict))
    expect(wrong).toEqual([])
  })

  it('are a need only where they are one', () => {
    const needs = ANSWERS.filter(({ text, language }) => recogniseNeed(text, language) !== undefined)
    expect(needs.filter(({ category }) => category !== 'need').map(({ text }) => text)).toEqual([])
    expect(needs.length).toBeGreaterThan(0)
  })
})

describe.each([
  ['en', 'No interpreter.', 'Translator.', 'Interpreter', 'He shouted: Help!', 'He said "Help me" and left.'],
  ['en', 'Because, well, I am sick, I stopped working.', 'She told me, I am scared of him, and left.'],
  ['en', 'I told the officer: I need a lawyer.'],
  ['de', 'Mein Mann schlägt mich nie.', 'Er zwingt mich überhaupt nicht.'],
  ['fr', 'Mon mari me frappe jamais.'],
  ['es', 'No tengo miedo de él.', 'No me obligan a casarme.', 'No necesito un intérprete.', 'No estoy en peligro.'],
  ['es', 'Si me obligan a casarme, me voy.', 'Si me obligan', 'Un traductor.', 'Un descanso.', 'No estoy enferma.'],
  ['ar', 'لا يجبرني أحد', 'لا أخاف منه', 'لا أحتاج إلى مترجم', 'مترجم', 'استراحة'],
])('in %s it is no need to say', (language, ...texts) => {
  it.each(texts)('%s', (text) => expect(recogniseNeed(text, language)).toBeUndefined())
})

describe.each([
  ['en', 'threat', "Please help me, I'm scared of him.", 'Sorry, I am in danger.', 'I need a break. He will kill me.'],
  ['en', 'interpreter', "I don't speak English very well, I need an interpreter", 'Interpreter, please.'],
  ['en', 'break', 'No, I need a break.', 'Wait, I need a break.'],
  ['es', 'interpreter', 'Sí, necesito un intérprete.', 'No, necesito un intérprete', 'Un intérprete, por favor.'],
  ['es', 'threat', 'Sí me obligan a casarme.', 'Pues me obligan a casarme.'],
  ['ar', 'interpreter', 'مترجم من فضلك', 'لا، أحتاج إلى مترجم'],
  ['de', 'threat', 'Ja, mein Mann schlägt mich.'],
])('in %s it is a need: %s', (language, need, ...texts) => {
  it.each(texts)('%s', (text) => expect(recogniseNeed(text, language)).toBe(need))
})
