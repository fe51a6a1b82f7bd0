import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './access.css'

export function WelcomePage() {
  const { access: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
