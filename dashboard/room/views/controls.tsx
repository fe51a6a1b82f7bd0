import { useRef } from 'react'
import { Icon, type IconName } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import type { Acts } from '../engine/page.ts'
import type { Request } from '../engine/room-state.ts'
import type { InRoom } from '../engine/state.ts'

const REQUESTS = ['repeat', 'moment', 'help'] as const satisfies readonly Request[]

function Control({ icon, label, pressed, disabled, onClick }: ControlProps) {
  return (
    <button type="button" className="control" aria-pressed={pressed} disabled={disabled} onClick={onClick}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  )
}

interface ControlProps {
  icon: IconName
  label: string
  pressed?: boolean
  disabled?: boolean
  onClick(): void
}

function Leave({ saved, acts }: { saved: number; acts: Acts }) {
  const { room } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <Control icon="leave" label={room.leave} onClick={() => dialog.current?.showModal()} />
      <dialog ref={dialog} className="dialog" aria-labelledby="leave-title">
        <h2 id="leave-title">{room.leaveTitle}</h2>
        <p>
          {room.safe(saved)} {room.leaveText}
        </p>
        <div className="dialog-actions">
          <button type="button" className="button main" onClick={close}>
            {room.stay}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              close()
              acts.leave()
            }}
          >
            {room.leave}
          </button>
        </div>
      </dialog>
    </>
  )
}

export function Controls({ state, acts }: { state: InRoom; acts: Acts }) {
  const { room } = useWords()
  const { asked, saved, devices, typing, turn } = state
  const { microphone } = devices
  // The officer takes none of them from somebody who is not asked just now.
  const isInVain = typing.refused !== undefined || turn !== 'you'
  return (
    <>
      <p className="visually-hidden" role="status">
        {asked && room.asked[asked]}
      </p>
      <div className="controls">
        {microphone.is === 'on' && (
          <Control
            icon={microphone.muted ? 'muted' : 'microphone'}
            label={microphone.muted ? room.unmute : room.mute}
            onClick={() => acts.setMuted(!microphone.muted)}
          />
        )}
        {REQUESTS.map((request) => (
          <Control
            key={request}
            icon={request}
            label={room[request]}
            pressed={asked === request}
            disabled={isInVain}
            onClick={() => acts[request](room[request])}
          />
        ))}
        <Leave saved={saved} acts={acts} />
      </div>
    </>
  )
}
