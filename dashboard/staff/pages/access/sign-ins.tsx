import type { Schemas } from '../../api/client.ts'
import { browserOf } from '../../../room/engine/browser-kind.ts'
import { useWords } from '../../shell/language.tsx'
import { Moment } from '../../shell/time.tsx'

export type SignIn = Schemas['SignIn']

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

/** "Chrome, Android": as much of what a browser calls itself as tells one's own places apart. */
function placeOf(agent: string | null): string | undefined {
  if (!agent) return undefined
  const { name, system } = browserOf(agent, 0)
  return (
    [name, system]
      .filter((part) => part !== 'other')
      .map(capital)
      .join(', ') || undefined
  )
}

/** Where somebody is signed in, and how it ends there. */
export function SignIns({ signIns, onEnd }: { signIns: readonly SignIn[]; onEnd: (signIn: SignIn) => void }) {
  const { access: words } = useWords()
  if (signIns.length === 0) return <p>{words.nowhere}</p>
  return (
    <ul className="sign-ins">
      {signIns.map((signIn) => (
        <li key={signIn.id}>
          <span>
            <strong>{placeOf(signIn.agent) ?? words.unknownPlace}</strong>
            {signIn.current && <span className="mark well">{words.here}</span>}
          </span>
          <span className="soft">
            {signIn.address && <bdi>{signIn.address}</bdi>} {words.lastUsed} <Moment at={signIn.last_used_at} />
          </span>
          {!signIn.current && (
            <button type="button" className="button" onClick={() => onEnd(signIn)}>
              {words.endSignIn}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
