import { useState } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { Check } from '../engine/state.ts'
import { CameraPart } from './camera.tsx'
import { DeviceChange, DeviceSelect } from './devices.tsx'
import { Frame, Title } from './frame.tsx'
import { MicrophonePart, OnlyTypedCounts } from './microphone.tsx'
import { SoundCheckPart } from './sound-check.tsx'

interface CheckProps {
  state: Check
  acts: Acts
  live: Live
}

function SpeakerPart({ state: { devices }, acts }: Omit<CheckProps, 'live'>) {
  const { check } = useWords()
  const { test, device } = devices.speaker
  return (
    <section className="part">
      <h2>{check.speaker}</h2>
      <div className="row">
        <button type="button" className="button" disabled={test === 'playing'} onClick={acts.testSpeaker}>
          <Icon name="speaker" />
          {test === 'playing' ? check.playing : check.playTone}
        </button>
        <DeviceSelect kind="speaker" devices={devices.speakers} chosen={device?.id} acts={acts} />
      </div>
      <p role="status" className="quiet">
        {test === 'played' && check.played}
      </p>
    </section>
  )
}

function Network({ network }: Pick<Check, 'network'>) {
  const { check } = useWords()
  if (network === 'unknown') return null
  const state = { checking: 'waiting', good: 'well', blocked: 'needed' } as const
  return (
    <Note state={state[network]} icon="wifi" role="status">
      <p>{check.network[network]}</p>
    </Note>
  )
}

function TypingCheck(props: CheckProps) {
  const { check } = useWords()
  return (
    <>
      <Title>{check.typingTitle}</Title>
      <p className="lead">{check.typingText}</p>
      <Network network={props.state.network} />
      <SpeakerPart {...props} />
    </>
  )
}

function TalkingCheck(props: CheckProps) {
  const { state, acts, live } = props
  const { about, devices, soundCheck, network } = state
  const { check } = useWords()
  return (
    <>
      <Title>{check.title}</Title>
      <OnlyTypedCounts recorded={about.recorded} />
      <Network network={network} />
      <MicrophonePart devices={devices} acts={acts} live={live} />
      {devices.microphone.is === 'on' && <SoundCheckPart soundCheck={soundCheck} acts={acts} />}
      <SpeakerPart {...props} />
      <CameraPart devices={devices} acts={acts} live={live} />
      {devices.headphonesAdvised && (
        <p className="quiet advice">
          <Icon name="headphones" /> {check.headphones}
        </p>
      )}
    </>
  )
}

export function CheckView(props: CheckProps) {
  const { state, acts } = props
  const { check } = useWords()
  return (
    <Frame
      actions={
        <>
          <button type="button" className="button main" onClick={acts.join}>
            {state.hasStarted ? check.join : check.ready}
          </button>
          <button type="button" className="button plain" onClick={state.talks ? acts.typeOnly : acts.talk}>
            {state.talks ? check.type : check.talk}
          </button>
        </>
      }
    >
      <DeviceChange devices={state.devices} acts={acts} />
      {state.talks ? <TalkingCheck key="talking" {...props} /> : <TypingCheck key="typing" {...props} />}
    </Frame>
  )
}

/** The same devices once more, folded away, where something else matters. */
export function DevicesFolded({ devices, acts, live }: Pick<CheckProps, 'acts' | 'live'> & Pick<Check, 'devices'>) {
  const { room } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="folded" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{room.devices}</summary>
      {isOpen && (
        <>
          <MicrophonePart devices={devices} acts={acts} live={live} />
          <section className="part">
            <DeviceSelect kind="speaker" devices={devices.speakers} chosen={devices.speaker.device?.id} acts={acts} />
          </section>
          <CameraPart devices={devices} acts={acts} live={live} />
        </>
      )}
    </details>
  )
}
