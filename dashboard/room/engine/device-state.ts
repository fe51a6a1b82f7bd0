/** Microphone, camera and speaker, as the page shows them. */

export interface Device {
  id: string
  label: string
}

export interface Devices {
  microphone: Microphone
  camera: Camera
  speaker: Speaker
  /** Of each kind, as the browser names them; empty before the first permission. */
  microphones: readonly Device[]
  cameras: readonly Device[]
  /** Empty where the browser cannot choose one. */
  speakers: readonly Device[]
  /** A device came or went by itself; until `dismissDeviceChange`. */
  changed?: { kind: 'microphone' | 'speaker' | 'camera'; label: string; how: 'gone' | 'came' }
  /** Two people in one room hear each other's officer. */
  headphonesAdvised: boolean
  browser: Browser
}

/** Whose settings are to be drawn. */
export interface Browser {
  name: 'chrome' | 'edge' | 'firefox' | 'safari' | 'samsung' | 'other'
  system: 'android' | 'ios' | 'mac' | 'windows' | 'linux' | 'other'
}

export type Microphone =
  | { is: 'off' }
  | { is: 'opening' }
  /** `silent`: nothing but zeros for ten seconds. The level is in `Live`. */
  | { is: 'on'; device: Device; muted: boolean; silent: boolean; heard: boolean }
  /** It has to be opened by a tap again, as after a phone call. */
  | { is: 'tap-needed' }
  | { is: 'problem'; problem: DeviceProblem }

export type Camera =
  | { is: 'off' }
  | { is: 'opening' }
  | { is: 'on'; device: Device }
  | { is: 'problem'; problem: DeviceProblem }

export interface Speaker {
  device?: Device
  test: 'untried' | 'playing' | 'played'
}

export type DeviceProblem =
  /** By the person, now or earlier, for this page; `Devices.browser` says whose settings to draw. */
  | 'refused'
  /** By the operating system for the whole browser. */
  | 'refused-by-system'
  | 'none'
  | 'in-use'
  | 'gone'
  | 'failed'

/** Say a sentence, and it comes back as the server heard it. */
export type SoundCheck =
  | { is: 'unavailable' }
  | { is: 'ready' }
  | { is: 'connecting' }
  | { is: 'speak' }
  | { is: 'returning' }
  /** `words` where there is a recogniser. */
  | { is: 'heard'; words?: string }
  | { is: 'failed'; why: 'nothing-heard' | 'network' | 'busy' }
