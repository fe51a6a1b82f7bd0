import { Icon } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import { permissionHelpFor, systemHelpFor } from '../../words/help.ts'
import type { Browser, DeviceProblem, Devices } from '../engine/device-state.ts'
import type { Acts, Live } from '../engine/page.ts'
import type { About } from '../engine/state.ts'
import { DeviceSelect } from './devices.tsx'
import { Level } from './level.tsx'
import { PermissionPicture } from './pictures.tsx'

function Help({ problem, browser }: { problem: DeviceProblem; browser: Browser }) {
  const { check } = useWords()
  if (problem === 'refused-by-system') return <p className="path">{check.system[systemHelpFor(browser)]}</p>
  if (problem !== 'refused') return null
  const help = permissionHelpFor(browser)
  return (
    <>
      <PermissionPicture help={help} />
      <ol className="steps">
        {check.permission[help].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </>
  )
}

/** Others may hear what the microphone gives; the officer of this interview does not. */
export function OnlyTypedCounts({ recorded }: Pick<About, 'recorded'>) {
  const { introduction } = useWords()
  if (recorded.spoken) return null
  return (
    <Note state="waiting" icon="muted">
      <p>{introduction.recordedText.typedOnly}</p>
    </Note>
  )
}

/** Why the microphone gives nothing, and what can be done about it. */
export function MicrophoneTrouble({ devices, acts }: { devices: Devices; acts: Acts }) {
  const { check, page } = useWords()
  const { microphone, browser } = devices
  if (microphone.is === 'problem') {
    const { title, text } = check.problems[microphone.problem]
    return (
      <Note state="needed" title={title} role="alert" icon="muted">
        <p>{text}</p>
        <Help problem={microphone.problem} browser={browser} />
        <button type="button" className="button" onClick={acts.talk}>
          {page.again}
        </button>
      </Note>
    )
  }
  if (microphone.is === 'tap-needed') {
    return (
      <Note state="needed" title={check.tapNeeded.title} role="alert" icon="muted">
        <p>{check.tapNeeded.text}</p>
        <button type="button" className="button" onClick={acts.talk}>
          {check.turnOn}
        </button>
      </Note>
    )
  }
  if (microphone.is === 'on' && microphone.silent) {
    return (
      <Note state="needed" title={check.silent.title} role="alert" icon="muted">
        <p>{check.silent.text}</p>
        <button type="button" className="button" onClick={acts.talk}>
          {page.again}
        </button>
      </Note>
    )
  }
  return null
}

function MicrophoneLevel({ devices, live }: { devices: Devices; live: Live }) {
  const { check } = useWords()
  const { microphone } = devices
  if (microphone.is !== 'on') return null
  return (
    <>
      <div className="gauge">
        <Icon name={microphone.muted ? 'muted' : 'microphone'} />
        <Level who="you" live={live} />
      </div>
      <p role="status" className={microphone.heard && !microphone.muted ? 'good' : 'quiet'}>
        {microphone.muted ? check.muted : microphone.heard ? <Heard>{check.heard}</Heard> : check.speak}
      </p>
    </>
  )
}

const Heard = ({ children }: { children: string }) => (
  <>
    <Icon name="check" /> {children}
  </>
)

/** Another device would be refused as well. */
const REFUSALS: ReadonlySet<DeviceProblem> = new Set(['refused', 'refused-by-system'])

export function MicrophonePart({ devices, acts, live }: { devices: Devices; acts: Acts; live: Live }) {
  const { check } = useWords()
  const { microphone } = devices
  const canChoose = microphone.is === 'on' || (microphone.is === 'problem' && !REFUSALS.has(microphone.problem))
  return (
    <section className="part">
      <h2>{check.microphone}</h2>
      {microphone.is === 'opening' && (
        <Note state="waiting" role="status" icon="microphone">
          <p>{check.opening}</p>
        </Note>
      )}
      {microphone.is === 'off' && (
        <button type="button" className="button" onClick={acts.talk}>
          <Icon name="microphone" />
          {check.turnOn}
        </button>
      )}
      <MicrophoneTrouble devices={devices} acts={acts} />
      <MicrophoneLevel devices={devices} live={live} />
      {canChoose && (
        <DeviceSelect
          kind="microphone"
          devices={devices.microphones}
          chosen={microphone.is === 'on' ? microphone.device.id : undefined}
          acts={acts}
        />
      )}
    </section>
  )
}
