/**
 * What somebody may need rather than answer. Each stands for a whole sentence, in which a placeholder `{x|y|}` stands
 * for one of its alternatives.
 */
export type NeedWords = Readonly<Record<Need, readonly string[]>>

/** The most urgent first. */
export const NEEDS = ['threat', 'unwell', 'interpreter', 'lawyer', 'person', 'break', 'bad-line'] as const
export type Need = (typeof NEEDS)[number]

/** For these the interview stands still until a person sees to it. */
export const STOPPING_NEEDS = ['threat', 'unwell', 'interpreter', 'lawyer', 'person', 'break'] as const satisfies Need[]
export type StoppingNeed = (typeof STOPPING_NEEDS)[number]
