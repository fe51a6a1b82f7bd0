import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Microphone as MicrophoneState } from './device-state.ts'
import { Microphone } from './microphone.ts'
import { PageAudio } from './page-audio.ts'

/** A browser: what its microphone gives, and whether it gives it. */
const browser = { peak: 0.2, refuses: false, resumes: true, opened: 0 }

class Track extends EventTarget {
  label = 'Built-in'
  readyState = 'live'
  muted = false
  enabled = true
  getSettings = () => ({ deviceId: 'a' })
  stop() {
    this.readyState = 'ended'
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(browser, { peak: 0.2, refuses: false, resumes: true, opened: 0 })
  vi.stubGlobal('navigator', {
    mediaDevices: {
      async getUserMedia() {
        if (browser.refuses) throw Object.assign(new Error('Permission denied'), { name: 'NotAllowedError' })
        browser.opened++
        const track = new Track()
        return { getAudioTracks: () => [track] }
      },
    },
  })
  vi.stubGlobal('MediaStream', EventTarget)
  vi.stubGlobal(
    'AudioContext',
    class {
      get state() {
        return browser.resumes ? 'running' : 'suspended'
      }
      resume = () => new Promise<void>((resolve) => browser.resumes && resolve())
      createMediaStreamSource = () => ({ connect: () => undefined, disconnect: () => undefined })
    },
  )
  vi.stubGlobal(
    'AnalyserNode',
    class {
      fftSize = 1
      getFloatTimeDomainData = (samples: Float32Array) => samples.fill(browser.peak)
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function opened() {
  const states: MicrophoneState[] = []
  const microphone = new Microphone(new PageAudio(), {
    state: (state) => states.push(state),
    track: () => undefined,
    gone: () => undefined,
  })
  await microphone.open()
  return { microphone, last: () => states.at(-1) }
}

test('a track that gives nothing is opened again, once, and then the person is told', async () => {
  const { microphone, last } = await opened()
  await vi.advanceTimersByTimeAsync(1_000)
  browser.peak = 0
  await vi.advanceTimersByTimeAsync(11_000)
  expect(browser.opened).toBe(2)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(browser.opened).toBe(2)
  expect(last()).toMatchObject({ is: 'on', silent: true })
  browser.peak = 0.2
  await vi.advanceTimersByTimeAsync(1_000)
  expect(last()).toMatchObject({ is: 'on', silent: false, heard: true })
  browser.peak = 0
  await vi.advanceTimersByTimeAsync(11_000)
  expect(browser.opened).toBe(3)
  microphone.close()
})

test('a track that has ended without an event is opened again', async () => {
  const { microphone } = await opened()
  microphone.track?.stop()
  await vi.advanceTimersByTimeAsync(1_000)
  expect([browser.opened, microphone.track?.readyState]).toEqual([2, 'live'])
  microphone.close()
})

test('a page that may not play yet still looks after its microphone', async () => {
  const { microphone } = await opened()
  browser.resumes = false
  microphone.track?.stop()
  void microphone.check()
  await vi.advanceTimersByTimeAsync(0)
  expect(browser.opened).toBe(2)
  microphone.close()
})

test('whoever never allowed it is told how to, and whoever did is asked for a tap', async () => {
  browser.refuses = true
  const { microphone, last } = await opened()
  await microphone.check()
  expect(last()).toEqual({ is: 'problem', problem: 'refused' })
  browser.refuses = false
  await microphone.open()
  browser.refuses = true
  microphone.track?.stop()
  await microphone.check()
  await microphone.check()
  expect(last()).toEqual({ is: 'tap-needed' })
  microphone.close()
})
