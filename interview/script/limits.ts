/** Steps that a script may have. */
export const MOST_STEPS = 500
