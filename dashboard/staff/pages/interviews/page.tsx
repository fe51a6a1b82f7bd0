import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './interviews.css'

export function InterviewsPage() {
  const { interviews: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
