import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import './record.css'

export function RecordPage() {
  const { record: words } = useWords()
  return <Page title={words.title}>{null}</Page>
}
