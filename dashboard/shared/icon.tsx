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
  up: 'm6 15 6-6 6 6',
  lower: 'm6 9 6 6 6-6',
  onward: 'm9 6 6 6-6 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  plus: 'M12 5v14M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13Zm4.800 11.300L20 20',
  filter: 'M4 6h16M7 12h10m-7 6h4',
  pulse: 'M3 12h4l2.500-6 5 12 2.500-6h4',
  people:
    'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM3 19c.4-3.300 2.800-5 6-5s5.600 1.700 6 5M15.500 5.300a3 3 0 0 1 0 5.400M17.500 14.500c2 .7 3.200 2.200 3.500 4.500',
  person:
    'M12 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7ZM5 20c.5-3.700 3.200-5.500 7-5.500s6.500 1.800 7 5.500',
  begin: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-1.800 5.500 5.300 3.500-5.300 3.500v-7Z',
  play: 'M8 5.500v13l10.500-6.500L8 5.500Z',
  file: 'M7 3.500h7L18 8v12.500H7zM14 3.500V8h4',
  upload: 'M12 20V9m-5 5 5-5 5 5M5 4h14',
  key: 'M15 4a5 5 0 0 0-4.700 6.700L4 17v3h3l.5-2 2-.5.5-2 1.300-1.200A5 5 0 1 0 15 4Zm1 4v.1',
  link: 'M10 14a4 4 0 0 0 6 .4l2.500-2.500a4 4 0 0 0-5.700-5.700L11.500 7.500M14 10a4 4 0 0 0-6-.4l-2.500 2.500a4 4 0 0 0 5.700 5.700l1.300-1.300',
  eye: 'M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500S5 16.500 2.500 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  undo: 'M8 5 4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9',
  redo: 'm16 5 4 4-4 4m4-4h-9.500a5.500 5.500 0 0 0 0 11H15',
  edit: 'm5 19 1-4L16.500 4.500l3 3L9 18l-4 1Z',
  remove: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10.500 11v5m3-5v5',
  mail: 'M3.500 6h17v12h-17zM4 7l8 6 8-6',
  outside: 'M10 6H5v13h13v-5M13 5h6v6m0-6-8 8',
  save: 'M5 4h12l2 2v14H5zM8 4v5h7V4M8 20v-6h8v6',
} as const

export type IconName = keyof typeof PATHS

/** Those that point somewhere, and turn where a language is read from the right. */
const DIRECTED: ReadonlySet<IconName> = new Set(['leave', 'send', 'repeat', 'onward', 'undo', 'redo', 'outside'])

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
