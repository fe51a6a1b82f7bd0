/** Steps that a script may have. */
export const MOST_STEPS = 500

/** How often an unclear answer is asked again where the script does not say. */
export const DEFAULT_MAX_CLARIFICATIONS = 2
