import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import { isolated } from '../../shared/people.tsx'
import type { Device, Devices } from '../engine/device-state.ts'
import type { Acts } from '../engine/page.ts'

interface DeviceSelectProps {
  kind: 'microphone' | 'camera' | 'speaker'
  devices: readonly Device[]
  chosen: string | undefined
  acts: Acts
}

/** Nothing to choose where there is one, or where the browser names none. */
export function DeviceSelect({ kind, devices, chosen, acts }: DeviceSelectProps) {
  const { check } = useWords()
  if (devices.length < 2) return null
  const label = kind === 'camera' ? check.ownPicture : check[kind]
  return (
    <select
      className="field device"
      aria-label={label}
      value={chosen ?? ''}
      onChange={({ target }) => acts.chooseDevice(kind, target.value)}
    >
      {devices.map(({ id, label: name }) => (
        <option key={id} value={id} dir="auto">
          {name}
        </option>
      ))}
    </select>
  )
}

/** A device came or went by itself, as headphones do whose battery is empty. */
export function DeviceChange({ devices: { changed }, acts }: { devices: Devices; acts: Acts }) {
  const { check } = useWords()
  if (!changed) return null
  const { how, label } = changed
  return (
    <Note state={how === 'gone' ? 'needed' : 'well'} role="status">
      <p>{check[how](isolated(label))}</p>
      <button type="button" className="button" onClick={acts.dismissDeviceChange}>
        {check.understood}
      </button>
    </Note>
  )
}
