import { Component, type ReactNode } from 'react'
import { useWords } from '../../shared/language.tsx'
import { Icon } from '../../shared/icon.tsx'
import { Frame, Title } from './frame.tsx'

function Broken() {
  const { failed, page, room } = useWords()
  return (
    <Frame
      actions={
        <button type="button" className="button main" onClick={() => location.reload()}>
          {page.again}
        </button>
      }
    >
      <div className="plain-page">
        <span className="sign">
          <Icon name="needed" />
        </span>
        <Title>{failed.page.title}</Title>
        <p className="lead">
          {room.safe(0)} {failed.page.text}
        </p>
      </div>
    </Frame>
  )
}

/** Draws a page that can be loaded again where drawing has failed, or a part of the page did not arrive. */
export class Boundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children
  }
}
