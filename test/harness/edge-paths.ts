/** What an edge before LiveKit passes, whichever program it is: people need it. */
export const PASSED = [
  ...['/', '/rtc', '/rtc/validate', '/rtc/v1', '/rtc/v1/validate'],
  ...['/twirp/livekit.RoomService/ListParticipants', '/twirp/livekit.AgentDispatchService/ListDispatch'],
  // Old clients put a path behind an address that ends with a slash.
  ...['//rtc', '//rtc/v1/validate'],
]

/** All of them LiveKit takes for /agent. */
export const AGENT_SPELLINGS = ['/agent', '//agent', '/%61gent', '/%61%67%65%6e%74', '/agent?protocol=1']

/** And what might become one on its way. */
const AGENT_TRICKS = [
  ...['/agent/', '/agent/x', '///agent', '/./agent', '/rtc/../agent', '/rtc/%2e%2e/agent', '/rtc/..%2fagent'],
  ...['/rtc/v1/../../agent', '/twirp/../agent', '/twirp/livekit.RoomService/../../agent', '/AGENT', '/agent%00'],
  ...['/agent%0a', '/agent%3f', '/agent#', '/agent;rtc', '/rtc\\..\\agent', '/%2fagent', 'http://edge/agent'],
]

/** Queries by which LiveKit would make several participants of one token. */
export const DIVIDING = ['publish=x', 'publish', 'sdk=js&publish=', '%70ublish=x', 'publis%68=x']

/** What no edge passes. */
export const NOT_PASSED = [
  ...AGENT_SPELLINGS,
  ...AGENT_TRICKS,
  ...['/whip/v1', '/whip/v1/PA_1', '/sip', '/settings/regions', '/metrics', '/debug/pprof/', '/debug/rooms'],
  ...['/debug/goroutine', '/rtc/', '/rtc/v0', '/rtc/v2', '/rtc/v1/agent', '/rtcx', '/twirp', '/twirp/'],
  ...['/twirp/livekit.RoomService', '/twirp/livekit.RoomService/ListRooms/x', '/twirp/rpc.AgentInternal/JobRequest'],
  ...['/twirp/livekit.RoomService/%2e%2e', '/index.html', '/favicon.ico', '*', '/rtc%00', '/rtc%0d%0aX:y'],
]

/** With these, and not with LiveKit's answer. */
export const NOT_PASSED_STATUS = [400, 403, 404]
