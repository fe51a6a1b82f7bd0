export const view = 'drawn'
