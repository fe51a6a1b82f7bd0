import type { PermissionHelp } from '../../words/help.ts'

/** Small drawings of what to press; the steps beside them say the same in words. */

const Hand = ({ x, y }: { x: number; y: number }) => (
  <g className="picture-hand" transform={`translate(${x} ${y})`}>
    <circle r="13" />
    <circle r="4" />
  </g>
)

function AddressBar({ sign }: { sign: 'sliders' | 'microphone' | 'page' }) {
  return (
    <>
      <rect className="picture-window" x="4" y="4" width="272" height="92" rx="10" />
      <rect className="picture-bar" x="16" y="16" width="248" height="30" rx="15" />
      <g className="picture-sign" transform="translate(34 31)">
        {sign === 'sliders' && <path d="M-8-4h9M7-4h1M-8 4h1M0 4h8M4-7v6M-4 1v6" />}
        {sign === 'page' && <path d="M-7-7H7V3H-7zM-7 8H7" />}
        {sign === 'microphone' && (
          <path d="M0-8a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0v-4a3 3 0 0 0-3-3ZM-6-1a6 6 0 0 0 12 0M0 5v4M-9-9 9 9" />
        )}
      </g>
      <path className="picture-text" d="M56 31h110" />
      <Hand x={34} y={31} />
    </>
  )
}

function SwitchRow() {
  return (
    <>
      <rect className="picture-sheet" x="16" y="54" width="182" height="34" rx="8" />
      <g className="picture-sign" transform="translate(36 71)">
        <path d="M0-8a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0v-4a3 3 0 0 0-3-3ZM-6-1a6 6 0 0 0 12 0M0 5v4" />
      </g>
      <path className="picture-text" d="M54 71h60" />
      <rect className="picture-switch" x="152" y="62" width="34" height="18" rx="9" />
      <circle className="picture-knob" cx="177" cy="71" r="7" />
    </>
  )
}

const SIGNS = { address: 'sliders', ios: 'page', firefox: 'microphone', safari: 'page' } as const satisfies Record<
  PermissionHelp,
  string
>

/** A browser's address bar and the sign in it, with the switch that appears below. */
export const PermissionPicture = ({ help }: { help: PermissionHelp }) => (
  <svg className="picture" viewBox="0 0 280 100" aria-hidden="true" focusable="false">
    <AddressBar sign={SIGNS[help]} />
    <SwitchRow />
  </svg>
)

/** An app's page with the menu in its corner, and the browser in it. */
export const BrowserMenu = () => (
  <svg className="picture" viewBox="0 0 280 100" aria-hidden="true" focusable="false">
    <rect className="picture-window" x="4" y="4" width="272" height="92" rx="10" />
    <path className="picture-text" d="M24 28h90" />
    <path className="picture-dots" d="M254 20v.1M254 28v.1M254 36v.1" />
    <Hand x={254} y={28} />
    <rect className="picture-sheet" x="104" y="50" width="146" height="34" rx="8" />
    <g className="picture-sign" transform="translate(126 67)">
      <path d="M0-9A9 9 0 1 0 0 9 9 9 0 0 0 0-9ZM3-3-1 1-3 3 1-1Z" />
    </g>
    <path className="picture-text" d="M146 67h84" />
  </svg>
)
