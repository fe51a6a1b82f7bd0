import { useState } from 'react'

/** What cannot be tried without the device itself; five minutes with one link. */
const STEPS = [
  'The link opens the page, in my language, and nothing is cut off.',
  'The microphone is asked for on the tap; the bar moves when I speak.',
  'Refused once, the page shows where to allow it, and the drawing fits this browser.',
  'I hear the tone, and the officer after “Join”, without another tap.',
  'My spoken answer appears as a caption and is marked as saved.',
  'I can type an answer while the on-screen keyboard is open: question and field stay in sight.',
  'After a phone call the page goes on, or asks for one tap.',
  'After two minutes in another app the page is back at the open question.',
  'After switching from Wi-Fi to mobile data the page is back at the open question.',
  'Bluetooth headphones on: the voice moves there. Off: it comes back.',
  'The screen stays on while the interview waits for me.',
  'Opened on a second device, the first says where I went and stays quiet.',
  'The screen reader reads each new question, “saved”, and errors.',
] as const
const OUTCOMES = ['works', 'fails', 'not tried'] as const
type Outcome = (typeof OUTCOMES)[number]

const textOf = (device: string, outcomes: Record<number, Outcome>, remarks: string) =>
  [
    'LexNova checklist',
    `Device and headset: ${device || 'not said'}`,
    `Browser: ${navigator.userAgent}`,
    ...STEPS.map((step, place) => `${outcomes[place] ?? 'not tried'}: ${step}`),
    `Remarks: ${remarks || 'none'}`,
  ].join('\n')

/** Walked by a person on a phone or with a headset; its result is text that can be sent. */
export function Checklist() {
  const [device, setDevice] = useState('')
  const [remarks, setRemarks] = useState('')
  const [outcomes, setOutcomes] = useState<Record<number, Outcome>>({})
  const [copied, setCopied] = useState('')
  const text = textOf(device, outcomes, remarks)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('Copied.'),
      () => setCopied('Copy it from the field.'),
    )
  return (
    <main className="states-list">
      <h1>Does the respondents' page work on this device?</h1>
      <p>Open a link of an interview beside this page, walk through it, and copy the result. No answers are in it.</p>
      <label>
        Device and headset
        <input className="field" value={device} onChange={({ target }) => setDevice(target.value)} />
      </label>
      {STEPS.map((step, place) => (
        <fieldset key={step}>
          <legend>{step}</legend>
          {OUTCOMES.map((outcome) => (
            <label key={outcome}>
              <input
                type="radio"
                name={`step-${place}`}
                checked={outcomes[place] === outcome}
                onChange={() => setOutcomes({ ...outcomes, [place]: outcome })}
              />
              {outcome}
            </label>
          ))}
        </fieldset>
      ))}
      <label>
        Remarks
        <input className="field" value={remarks} onChange={({ target }) => setRemarks(target.value)} />
      </label>
      <label>
        Result
        <textarea className="field" readOnly value={text} />
      </label>
      <button type="button" className="button main" onClick={() => void copy()}>
        Copy the result
      </button>
      <p role="status">{copied}</p>
    </main>
  )
}
