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
    expect(ANSWERS.length).toBeGreaterThanOrEqual(320)
    const perLanguage = Map.groupBy(ANSWERS, ({ language }) => language)
    for (const [, answers] of perLanguage) expect(answers.length).toBeGreaterThanOrEqual(60)
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

  it('are never wrongly accepted or found contrary by rule, with a model or without', () => {
    const wrong = ANSWERS.flatMap((answer) =>
      [judgeByRules, judgeWithoutModel]
        .map((judge) => judge(answer.question, answer.text))
        .filter((verdict) => verdict?.outcome === 'accepted' || verdict?.outcome === 'contrary')
        .filter((verdict) => verdict && !isRight(answer, verdict) && verdict.judge.by === 'rule')
        .filter((verdict) => verdict && !('rule' in verdict.judge && verdict.judge.rule === 'judged.unchecked'))
        .map((verdict) => shown(answer, verdict)),
    )
    expect(wrong).toEqual([])
  })

  it('that need understanding are left to the model, or decided as a person would', () => {
    const wrong = ANSWERS.filter(({ by }) => by === 'model')
      .map((answer) => ({ answer, verdict: judgeByRules(answer.question, answer.text) }))
      .filter(({ answer, verdict }) => verdict && !isRight(answer, verdict))
      .map(({ answer, verdict }) => shown(answer, verdict))
    expect(wrong).toEqual([])
  })
})
