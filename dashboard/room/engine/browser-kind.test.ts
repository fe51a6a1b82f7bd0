import { expect, test } from 'vitest'
import { browserOf, isInApp } from './browser-kind.ts'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  [`${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`, 'safari', 'ios'],
  [`${IPHONE} CriOS/140.0.0.0 Mobile/15E148 Safari/604.1`, 'chrome', 'ios'],
  [`${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`, 'chrome', 'android'],
  [`${ANDROID} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'samsung', 'android'],
  [`${MAC} Version/18.5 Safari/605.1.15`, 'safari', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Edg/140.0.0.0', 'edge', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
])('%s', (agent, name, system) => {
  expect(browserOf(agent)).toEqual({ name, system })
  expect(isInApp(agent)).toBe(false)
})

test('an iPad that calls itself a Mac is known by its screen', () => {
  expect(browserOf(`${MAC} Version/18.5 Safari/605.1.15`, 5).system).toBe('ios')
})

test.each([
  `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0]`,
  `${IPHONE} Mobile/15E148 Instagram 380.0.0`,
  `${IPHONE} Mobile/15E148`,
  `${ANDROID.replace('K)', 'K; wv)')} Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36`,
  `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36 Line/14.0.0`,
])('%s is inside of another app', (agent) => {
  expect(isInApp(agent)).toBe(true)
})
