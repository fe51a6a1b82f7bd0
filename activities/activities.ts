import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Context } from '@temporalio/activity'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import { recordProgress, requireEntriesBefore } from '../db/progress.ts'
import { saveHistory, saveSeal } from '../db/record.ts'
import { listChunks, listEntriesOf } from '../db/recordings.ts'
import { ensureScript, findScript } from '../db/scripts.ts'
import { listRespondents } from '../db/sessions.ts'
import { findUpload } from '../db/uploads.ts'
import { hashOf } from '../interview/record/hash.ts'
import { SOUND_ENTRIES, soundOf } from '../interview/record/sound.ts'
import { unsettledSound } from '../interview/record/unsettled-sound.ts'
import { findUnfit } from '../interview/script/length.ts'
import type { ActivityContext } from './context.ts'
import type { InterviewActivities } from './contract.ts'
import { dispatchAgent } from './dispatch-agent.ts'
import { missing, notConfigured, withFailures } from './failures.ts'
import type { Rooms } from './rooms.ts'

const compress = promisify(gzip)

/** A start does not wait longer than this for its room. */
const ROOM_AT_ONCE_MS = 600

const newSalt = () => randomBytes(32).toString('hex')

/** The effects of the interview workflow, over what they need of the world. */
export function createActivities({ db, rooms, readDocument }: ActivityContext): InterviewActivities {
  const needRooms = (): Rooms => {
    if (!rooms) throw notConfigured()
    return rooms
  }
  const createRoom = async (room: string, maxParticipants?: number) => {
    const { sid } = await needRooms().ensureRoom(room, maxParticipants)
    return { room, sid }
  }
  return withFailures({
    async parseScript({ sessionId, uploadId, createdBy }) {
      const upload = await findUpload(db, uploadId)
      if (!upload || upload.sessionId !== sessionId) throw missing('the upload')
      const roles = (await listRespondents(db, sessionId)).map(({ role }) => role)
      const parsed = await readDocument(
        { bytes: upload.bytes, name: upload.fileName },
        {
          ...(upload.language === null ? {} : { language: upload.language }),
          respondents: roles,
          caller: { key: createdBy, session: sessionId },
        },
      )
      if (!parsed.ok) {
        const code = parsed.code === 'busy' ? 'busy' : 'invalid-script'
        return { ok: false, code, detail: parsed.detail, problems: parsed.problems ?? [] }
      }
      const problems = findUnfit(parsed.script, roles)
      const [first] = problems
      if (first) {
        const detail = `The script does not fit this session: ${first.path} ${first.message}.`
        return { ok: false, code: 'invalid-script', detail, problems }
      }
      const { version, sha256 } = await ensureScript(db, {
        sessionId,
        uploadId,
        scriptContent: parsed.scriptContent,
        script: parsed.script,
        notes: parsed.notes,
        sha256: hashOf(parsed.script),
        createdBy,
      })
      return { ok: true, version, steps: parsed.script.steps.length, sha256 }
    },

    async prepareStart({ sessionId, version }) {
      const [stored, respondents, room] = await Promise.all([
        findScript(db, sessionId, version),
        listRespondents(db, sessionId),
        Promise.race([createRoom(sessionId).catch(() => undefined), delay(ROOM_AT_ONCE_MS)]),
      ])
      if (!stored) throw missing('the script')
      return {
        script: stored.script,
        scriptSalt: newSalt(),
        names: respondents.map(({ role, name }) => ({ respondent: role, name, salt: newSalt() })),
        ...(room ? { room } : {}),
      }
    },

    createRoom: ({ sessionId, name = sessionId, maxParticipants }) => createRoom(name, maxParticipants),

    async dispatchAgent(input) {
      await dispatchAgent(needRooms(), input)
    },

    recordProgress: (input) => recordProgress(db, input),

    async closeRoom({ room }) {
      await needRooms().deleteRoom(room)
    },

    async settleSound(rest) {
      const { sessionId } = rest
      await recordProgress(db, rest)
      const entries = await listEntriesOf(db, sessionId, SOUND_ENTRIES)
      return unsettledSound(soundOf(entries), await listChunks(db, sessionId))
    },

    async sealRecord({ rest, sealedAt }) {
      const { sessionId } = rest
      const { client, info } = Context.current()
      const { workflowExecution } = info
      if (!workflowExecution) throw new Error('sealRecord runs in a workflow only')
      const { workflowId, runId } = workflowExecution
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      const bytes = await compress(historyToJSON(history))
      const [first] = rest.entries
      if (first) await requireEntriesBefore(db, sessionId, first.seq)
      const head = await recordProgress(db, rest)
      if (!head) throw new Error('a record is sealed by its last entry')
      await saveSeal(db, { sessionId, head, sealedAt })
      await saveHistory(db, {
        sessionId,
        workflowRunId: runId,
        history: bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })
    },
  })
}
