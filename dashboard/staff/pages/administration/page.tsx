import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './administration.css'

export function AdministrationPage() {
  const { administration: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
