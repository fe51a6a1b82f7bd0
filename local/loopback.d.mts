export function withoutProxyHere(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv
export function exceptsOnlyHere(list: string): boolean
