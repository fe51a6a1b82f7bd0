import { Outlet, useNavigate, useRouteContext } from '@tanstack/react-router'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ask } from '../api/client.ts'
import { meQuery } from '../api/me.ts'
import { DropAnywhere } from './dropped.tsx'
import { Frame } from './frame.tsx'
import { KeyHelp } from './key-help.tsx'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { LiveProvider } from './live.tsx'
import { mayAuthor, placesFor } from './navigation.ts'
import { useNotes } from './notes.tsx'
import { isSignedOut } from './queries.ts'

/** Everything that only somebody who is signed in sees. */
export function Desk() {
  const words = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { data: me } = useSuspenseQuery(meQuery)
  const say = useNotes()
  const { live } = useRouteContext({ from: '/desk' })
  useEffect(() => live?.start(), [live])
  const [showsKeys, setShowsKeys] = useState(false)
  const { roles } = me.user
  const signOut = async () => {
    try {
      await ask('post', '/sign-out', {})
    } catch (error) {
      if (!isSignedOut(error)) return say('needed', words.shell.stillSignedIn)
    }
    queries.clear()
    await navigate({ to: '/sign-in' })
  }
  useKeys(
    [
      { keys: '?', says: words.shell.keys.help, act: () => setShowsKeys((shown) => !shown) },
      ...placesFor(roles).map(({ to, area, key }) => ({
        keys: `g ${key}`,
        says: words[area].title,
        act: () => void navigate({ to }),
      })),
      ...(mayAuthor(roles)
        ? [{ keys: 'n', says: words.shell.newInterview, act: () => void navigate({ to: '/interviews/new' }) }]
        : []),
    ],
    'everywhere',
  )
  return (
    <Frame user={me.user} onSignOut={() => void signOut()} onShowKeys={() => setShowsKeys(true)}>
      {live ? (
        <LiveProvider live={live}>
          <Outlet />
        </LiveProvider>
      ) : (
        <Outlet />
      )}
      {mayAuthor(roles) && <DropAnywhere />}
      {showsKeys && <KeyHelp onClose={() => setShowsKeys(false)} />}
    </Frame>
  )
}
