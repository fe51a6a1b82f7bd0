/** Addresses of this machine, as variables of proxies name what is excepted. */
const own = ['127.0.0.1', 'localhost', '::1']

/** An environment in which no proxy stands before this machine itself, for programs that read either spelling. */
export function withoutProxyHere(environment) {
  const given = [environment.NO_PROXY, environment.no_proxy].filter(Boolean).flatMap((list) => list.split(/[\s,]+/))
  if (given.includes('*')) return environment
  const excepted = [...new Set([...given.filter(Boolean), ...own])].join(',')
  return { ...environment, NO_PROXY: excepted, no_proxy: excepted }
}

/** Whether a list of exceptions is the one that was made here, and nobody's own. */
export const exceptsOnlyHere = (list) => list === own.join(',')
