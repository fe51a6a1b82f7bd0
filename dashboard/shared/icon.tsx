/** Strokes in a square of 24; decoration beside a word, never alone. */
const PATHS = {
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9s.5-6 3.5-9Z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  well: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4.2 9.3 2.9 2.9 5.5-6',
  waiting: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2',
  needed: 'M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.6v.1',
  over: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9h8',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3Zm-6.5 8a6.5 6.5 0 0 0 13 0M12 17.5V21',
  muted:
    'M4 4l16 16M9 9v2a3 3 0 0 0 4.6 2.5M15 11V6a3 3 0 0 0-5.8-1M5.5 11a6.5 6.5 0 0 0 10.2 5.3M18.5 11c0 .9-.2 1.7-.5 2.500M12 17.500V21',
  speaker: 'M4 9.500v5h3.500L12 18.500v-13L7.5 9.500H4Zm11.5-1a5 5 0 0 1 0 7M18 6a8.5 8.5 0 0 1 0 12',
  camera: 'M3.5 7h11v10h-11zM14.5 10.500l6-3v9l-6-3',
  keyboard: 'M3 6.500h18v11H3zM6.5 10h.1m3.4 0h.1m3.4 0h.1m3.4 0h.1M8 14h8',
  repeat: 'M5 12a7 7 0 1 1 2.2 5.100M5 12V7m0 5h5',
  moment: 'M7 4h10M7 20h10M8 4c0 4 3 6 4 8 1-2 4-4 4-8M8 20c0-4 3-6 4-8 1 2 4 4 4 8',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-2.5 6.700c.2-1.4 1.2-2.2 2.5-2.2 1.4 0 2.5.9 2.5 2.2 0 1.8-2.5 2-2.5 4m0 2.800v.1',
  leave: 'M10 4H5v16h5M9.5 12H20m-3.5-4 4 4-4 4',
  send: 'M4 12h15m-6-6 6 6-6 6',
  speech: 'M4 5h16v11h-8.500L7 20v-4H4V5Z',
  pause: 'M9 6v12M15 6v12',
  think: 'M6 12h.1M12 12h.1M18 12h.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  headphones: 'M4 15v-2a8 8 0 0 1 16 0v2M4 14.500h3V20H4zM17 14.500h3V20h-3z',
  wifi: 'M3 9.500a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.300a4.3 4.3 0 0 1 6 0M12 19.500v.1',
  copy: 'M8 8h11v12H8zM5 16V4h11',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  down: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
} as const

export type IconName = keyof typeof PATHS

/** Those that point somewhere, and turn where a language is read from the right. */
const DIRECTED: ReadonlySet<IconName> = new Set(['leave', 'send', 'repeat'])

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      className={DIRECTED.has(name) ? 'icon turns' : 'icon'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
