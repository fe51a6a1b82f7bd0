import { useEffect } from 'react'
import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Acts, Live } from '../engine/page.ts'
import type { InRoom } from '../engine/state.ts'
import { AnswerNow, AnswersFolded } from './answers.tsx'
import { Captions } from './captions.tsx'
import { DevicesFolded } from './check.tsx'
import { Composer } from './composer.tsx'
import { Controls } from './controls.tsx'
import { DeviceChange } from './devices.tsx'
import { Frame } from './frame.tsx'
import { MicrophoneTrouble, OnlyTypedCounts } from './microphone.tsx'
import { Officer } from './officer.tsx'
import { Others } from './others.tsx'
import { QuestionPart } from './question.tsx'

interface RoomProps {
  state: InRoom
  acts: Acts
  live: Live
}

function Progress({ state: { question, due } }: { state: InRoom }) {
  const { room } = useWords()
  if (!question) return null
  return (
    <>
      <span>{room.progress(question.number, due)}</span>
      <progress value={question.number} max={due} aria-hidden="true" />
    </>
  )
}

/** What is safe comes first, then what is being done about it. */
function ConnectionNote({ state: { connection, server, question, saved, about } }: { state: InRoom }) {
  const { room } = useWords()
  switch (connection.is) {
    case 'connected':
      return server === 'connected' ? null : (
        <Note state="waiting" role="status" icon="wifi">
          <p>{room.noNews}</p>
        </Note>
      )
    case 'connecting':
      return <Note state="waiting" title={room.connecting} role="status" icon="wifi" />
    default: {
      const isMine = question?.for.role === about.you.role
      const safe = `${question && isMine ? `${room.waitsForYou(question.number)} ` : ''}${room.safe(saved)}`
      const isBlocked = connection.is === 'blocked'
      return (
        <Note state={isBlocked ? 'needed' : 'waiting'} title={safe} role="alert" icon="wifi">
          <p>{isBlocked ? room.blocked : room.reconnecting}</p>
        </Note>
      )
    }
  }
}

function SoundBlocked({ acts }: { acts: Acts }) {
  const { room } = useWords()
  return (
    <div className="tap">
      <button type="button" className="button main" onClick={() => acts.startAudio(room.hear)}>
        <Icon name="speaker" />
        {room.hear}
      </button>
      <p className="quiet">{room.hearText}</p>
    </div>
  )
}

export function RoomView({ state, acts, live }: RoomProps) {
  const { room } = useWords()
  const { connection, officer, sound, talks, devices, typing, dictation, about, unheard } = state
  useEffect(() => {
    if (unheard) acts.repeat(room.repeat)
  }, [unheard, acts, room.repeat])
  return (
    <Frame
      fills
      header={<Progress state={state} />}
      actions={
        <>
          <Composer typing={typing} dictation={dictation} language={about.language} acts={acts} live={live} />
          <Controls state={state} acts={acts} />
        </>
      }
    >
      <div className="room">
        <Others state={state} live={live} />
        <ConnectionNote state={state} />
        {connection.is === 'connected' && <Officer activity={officer} live={live} />}
        <QuestionPart state={state} />
        {sound === 'blocked' && <SoundBlocked acts={acts} />}
        <AnswerNow state={state} />
        <DeviceChange devices={devices} acts={acts} />
        {talks && <OnlyTypedCounts recorded={about.recorded} />}
        {talks && <MicrophoneTrouble devices={devices} acts={acts} />}
        <Captions state={state} />
        <div className="room-more">
          <AnswersFolded state={state} />
          {talks && <DevicesFolded devices={devices} acts={acts} live={live} />}
          <button type="button" className="button plain" onClick={talks ? acts.typeOnly : acts.talk}>
            {talks ? room.type : room.talk}
          </button>
        </div>
      </div>
    </Frame>
  )
}
