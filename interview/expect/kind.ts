import type { z } from 'zod'

/**
 * All that the product knows of one kind of `expect`. Nothing has a default: what a kind does not need, it says.
 * Methods take the `expect` of their own kind.
 */
export interface ExpectKind<Schema extends z.ZodType> {
  schema: Schema
  /** What the kind's bare name stands for in a script; undefined when it takes more than its name. */
  bare: z.output<Schema> | undefined
  annotation: {
    /** The words that make a bracket an annotation wherever it stands; undefined when they may belong to a question. */
    plain: RegExp | undefined
    /** What stands behind the kind's name in an annotation; undefined when it does not fit the kind. */
    read(rest: string): z.input<Schema> | undefined
  }
  /** Where its parts do not fit each other: a path into the `expect`, as in `/due`. */
  findFault(expect: z.output<Schema>): { path: string; message: string } | undefined
}
