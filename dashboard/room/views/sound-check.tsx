import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import type { SoundCheck } from '../engine/device-state.ts'
import type { Acts } from '../engine/page.ts'
import type { Words } from '../../words/words.ts'

function sentenceFor(soundCheck: SoundCheck, { check }: Words): string {
  switch (soundCheck.is) {
    case 'unavailable':
      return ''
    case 'ready':
      return check.soundReady
    case 'connecting':
      return check.soundConnecting
    case 'speak':
      return check.soundSpeak
    case 'returning':
      return check.soundReturning
    case 'heard':
      return check.soundHeard
    case 'failed':
      return check.soundFailed[soundCheck.why]
  }
}

/** A sentence goes to the server and comes back. */
export function SoundCheckPart({ soundCheck, acts }: { soundCheck: SoundCheck; acts: Acts }) {
  const words = useWords()
  const { check } = words
  const { is } = soundCheck
  if (is === 'unavailable') return null
  const isBusy = is === 'connecting' || is === 'speak' || is === 'returning'
  return (
    <section className="part">
      <h2>{check.sound}</h2>
      <p role="status" className={is === 'speak' ? 'now' : is === 'heard' ? 'good' : 'quiet'}>
        {is === 'heard' && <Icon name="check" />} {sentenceFor(soundCheck, words)}
      </p>
      {is === 'heard' && soundCheck.words !== undefined && (
        <p>
          {check.soundWords}{' '}
          <q className="words" dir="auto">
            {soundCheck.words}
          </q>
        </p>
      )}
      <button type="button" className="button" disabled={isBusy} onClick={acts.startSoundCheck}>
        <Icon name="speech" />
        {is === 'ready' || isBusy ? check.soundStart : check.soundAgain}
      </button>
    </section>
  )
}
