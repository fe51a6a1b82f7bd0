import { useWords } from '../../shell/language.tsx'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../shell/states.tsx'

/** Of an interview that has no record yet. */
export function NothingYet() {
  const { record: words } = useWords()
  return (
    <Page title={words.title}>
      <Empty {...words.empty} />
    </Page>
  )
}
