import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordDocument } from '../../../../interview/record/record.ts'
import type { CheckState } from './check-view.tsx'
import type { CopyState } from './copy-view.tsx'
import { type Between, verifyInSlices } from './checking.ts'
import { checkCopy, doubted } from './files.ts'

const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const between = (onChecked: Between['onChecked'], signal: AbortSignal): Between => ({
  onChecked,
  pause: drawn,
  now: () => performance.now(),
  signal,
})

/** Verifies the record in this browser, between its pictures. @param ambiguity found when its text was read */
export function useCheck(record: RecordDocument, ambiguity?: string): CheckState {
  const [check, setCheck] = useState<CheckState>({ is: 'running', checked: 0, of: record.entries.length })
  useEffect(() => {
    const abort = new AbortController()
    const onChecked = (checked: number) => setCheck({ is: 'running', checked, of: record.entries.length })
    void drawn()
      .then(() => verifyInSlices(record, between(onChecked, abort.signal)))
      .then((verification) => {
        if (verification) setCheck({ is: 'done', verification: doubted(verification, ambiguity) })
      })
    return () => abort.abort()
  }, [record, ambiguity])
  return check
}

/** Checks a copy between the pictures of the page; the next one, or putting it away, calls it off. */
export function useCopy(record: RecordDocument) {
  const [copy, setCopy] = useState<CopyState>()
  const running = useRef<AbortController>(undefined)
  const away = useCallback(() => {
    running.current?.abort()
    setCopy(undefined)
  }, [])
  useEffect(() => () => running.current?.abort(), [])
  const take = (file: File) => {
    const { name } = file
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    const show = (state: CopyState | undefined) => abort.signal.aborted || setCopy(state)
    show({ is: 'reading', name })
    const onChecked = (checked: number) => show({ is: 'reading', name, checked })
    void checkCopy(file, record, between(onChecked, abort.signal)).then(show, () => show({ is: 'unreadable', name }))
  }
  return { copy, take, away }
}
