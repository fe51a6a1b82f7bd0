export const officer = 'officer'
