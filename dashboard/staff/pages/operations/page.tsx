import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './operations.css'

export function OperationsPage() {
  const { operations: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
