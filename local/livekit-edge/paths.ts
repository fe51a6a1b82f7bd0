/** As in deploy/livekit-edge.conf; test/harness/edge-paths.ts holds both to the same paths. */
const PASSED = /^(?:\/|\/rtc(?:\/v1)?(?:\/validate)?|\/twirp\/livekit\.[A-Za-z]+\/[A-Za-z]+)$/

/** What of LiveKit a request may reach. */
export interface Target {
  path: string
  /** With its question mark, or empty. */
  query: string
}

/**
 * The target that is passed on, undefined when it is none that people need. The path is compared as it was spelt:
 * nothing is decoded or resolved, so that LiveKit cannot read another path in it. Slashes that clients double as they
 * put a path behind an address are one.
 */
export function passedTarget(asked: string): Target | undefined {
  const [spelt = '', ...rest] = asked.split('?')
  const path = spelt.replace(/\/{2,}/g, '/')
  const query = rest.join('?')
  // With it LiveKit makes of one token any number of participants, each under a name of the client's choice.
  if (!PASSED.test(path) || new URLSearchParams(query).has('publish')) return undefined
  return { path, query: rest.length === 0 ? '' : `?${query}` }
}

/** Whether it is LiveKit's signalling, the one thing that goes on by WebSocket. */
export const isSignalling = (path: string): boolean => path === '/rtc' || path === '/rtc/v1'
