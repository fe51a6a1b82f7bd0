import { z } from 'zod'
import { ScriptInputSchema, ScriptObjectSchema, StepInputSchema, StepObjectSchema } from './script.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

const step = (written: JsonSchema): JsonSchema => {
  const { ask = {}, ...properties } = (written.properties ?? {}) as Record<string, JsonSchema>
  const otherNames = { text: ask, question: ask }
  return {
    description: 'A question as it is asked, or a step with what it expects. `text` and `question` are other names of `ask`.',
    anyOf: [
      ask,
      {
        type: 'object',
        properties: { ask, ...otherNames, ...properties },
        additionalProperties: false,
        anyOf: ['ask', 'text', 'question'].map((name) => ({ required: [name] })),
      },
    ],
  }
}

const script = (written: JsonSchema): JsonSchema => {
  const { steps = {}, ...properties } = (written.properties ?? {}) as Record<string, JsonSchema>
  const objectWith = (name: string): JsonSchema => ({
    type: 'object',
    properties: { ...properties, [name]: steps },
    required: [name],
    additionalProperties: false,
  })
  return { anyOf: [objectWith('steps'), objectWith('questions'), steps] }
}

/**
 * The JSON Schema (2020-12) of a script in every form that is taken, made from the schema that
 * validates. What spans several steps is not in it: unique ids, and a `when` that looks back.
 */
export function scriptJsonSchema(id: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(ScriptInputSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const written = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' })
      if (zodSchema === (StepInputSchema as z.core.$ZodType)) Object.assign(jsonSchema, step(written(StepObjectSchema)))
      if (zodSchema === (ScriptInputSchema as z.core.$ZodType)) Object.assign(jsonSchema, script(written(ScriptObjectSchema)))
    },
  })
  return { $schema: $schema as string, $id: id, title: 'LexNova interview script', ...rest }
}
