import type { AskId, Heard } from '../exchange.ts'
import { officerOf } from '../phrases/officer.ts'
import { putAgain } from './speaking.ts'
import type { Reply } from './state.ts'
import { noteFacts } from './submit.ts'
import { nextSalt, type Turn } from './turn.ts'

/** A respondent asks something instead of answering: a model replies, then the step is put again. */
export function askBack(turn: Turn, ask: AskId, heard: Heard): void {
  const { state } = turn
  putAgain(turn)
  state.replying = { ask, heard, sinceMs: turn.atMs }
  const { step, respondent } = ask
  turn.commands.push({ type: 'reply', heard: heard.id, step, respondent, text: heard.text.value, lines: state.lines })
}

export function takeReplyToQuestion(turn: Turn, reply: Reply): void {
  const { state } = turn
  if (!state.replying) return
  const { ask, heard } = state.replying
  delete state.replying
  delete state.heldMs
  const text = reply.kind === 'reply' ? reply.text : officerOf(state.script.language).meaning
  noteFacts(turn, {
    kind: 'side-question',
    ask,
    heard,
    reply: { value: text, salt: nextSalt(turn) },
    by:
      reply.kind === 'reply'
        ? { by: 'model', model: reply.model, prompt_sha256: reply.prompt_sha256 }
        : { by: 'phrase' },
  })
  putAgain(turn, text)
}
