import type { Context } from './context.ts'
import { type Line, ok, warning } from './line.ts'

const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy', 'grpc_proxy']

/** Whether something between this machine and the internet is named, and who uses it. */
export function checkProxy({ environment }: Context): Line[] {
  const given = variables.filter((name) => environment[name])
  if (given.length === 0) return [ok('Proxy', 'none')]
  const isUsed = environment.NODE_USE_ENV_PROXY === '1'
  return [
    warning(
      'Proxy',
      `${given.join(', ')} ${given.length > 1 ? 'are' : 'is'} set${isUsed ? ', and used by NODE_USE_ENV_PROXY' : ''}`,
      'This machine itself is excepted. Agents beside an embedded LiveKit reach their vendors without a proxy' +
        (isUsed ? '.' : '; downloads use it with NODE_USE_ENV_PROXY=1 alone.'),
    ),
  ]
}
