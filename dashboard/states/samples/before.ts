import type { Browser, DeviceProblem, Devices, Microphone, SoundCheck } from '../../room/engine/device-state.ts'
import type { About, Check, Closed, ClosedReason, PageState, Problem } from '../../room/engine/state.ts'
import type { LanguageCode } from '../../words/catalogue.ts'
import { SPOKEN } from './spoken.ts'

const ANDROID: Browser = { name: 'chrome', system: 'android' }
const microphone = { id: 'built-in', label: 'Built-in microphone' }

/** The microphone that is on and hears something. */
const HEARD: Microphone = { is: 'on', device: microphone, muted: false, silent: false, heard: true }

export const DEVICES: Devices = {
  microphone: HEARD,
  camera: { is: 'off' },
  speaker: { device: { id: 'built-in', label: 'Built-in speaker' }, test: 'untried' },
  microphones: [microphone, { id: 'headset', label: 'Jabra Evolve2 65 (Bluetooth)' }],
  cameras: [
    { id: 'front', label: 'Front camera' },
    { id: 'back', label: 'Back camera' },
  ],
  speakers: [
    { id: 'built-in', label: 'Built-in speaker' },
    { id: 'headset', label: 'Jabra Evolve2 65 (Bluetooth)' },
  ],
  headphonesAdvised: true,
  browser: ANDROID,
}

export function aboutIn(code: LanguageCode): About {
  const { you, other, askedBy, title } = SPOKEN[code]
  return {
    you: { role: 'groom', name: you },
    others: [{ role: 'bride', name: other }],
    language: code,
    askedBy,
    title,
    recorded: { spoken: true, sound: 'with-consent' },
  }
}

/** Everybody types. */
export const NOBODY_HEARD: About['recorded'] = { spoken: false, sound: 'never' }

const CLOSED = {
  'no-link': {},
  unknown: {},
  revoked: {},
  renewed: {},
  expired: {},
  over: {},
  moved: { offers: ['open'] },
  left: { offers: ['open'] },
  unused: { offers: ['open'] },
  'too-often': { offers: ['open'], retryAfterSeconds: 170 },
  'other-tab': { offers: ['continueHere'] },
  insecure: { offers: ['goOnTyping'] },
  'in-app': { offers: ['copyLink', 'goOnTyping'] },
  unsupported: { offers: ['copyLink'] },
} as const satisfies Record<ClosedReason, Partial<Closed>>

const PROBLEMS = {
  offline: {},
  'server-away': {},
  'too-often': { retryAfterSeconds: 40 },
  unexpected: {},
} as const satisfies Record<Problem['code'], Partial<Problem>>

const MICROPHONES: Record<string, Microphone> = {
  off: { is: 'off' },
  opening: { is: 'opening' },
  speak: { ...HEARD, heard: false },
  heard: HEARD,
  silent: { ...HEARD, heard: false, silent: true },
  muted: { ...HEARD, muted: true },
  'tap-needed': { is: 'tap-needed' },
}

const DEVICE_PROBLEMS = {
  refused: ANDROID,
  'refused-by-system': { name: 'chrome', system: 'mac' },
  none: ANDROID,
  'in-use': ANDROID,
  gone: ANDROID,
  failed: ANDROID,
} satisfies Record<DeviceProblem, Browser>

const REFUSING_BROWSERS: Record<string, Browser> = {
  ios: { name: 'safari', system: 'ios' },
  firefox: { name: 'firefox', system: 'windows' },
  safari: { name: 'safari', system: 'mac' },
}

const SOUND_CHECKS: Record<string, SoundCheck> = {
  unavailable: { is: 'unavailable' },
  connecting: { is: 'connecting' },
  speak: { is: 'speak' },
  returning: { is: 'returning' },
  'heard-only': { is: 'heard' },
  'nothing-heard': { is: 'failed', why: 'nothing-heard' },
  network: { is: 'failed', why: 'network' },
  busy: { is: 'failed', why: 'busy' },
}

const named = <Value>(prefix: string, values: Record<string, Value>, state: (value: Value) => PageState) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}-${name}`, state(value)]))

/** Every state from the link to the tap that joins, by name. */
export function samplesBefore(code: LanguageCode): Record<string, PageState> {
  const about = aboutIn(code)
  const check = (change: Partial<Check>): Check => ({
    kind: 'check',
    about,
    talks: true,
    devices: DEVICES,
    soundCheck: { is: 'ready' },
    network: 'good',
    hasStarted: true,
    ...change,
  })
  const withDevices = (change: Partial<Devices>) => check({ devices: { ...DEVICES, ...change } })
  const withProblem = (problem: DeviceProblem, browser: Browser) =>
    withDevices({ microphone: { is: 'problem', problem }, browser })
  return {
    opening: { kind: 'opening', server: 'connected' },
    'opening-no-news': { kind: 'opening', server: 'reconnecting' },
    ...Object.fromEntries(
      Object.entries(CLOSED).map(([why, more]) => [
        `closed-${why}`,
        { kind: 'closed', why: why as ClosedReason, offers: [], browser: ANDROID, ...more },
      ]),
    ),
    welcome: { kind: 'welcome', busy: false },
    'welcome-busy': { kind: 'welcome', busy: true },
    ...Object.fromEntries(
      Object.entries(PROBLEMS).map(([problem, more]) => [
        `welcome-${problem}`,
        { kind: 'welcome', busy: false, problem: { code: problem as Problem['code'], ...more } },
      ]),
    ),
    introduction: { kind: 'introduction', about },
    'introduction-little-known': {
      kind: 'introduction',
      about: {
        you: { role: 'groom' },
        others: [{ role: 'bride' }],
        language: null,
        recorded: NOBODY_HEARD,
      },
    },
    ...named('check-microphone', MICROPHONES, (one) => withDevices({ microphone: one })),
    ...Object.fromEntries(
      Object.entries(DEVICE_PROBLEMS).map(([problem, browser]) => [
        `check-microphone-${problem}`,
        withProblem(problem as DeviceProblem, browser),
      ]),
    ),
    ...named('check-refused', REFUSING_BROWSERS, (browser) => withProblem('refused', browser)),
    ...named('check-sound', SOUND_CHECKS, (soundCheck) => check({ soundCheck })),
    'check-sound-heard': check({ soundCheck: { is: 'heard', words: SPOKEN[code].answer } }),
    'check-speaker-playing': withDevices({ speaker: { test: 'playing' } }),
    'check-speaker-played': withDevices({ speaker: { test: 'played' } }),
    'check-camera': withDevices({ camera: { is: 'on', device: { id: 'front', label: 'Front camera' } } }),
    'check-camera-opening': withDevices({ camera: { is: 'opening' } }),
    'check-camera-refused': withDevices({ camera: { is: 'problem', problem: 'refused' } }),
    'check-device-gone': withDevices({
      changed: { kind: 'speaker', label: 'Jabra Evolve2 65 (Bluetooth)', how: 'gone' },
    }),
    'check-device-came': withDevices({
      changed: { kind: 'speaker', label: 'Jabra Evolve2 65 (Bluetooth)', how: 'came' },
    }),
    'check-network-checking': check({ network: 'checking' }),
    'check-network-blocked': check({ network: 'blocked' }),
    'check-not-started': check({ hasStarted: false, network: 'unknown' }),
    'check-typing': check({ talks: false }),
    'check-nobody-heard': check({ about: { ...about, recorded: NOBODY_HEARD } }),
    waiting: { kind: 'waiting', about, talks: true, devices: DEVICES, server: 'connected' },
    'waiting-reconnecting': { kind: 'waiting', about, talks: false, devices: DEVICES, server: 'reconnecting' },
  }
}
