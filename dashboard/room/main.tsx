import { StrictMode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { firstCatalogue, LanguageProvider } from '../shared/language.tsx'
import { loadCatalogue } from '../words/catalogue.ts'
import { createRoomPage } from './engine/create-room-page.ts'
import { PageView } from './views/page-view.tsx'
import './views/look.css'

const room = createRoomPage()

function RoomPage() {
  const state = useSyncExternalStore(room.subscribe, room.getSnapshot)
  return <PageView state={state} acts={room.acts} live={room.live} />
}

const place = document.getElementById('page')
if (!place) throw new Error('the page has no place to draw in')
// Any words are better than none.
const first = await firstCatalogue().catch(() => loadCatalogue('en', []))
createRoot(place).render(
  <StrictMode>
    <LanguageProvider first={first}>
      <RoomPage />
    </LanguageProvider>
  </StrictMode>,
)
