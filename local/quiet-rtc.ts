/** Imported before @livekit/rtc-node, which otherwise logs its own doings to standard output. */
process.env['NODE_ENV'] ??= 'production'
