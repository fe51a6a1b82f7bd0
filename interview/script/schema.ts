import { z } from 'zod'
import { ScriptInputSchema } from './script.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema
type Parts = Record<string, JsonSchema>

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

const definition = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })

/** A step in every form that is taken, from that of its object. */
function stepOf(object: JsonSchema): JsonSchema {
  const { ask = {}, ...properties } = object.properties as Parts
  return {
    description: 'The question alone, or an object; `text` and `question` are other names of its `ask`.',
    anyOf: [
      ask,
      {
        ...object,
        properties: { ask, text: ask, question: ask, ...properties },
        required: [],
        anyOf: ['ask', 'text', 'question'].map((name) => ({ required: [name] })),
      },
    ],
  }
}

/**
 * The JSON Schema (2020-12) of a script in every form that is taken, made from the schema that
 * validates. What spans several steps is not in it: unique ids, and a `when` that looks back.
 */
export function scriptJsonSchema(id: string): JsonSchema {
  const { $defs, ...object } = z.toJSONSchema(ScriptInputSchema, { io: 'input' }) as JsonSchema
  const { steps = {}, ...properties } = object.properties as Parts
  const scriptWith = (name: string): JsonSchema => ({
    type: 'object',
    properties: { ...properties, [name]: definition('Steps') },
    required: [name],
    additionalProperties: false,
  })
  return {
    $schema: DIALECT,
    $id: id,
    title: 'LexNova interview script',
    anyOf: [scriptWith('steps'), scriptWith('questions'), definition('Steps')],
    $defs: {
      Steps: { ...steps, items: definition('Step') },
      Step: stepOf(steps.items as JsonSchema),
      ...$defs,
    },
  }
}
