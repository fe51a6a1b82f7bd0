import { afterEach, expect, test, vi } from 'vitest'
import { Camera } from './camera.ts'

afterEach(() => vi.unstubAllGlobals())

test('a camera that was stopped without a word is opened again, the same one', async () => {
  const asked: unknown[] = []
  vi.stubGlobal('navigator', {
    mediaDevices: {
      async getUserMedia({ video }: { video: { deviceId?: unknown } }) {
        asked.push(video.deviceId)
        const track = { label: 'Back', readyState: 'live', addEventListener: () => undefined, stop: () => undefined }
        return { getVideoTracks: () => [{ ...track, getSettings: () => ({ deviceId: 'back' }) }] }
      },
    },
  })
  let sent: MediaStreamTrack | undefined
  const camera = new Camera({
    state: () => undefined,
    track: (track) => {
      sent = track
    },
  })
  camera.check()
  await camera.open()
  camera.check()
  expect(asked).toEqual([undefined])
  const first = sent
  Object.assign(first ?? {}, { readyState: 'ended' })
  camera.check()
  await vi.waitFor(() => expect(sent).not.toBe(first))
  expect(asked).toEqual([undefined, { exact: 'back' }])
})
