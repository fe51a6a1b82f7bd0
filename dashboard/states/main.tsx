import { createRoot } from 'react-dom/client'

const page = document.getElementById('page')
if (!page) throw new Error('the page has no place to draw in')
createRoot(page).render(<p>LexNova</p>)
