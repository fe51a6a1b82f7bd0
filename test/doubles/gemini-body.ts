import { z } from 'zod'

/** What one request asked, as the double understood it. */
export interface GeminiRequest {
  model: string
  system: string
  /** The text of the user's turns. */
  call: string
  /** Names of the declared functions; the call of one is forced when there is any. */
  functions: string[]
  temperature: number | undefined
  thinkingBudget: number | undefined
  thinkingLevel: string | undefined
  /** By category, the threshold from which an answer is blocked. */
  safety: Record<string, string>
  /** Seconds, as its header says. */
  deadline: number | undefined
  /** By a key of the Gemini API, or by Vertex AI. */
  by: 'key' | 'vertex'
}

const Parts = z.array(z.strictObject({ text: z.string().min(1) })).min(1)

/** The body of `streamGenerateContent`, as far as judging uses it. */
export const BodySchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.literal('user'), parts: Parts })).length(1),
  systemInstruction: z.strictObject({ role: z.string().optional(), parts: Parts }),
  tools: z
    .tuple([
      z.strictObject({
        functionDeclarations: z
          .array(
            z.strictObject({
              name: z.string().regex(/^[a-zA-Z_][\w.:-]{0,127}$/),
              description: z.string().min(1),
              parameters: z.strictObject({
                type: z.literal('OBJECT'),
                description: z.string().optional(),
                properties: z.record(
                  z.string(),
                  z.strictObject({
                    type: z.enum(['STRING', 'NUMBER', 'INTEGER', 'BOOLEAN']),
                    description: z.string().optional(),
                    enum: z.array(z.string().min(1)).optional(),
                  }),
                ),
                required: z.array(z.string()),
              }),
            }),
          )
          .min(1),
      }),
    ])
    .optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z.strictObject({
        mode: z.literal('ANY'),
        allowedFunctionNames: z.array(z.string()).min(1),
      }),
    })
    .optional(),
  safetySettings: z
    .array(
      z.strictObject({
        category: z.enum([
          'HARM_CATEGORY_HARASSMENT',
          'HARM_CATEGORY_HATE_SPEECH',
          'HARM_CATEGORY_SEXUALLY_EXPLICIT',
          'HARM_CATEGORY_DANGEROUS_CONTENT',
        ]),
        threshold: z.enum(['OFF', 'BLOCK_NONE', 'BLOCK_ONLY_HIGH', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_LOW_AND_ABOVE']),
      }),
    )
    .optional(),
  generationConfig: z.strictObject({
    temperature: z.number().min(0).max(2).optional(),
    maxOutputTokens: z.int().min(1),
    thinkingConfig: z
      .strictObject({
        thinkingBudget: z.int().optional(),
        includeThoughts: z.boolean().optional(),
        thinkingLevel: z.string().optional(),
      })
      .optional(),
  }),
})

const textOf = (parts: z.infer<typeof Parts>) => parts.map(({ text }) => text).join('')

export function readRequest(
  body: z.infer<typeof BodySchema>,
  addressed: Pick<GeminiRequest, 'model' | 'deadline' | 'by'>,
): GeminiRequest {
  const { temperature, thinkingConfig } = body.generationConfig
  return {
    ...addressed,
    system: textOf(body.systemInstruction.parts),
    call: body.contents.map(({ parts }) => textOf(parts)).join('\n'),
    functions: body.tools?.[0].functionDeclarations.map(({ name }) => name) ?? [],
    temperature,
    thinkingBudget: thinkingConfig?.thinkingBudget,
    thinkingLevel: thinkingConfig?.thinkingLevel,
    safety: Object.fromEntries((body.safetySettings ?? []).map(({ category, threshold }) => [category, threshold])),
  }
}

/** What of a body is not as the protocol has it; undefined when all is. */
export function brokenIn(body: unknown): string | undefined {
  const parsed = BodySchema.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return `body: ${issue?.path.join('.')}: ${issue?.message}`
  }
  const declared = parsed.data.tools?.[0].functionDeclarations.map(({ name }) => name) ?? []
  const allowed = parsed.data.toolConfig?.functionCallingConfig.allowedFunctionNames ?? []
  return declared.join() === allowed.join() ? undefined : 'the functions are not those that are forced'
}
