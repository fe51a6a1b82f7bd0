import { PASSWORD, type Seeds } from './seed.ts'

type Json = Record<string, unknown>
interface Parameter {
  in: string
  name: string
  schema: unknown
}
interface Operation extends Json {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Json }> }
}
export interface ApiDocument extends Json {
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Record<string, Json> }
}

type Values = Record<string, readonly string[]>

/** Nobody was ever given it. */
const UNKNOWN_ID = 'a7c0ffee-0000-4000-8000-000000000000'
/** Operations that are called under `/api` too: one of each kind. */
export const UNDER_API: readonly string[] = [
  'getHealth',
  'createSession',
  'listSessions',
  'getSession',
  'uploadScript',
  'createRoom',
  'getRecord',
]

/** A stream that no input brings to its end: it has a test of its own. */
export const ENDLESS = 'followSessions'

/** What each operation's path is filled with. An operation that takes an id and is not here fails the test. */
const pathValues = (seeds: Seeds): Record<string, Values> => {
  const { empty, prepared, running, finished } = seeds
  const existing = [...empty, ...prepared, ...running, ...finished]
  const reading = { id: [...existing, UNKNOWN_ID] }
  const conducting = { id: running, step: [...seeds.steps, 'no-such-step'] }
  return {
    readDocsAsset: { asset: ['start.js', 'swagger-ui.css', 'favicon-32x32.png'] },
    getSession: reading,
    getScript: reading,
    getRecord: reading,
    verifyRecord: reading,
    getTranscript: reading,
    getHistory: reading,
    previewAct: reading,
    getViewToken: reading,
    getRecording: reading,
    downloadRecording: { id: [...finished, UNKNOWN_ID] },
    getRecordingChunk: { id: [...finished, UNKNOWN_ID], epoch: ['1'], track: ['officer'], number: ['0', '7'] },
    // Only over a session that is over does the stream come to its end.
    followSession: { id: [...finished, UNKNOWN_ID] },
    inviteRespondents: { id: [...empty, ...prepared] },
    listInvitations: reading,
    renewInvitation: { id: [seeds.renewing.id], invitation: [...seeds.renewing.invitations, UNKNOWN_ID] },
    revokeInvitation: { id: [seeds.revoking.id], invitation: [...seeds.revoking.invitations, UNKNOWN_ID] },
    uploadScript: { session_id: [...empty, ...running.slice(0, 1)] },
    editScript: { id: prepared.slice(2) },
    startInterview: { session_id: [...prepared.slice(0, 2), ...running, ...empty.slice(0, 1), ...finished] },
    pauseInterview: conducting,
    resumeInterview: conducting,
    retakeStep: conducting,
    waiveStep: conducting,
    endInterview: { id: seeds.ending },
    listParticipants: { room_name: [...seeds.rooms, running[0] ?? ''] },
    deleteRoom: { room_name: [...seeds.leaving, running[0] ?? ''] },
    getUser: { id: [...seeds.users, UNKNOWN_ID] },
    removeUser: { id: seeds.dismissed },
    setRoles: { id: [seeds.staff.member.id, ...seeds.users.slice(0, 1), UNKNOWN_ID] },
    listSignIns: { id: [seeds.staff.member.id, UNKNOWN_ID] },
    endSignIn: { id: [seeds.staff.member.id], sign_in: [seeds.staff.member.signIn, UNKNOWN_ID] },
    endMySignIn: { sign_in: [seeds.staff.ownSignIn, UNKNOWN_ID] },
    revokeStaffInvitation: { id: seeds.staff.revoked },
    revokeApiKey: { id: seeds.keys },
  }
}

/** The form of LiveKit's events as far as they are read; the product's document leaves it to LiveKit. */
const webhookEvent = ({ rooms, leaving }: Seeds): Json => ({
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 64 },
    event: { enum: ['participant_joined', 'participant_left', 'track_published', 'room_started'] },
    // Seconds; the last is the largest that LiveKit could send, and no date.
    createdAt: { enum: ['-1', '0', '1700000000', '9223372036854775807'] },
    room: {
      type: 'object',
      properties: { name: { enum: [...rooms, ...leaving] } },
      required: ['name'],
      additionalProperties: false,
    },
    participant: {
      type: 'object',
      properties: { identity: { type: 'string', maxLength: 64 } },
      additionalProperties: false,
    },
  },
  required: ['id', 'event', 'createdAt', 'room'],
  additionalProperties: false,
})

/** What of a body nobody could guess: names, passwords and secrets that are right. */
const bodyValues = ({ staff: { signer, looked, links } }: Seeds): Partial<Record<string, Values>> => ({
  signIn: { name: [signer.name], password: [PASSWORD] },
  lookAtWelcome: { secret: [looked] },
  acceptWelcome: { secret: links, password: [PASSWORD] },
  changePassword: { current: [PASSWORD], password: [PASSWORD] },
})

function fill(operation: Operation, values: Values): void {
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in !== 'path') continue
    const known = values[parameter.name]
    if (!known) throw new Error(`${operation.operationId}: nothing is seeded for {${parameter.name}}`)
    parameter.schema = { type: 'string', enum: [...new Set(known)] }
  }
}

/** Operations whose seat is one of their own: it ends by them, or its stream comes to its end. */
const OWN_SEATS: Partial<Record<string, string>> = {
  leaveSeat: 'leavingSeat',
  followSeat: 'finishedSeat',
  getReceipt: 'finishedSeat',
}

const ACTS = ['pauseInterview', 'resumeInterview', 'retakeStep', 'waiveStep', 'endInterview']

/** A copy of the API's document that names real things, with some operations under `/api` as well. */
export function documentFor(product: ApiDocument, seeds: Seeds): ApiDocument {
  const document = structuredClone(product)
  const values = pathValues(seeds)
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (operation.operationId === ENDLESS) {
        delete document.paths[path]
        continue
      }
      fill(operation, values[operation.operationId] ?? {})
      const scheme = OWN_SEATS[operation.operationId]
      if (scheme !== undefined) {
        operation['security'] = [{ [scheme]: [] }]
        document.components.securitySchemes[scheme] = { type: 'http', scheme: 'bearer' }
      }
      const content = operation.requestBody?.content ?? {}
      const signed = content['application/webhook+json']
      if (signed) {
        signed.schema = webhookEvent(seeds)
        // Signed by the fuzzer's hooks, which know the body.
        operation['security'] = []
      }
      // Its cookie is sent by the fuzzer's hooks, as a browser does.
      if (operation.operationId === 'changePassword') operation['security'] = []
      const json = content['application/json']?.schema['properties'] as Json | undefined
      for (const [name, known] of Object.entries(bodyValues(seeds)[operation.operationId] ?? {})) {
        if (json) json[name] = { type: 'string', enum: known }
      }
      if (operation.operationId === 'generateToken') {
        const properties = content['application/json']?.schema['properties'] as Json
        properties['room_name'] = { type: 'string', enum: seeds.rooms }
      }
      if (operation.operationId === 'editScript') {
        const steps = ['Who are you?', { ask: 'Do you agree?', expect: 'affirmation', respondent: 'bride' }]
        content['application/json'] = { ...content['application/json'], example: { steps, title: 'Edited' } } as never
      }
      // A revision by chance is that of no interview.
      if (ACTS.includes(operation.operationId))
        content['application/json'] = { ...content['application/json'], example: { reason: 'It is time.' } } as never
      if (!UNDER_API.includes(operation.operationId)) continue
      const twin = structuredClone(operation)
      twin.operationId = `${operation.operationId}-under-api`
      document.paths[`/api${path}`] = { ...document.paths[`/api${path}`], [method]: twin }
    }
  }
  return document
}

interface OperationPlace {
  id: string
  method: string
  path: string
  hasBody: boolean
  /** The path with the first value of each of its parameters. */
  example: string
}

/** Every operation of a document, in its order. */
export const operationsOf = ({ paths }: ApiDocument): OperationPlace[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId, requestBody, parameters = [] }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      hasBody: requestBody !== undefined,
      example: path.replaceAll(/\{(\w+)\}/g, (_, name) => {
        const { schema } = parameters.find((parameter) => parameter.name === name) ?? {}
        return String((schema as { enum?: string[] } | undefined)?.enum?.[0])
      }),
    })),
  )
