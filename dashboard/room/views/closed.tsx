import { useState } from 'react'
import { Icon, type IconName } from '../../shared/icon.tsx'
import { useWords } from '../../shared/language.tsx'
import { Note } from '../../shared/note.tsx'
import type { Words } from '../../words/words.ts'
import type { Acts } from '../engine/page.ts'
import type { Closed, ClosedReason, Failed, Offer } from '../engine/state.ts'
import { Frame, Title } from './frame.tsx'
import { BrowserMenu } from './pictures.tsx'

const ICONS = {
  'no-link': 'needed',
  unknown: 'needed',
  revoked: 'over',
  renewed: 'needed',
  expired: 'waiting',
  over: 'well',
  moved: 'over',
  left: 'over',
  unused: 'waiting',
  'too-often': 'waiting',
  'other-tab': 'copy',
  insecure: 'lock',
  'in-app': 'copy',
  unsupported: 'needed',
} satisfies Record<ClosedReason, IconName>

function labelOf(offer: Offer, why: ClosedReason | undefined, { closed, page }: Words): string {
  switch (offer) {
    case 'open':
      return why === 'left' || why === 'unused' ? closed.comeBack : closed.open
    case 'retry':
      return page.again
    default:
      return closed[offer]
  }
}

function Offers({ offers, why, acts }: { offers: readonly Offer[]; why?: ClosedReason; acts: Acts }) {
  const words = useWords()
  const [copied, setCopied] = useState<boolean>()
  const act = (offer: Offer) => {
    if (offer === 'copyLink') void acts.copyLink().then(setCopied)
    else acts[offer]()
  }
  return (
    <>
      <p role="status" className="quiet">
        {copied !== undefined && (copied ? words.closed.copied : words.closed.copyFailed)}
      </p>
      {offers.map((offer, place) => (
        <button key={offer} type="button" className={place === 0 ? 'button main' : 'button'} onClick={() => act(offer)}>
          {offer === 'copyLink' && <Icon name="copy" />}
          {labelOf(offer, why, words)}
        </button>
      ))}
    </>
  )
}

export function ClosedView({ state, acts }: { state: Closed; acts: Acts }) {
  const { why, offers, retryAfterSeconds } = state
  const { closed } = useWords()
  const { title, text } = closed.reasons[why]
  return (
    <Frame actions={offers.length > 0 && <Offers offers={offers} why={why} acts={acts} />}>
      <div className="plain-page">
        <span className="sign">
          <Icon name={ICONS[why]} />
        </span>
        <Title>{title}</Title>
        <p className="lead">{text}</p>
        {retryAfterSeconds !== undefined && <p className="lead">{closed.retryIn(retryAfterSeconds)}</p>}
        {why === 'in-app' && <BrowserMenu />}
      </div>
    </Frame>
  )
}

export function FailedView({ state, acts }: { state: Failed; acts: Acts }) {
  const { failed, room } = useWords()
  const { title, text } = failed[state.what]
  return (
    <Frame actions={<Offers offers={state.offers} acts={acts} />}>
      <div className="plain-page">
        <span className="sign">
          <Icon name="needed" />
        </span>
        <Title>{title}</Title>
        <Note state="well" title={room.safe(state.saved)} />
        <p className="lead">{text}</p>
      </div>
    </Frame>
  )
}
