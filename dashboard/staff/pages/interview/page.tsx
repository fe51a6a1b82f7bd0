import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './interview.css'

export function InterviewPage() {
  const { interview: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
