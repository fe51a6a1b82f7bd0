import { type AskId, type Heard, sameAsk } from '../exchange.ts'
import type { Fact } from '../facts.ts'
import { officerOf } from '../phrases/officer.ts'
import { type ModelCall, usedBy } from '../verdict/verdict.ts'
import { putAgain } from './speaking.ts'
import type { Conduct, Reply } from './state.ts'
import { noteFacts } from './submit.ts'
import { nextSalt, type Turn } from './turn.ts'

/** The same words would be taken for a question for ever. */
const ASIDES = 3

/** Whether the model may take what was said to this ask for a question once more. */
export function countAside(state: Conduct, ask: AskId): boolean {
  const count = sameAsk(state.asides?.ask, ask) ? (state.asides?.count ?? 0) : 0
  if (count >= ASIDES) return false
  state.asides = { ask, count: count + 1 }
  return true
}

/**
 * A respondent asks something instead of answering: a model replies, then the step is put again.
 * @param judged by which call a model took it for a question; absent where a rule did
 */
export function askBack(turn: Turn, ask: AskId, heard: Heard, judged?: ModelCall): void {
  const { state } = turn
  putAgain(turn)
  state.replying = { ask, heard, sinceMs: turn.atMs, ...(judged && { judged }) }
  const { step, respondent } = ask
  turn.commands.push({ type: 'reply', heard: heard.id, step, respondent, text: heard.text.value, lines: state.lines })
}

export function takeReplyToQuestion(turn: Turn, reply: Reply): void {
  const { state } = turn
  if (!state.replying) return
  const { ask, heard, judged } = state.replying
  delete state.replying
  delete state.heldMs
  const text = reply.kind === 'reply' ? reply.text : officerOf(state.script.language).meaning
  noteFacts(turn, {
    kind: 'side-question',
    ask,
    heard,
    reply: { value: text, salt: nextSalt(turn) },
    ...sourceOf(turn, reply),
    ...(judged && {
      judged: usedBy(judged),
      judgedPrompt: { value: judged.prompt, salt: nextSalt(turn) },
    }),
  })
  putAgain(turn, text)
}

function sourceOf(turn: Turn, reply: Reply): Pick<Extract<Fact, { kind: 'side-question' }>, 'by' | 'replyPrompt'> {
  if (reply.kind === 'none') return { by: { by: 'phrase' } }
  return { by: { by: 'model', ...usedBy(reply) }, replyPrompt: { value: reply.prompt, salt: nextSalt(turn) } }
}
