import { describe, expect, it } from 'vitest'
import { fixedSalt, LAWYER } from '../../test/builders.ts'
import { wantsAgent } from '../lease.ts'
import type { ProgressMessage } from '../messages.ts'
import type { EntryDraft } from '../record/entries.ts'
import { applyMessage } from './apply.ts'
import { refusalOf, refusalOfScriptChange, refusalOfStart } from './permits.ts'
import { initialProgress, type Progress } from './state.ts'

const START: ProgressMessage = { type: 'started', actor: LAWYER, names: [] }
const ROOM: ProgressMessage = { type: 'roomCreated', room: 'hearing', sid: 'RM_1' }
const change = (event: 'participant-joined' | 'participant-left' | 'room-finished'): ProgressMessage => ({
  type: 'roomChanged',
  event,
  role: 'candidate',
  participant: { value: 'ada', salt: fixedSalt(1) },
  clock: '2026-01-01T00:00:00.000Z',
})
const END: ProgressMessage = { type: 'end', actor: LAWYER }

function after(...messages: ProgressMessage[]): { progress: Progress; entries: EntryDraft[] } {
  let progress = initialProgress([], 'observed')
  const entries: EntryDraft[] = []
  for (const message of messages) {
    const applied = applyMessage(undefined, progress, message, 0)
    progress = applied.progress
    entries.push(...applied.entries)
  }
  return { progress, entries }
}

describe('an interview without a script', () => {
  it('starts without one, and takes none', () => {
    const { progress, entries } = after(START, ROOM)
    expect(progress).toMatchObject({ status: 'active', phase: 'conducting', started: true, asks: [], room: 'hearing' })
    expect(entries[0]).toMatchObject({ type: 'started', data: { respondents: [] }, committed: {} })
    expect(refusalOfStart(initialProgress([], 'observed'))).toBeUndefined()
    expect(refusalOfStart(initialProgress([]))?.code).toBe('no-script')
    expect(refusalOfScriptChange(initialProgress([], 'observed'))?.code).toBe('no-script')
  })

  it('sends no officer', () => {
    expect(wantsAgent(after(START, ROOM).progress)).toBe(false)
  })

  it('keeps who came and went, and the identity as a commitment alone', () => {
    const { entries } = after(START, ROOM, change('participant-joined'), change('participant-left'))
    expect(entries.slice(2)).toEqual([
      expect.objectContaining({ type: 'participant-joined', data: { role: 'candidate', clock: expect.any(String) } }),
      expect.objectContaining({ type: 'participant-left', committed: { participant: expect.any(Object) } }),
    ])
  })

  it('is completed when somebody ends it, or when its room is finished', () => {
    const closed: ProgressMessage = { type: 'closed', by: 'no-agent' }
    expect(after(START, ROOM, END, closed).progress).toMatchObject({ status: 'completed', endedBy: 'person' })
    expect(after(START, ROOM, change('room-finished')).progress).toMatchObject({ phase: 'closing' })
    expect(after(START, ROOM, change('room-finished'), closed).progress).toMatchObject({
      status: 'completed',
      endedBy: 'room-finished',
    })
    expect(after(START, ROOM, END, change('room-finished')).progress.endedBy).toBe('person')
  })

  it('is cancelled when it ends before its start or with its workflow', () => {
    expect(after(END, { type: 'closed', by: 'no-agent' }).progress.status).toBe('cancelled')
    expect(after(START, { type: 'closed', by: 'cancellation' }).progress.status).toBe('cancelled')
  })

  it('pauses and resumes, and has no steps to decide on', () => {
    const { progress } = after(START, ROOM, { type: 'pause', actor: LAWYER })
    expect(progress.status).toBe('paused')
    expect(
      after(START, ROOM, { type: 'pause', actor: LAWYER }, { type: 'resume', actor: LAWYER }).progress,
    ).toMatchObject({ status: 'active', phase: 'conducting' })
    const waiver = { type: 'waiveStep', actor: LAWYER, step: 'q1', reason: { value: 'x', salt: fixedSalt(2) } } as const
    expect(refusalOf(progress, waiver)?.code).toBe('unknown-step')
  })
})
