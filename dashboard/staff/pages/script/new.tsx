import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './script.css'

export function NewInterviewPage() {
  const { script: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
