import { useState } from 'react'
import { Icon } from '../../../shared/icon.tsx'
import { colourOf, Initials, isolated } from '../../../shared/people.tsx'
import { Dialog } from '../../shell/dialog.tsx'
import { useForms, useWords } from '../../shell/language.tsx'
import { useNotes } from '../../shell/notes.tsx'
import { type Access, accessOf, mailOf } from './invitations.ts'
import type { Invitation, Session } from './model.ts'
import { Qr } from './qr.tsx'

export interface LinksProps {
  session: Session
  /** Undefined until they are known. */
  invitations: readonly Invitation[] | undefined
  /** Those that were made on this page. */
  links: ReadonlyMap<string, string>
  now: Date
  mayMake: boolean
  mayWithdraw: boolean
  /** Of one, or of all who have none. */
  onMake: (respondent?: string) => void
  onRenew: (invitation: Invitation) => void
  onWithdraw: (invitation: Invitation) => void
}

/** The people, whether they are there, and how they come in. */
export function PeopleView(props: LinksProps) {
  const { session, onMake, invitations = [], links, now } = props
  // Who may have a link already is given no other.
  const mayMake = props.mayMake && props.invitations !== undefined
  const { interview: words } = useWords()
  const isOver = session.status === 'completed' || session.status === 'cancelled'
  const accesses = session.respondents.map(({ id }) => accessOf(id, { invitations, links, now }))
  const isMissing = accesses.some(({ is }) => is === 'none')
  const hasLinks = accesses.some((access) => 'link' in access && access.link !== undefined)
  return (
    <section className="participants" aria-labelledby="people-title">
      <header className="part-header">
        <h2 id="people-title">{words.people}</h2>
        {mayMake && !isOver && isMissing && (
          <button type="button" className="button small" onClick={() => onMake()}>
            <Icon name="link" />
            {words.links.makeAll}
          </button>
        )}
        {hasLinks && (
          <button type="button" className="button small no-print" onClick={() => print()}>
            <Icon name="print" />
            {words.links.print}
          </button>
        )}
      </header>
      <ul>
        {session.respondents.map((person, place) => {
          const access = accesses[place]
          return (
            access && (
              <PersonItem
                key={person.id}
                person={person}
                access={access}
                isOver={isOver}
                {...props}
                mayMake={mayMake}
              />
            )
          )
        })}
      </ul>
    </section>
  )
}

interface PersonProps extends LinksProps {
  person: Session['respondents'][number]
  access: Access
  isOver: boolean
}

function PersonItem({ person, access, isOver, ...props }: PersonProps) {
  const { session, mayMake, mayWithdraw, onMake } = props
  const { interview: words } = useWords()
  const { moment } = useForms()
  const [asks, setAsks] = useState<'renew' | 'withdraw'>()
  const isHere = session.progress?.present.includes(person.id) ?? false
  const everybody = session.respondents.map(({ id }) => ({ role: id }))
  const name = person.name || person.id
  const says =
    access.is === 'none'
      ? words.links.none
      : access.is === 'unopened'
        ? words.links.unopened
        : access.is === 'opened'
          ? words.links.opened(moment(new Date(access.at)))
          : words.links.ended[access.because]
  return (
    <li className="participant" data-person={person.id}>
      <div className="person-line">
        <Initials name={name} colour={colourOf(person.id, everybody)} />
        <span className="person-name" dir="auto">
          {name}
        </span>
        {session.status !== 'pending' && !isOver && (
          <span className={isHere ? 'mark well' : 'mark waiting'}>
            <Icon name={isHere ? 'well' : 'waiting'} />
            {isHere ? words.here : words.absent}
          </span>
        )}
      </div>
      <p className="soft">
        {props.invitations && says}
        {access.is === 'unopened' && ` · ${words.links.until(moment(new Date(access.invitation.expires_at)))}`}
      </p>
      {'link' in access && access.link !== undefined && <LinkCard name={name} link={access.link} />}
      {!isOver && (
        <div className="person-acts no-print">
          {mayMake && (access.is === 'none' || access.is === 'ended') && (
            <button type="button" className="button small" onClick={() => onMake(person.id)}>
              {words.links.make}
            </button>
          )}
          {mayMake && (access.is === 'unopened' || access.is === 'opened') && (
            <button type="button" className="button small plain" onClick={() => setAsks('renew')}>
              {words.links.renew}
            </button>
          )}
          {mayWithdraw && (access.is === 'unopened' || access.is === 'opened') && (
            <button type="button" className="button small plain" onClick={() => setAsks('withdraw')}>
              {words.links.withdraw}
            </button>
          )}
        </div>
      )}
      {asks && access.is !== 'none' && (
        <AskLinkEnd
          kind={asks}
          name={name}
          onClose={() => setAsks(undefined)}
          onConfirm={() => (asks === 'renew' ? props.onRenew : props.onWithdraw)(access.invitation)}
        />
      )}
    </li>
  )
}

interface AskLinkEndProps {
  kind: 'renew' | 'withdraw'
  /** Of the person whom it lets in. */
  name: string
  onClose: () => void
  onConfirm: () => void
}

function AskLinkEnd({ kind, name, onClose, onConfirm }: AskLinkEndProps) {
  const { interview, shell } = useWords()
  const words = interview.links
  return (
    <Dialog
      title={`${words[kind]}: ${isolated(name)}`}
      onClose={onClose}
      acts={
        <>
          <button
            type="button"
            className="button main"
            onClick={() => {
              onConfirm()
              onClose()
            }}
          >
            {words[kind]}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {shell.cancel}
          </button>
        </>
      }
    >
      <p>{words[`${kind}Text`]}</p>
    </Dialog>
  )
}

/** A link while it is known: to copy, to send, to scan. */
function LinkCard({ name, link }: { name: string; link: string }) {
  const { interview, shell } = useWords()
  const words = interview.links
  const say = useNotes()
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => say('well', shell.copied),
      () => say('needed', shell.notCopied),
    )
  return (
    <div className="link-card">
      <Qr text={link} label={words.code(name)} />
      <div className="link-side">
        <p className="print-only">{words.printed}</p>
        <p className="soft no-print">{words.once}</p>
        <output className="link-text" dir="ltr">
          {link}
        </output>
        <div className="warning-acts no-print">
          <button type="button" className="button small" onClick={() => void copy()} aria-label={words.copyOf(name)}>
            <Icon name="copy" />
            {words.copy}
          </button>
          <a className="button small" href={mailOf({ subject: words.subject, body: words.body(name, link) })}>
            <Icon name="mail" />
            {words.mail}
          </a>
        </div>
      </div>
    </div>
  )
}
