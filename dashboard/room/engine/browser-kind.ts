import type { Browser } from './device-state.ts'

/** Apps that open links inside of themselves, by what they add to the name of the browser. */
const IN_APP =
  /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|WhatsApp|Snapchat|TikTok|musical_ly|BytedanceWebview|LinkedInApp|GSA\/|; wv\)/i
/** Safari's own name is there in Safari, and in nothing that an app on iOS shows by itself. */
const IOS_WITHOUT_SAFARI = /(?:iPhone|iPad|iPod)(?!.*Safari\/)/

const NAMES = [
  ['samsung', /SamsungBrowser/],
  ['edge', /Edg(?:e|A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\/|Chromium\//],
  ['safari', /Safari\//],
] as const satisfies readonly (readonly [Browser['name'], RegExp])[]

const SYSTEMS = [
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['mac', /Macintosh/],
  ['windows', /Windows/],
  ['linux', /Linux|CrOS/],
] as const satisfies readonly (readonly [Browser['system'], RegExp])[]

const first = <Name>(table: readonly (readonly [Name, RegExp])[], agent: string): Name | undefined =>
  table.find(([, pattern]) => pattern.test(agent))?.[0]

/** @param touchPoints an iPad calls itself a Mac, which has none */
export function browserOf(agent: string, touchPoints = 0): Browser {
  const system = first(SYSTEMS, agent) ?? 'other'
  return { name: first(NAMES, agent) ?? 'other', system: system === 'mac' && touchPoints > 1 ? 'ios' : system }
}

export const isInApp = (agent: string): boolean => IN_APP.test(agent) || IOS_WITHOUT_SAFARI.test(agent)
