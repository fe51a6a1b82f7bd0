import { describe, expect, it } from 'vitest'
import { judgeByRules, judgeWithoutModel } from '../../interview/verdict/rules.ts'
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
})
