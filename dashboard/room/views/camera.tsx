import { useCallback } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import type { Devices } from '../engine/device-state.ts'
import type { Acts, Live } from '../engine/page.ts'
import { DeviceSelect } from './devices.tsx'

interface VideoProps {
  who: Parameters<Live['attachVideo']>[0]
  label: string
  live: Live
}

export function Video({ who, label, live }: VideoProps) {
  const attach = useCallback(
    (element: HTMLVideoElement | null) => (element ? live.attachVideo(who, element) : undefined),
    [who, live],
  )
  return (
    <video
      ref={attach}
      aria-label={label}
      className={who === 'you' ? 'mirrored' : undefined}
      muted
      playsInline
      autoPlay
    />
  )
}

export function CameraPart({ devices, acts, live }: { devices: Devices; acts: Acts; live: Live }) {
  const { check } = useWords()
  const { camera, cameras } = devices
  const isOn = camera.is === 'on'
  return (
    <section className="part">
      <h2>{check.camera}</h2>
      <p className="quiet" role="status">
        {camera.is === 'problem'
          ? check.cameraFailed
          : camera.is === 'opening'
            ? check.cameraOpening
            : check.cameraText}
      </p>
      {isOn && <Video who="you" label={check.ownPicture} live={live} />}
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={camera.is === 'opening'}
          onClick={() => acts.setCamera(!isOn)}
        >
          <Icon name="camera" />
          {isOn ? check.cameraOff : check.cameraOn}
        </button>
        {isOn && <DeviceSelect kind="camera" devices={cameras} chosen={camera.device.id} acts={acts} />}
      </div>
    </section>
  )
}
