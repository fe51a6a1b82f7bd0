/** A salt for tests, different for every number. */
export const fixedSalt = (number: number): string => number.toString(16).padStart(64, '0')
