/** All pages of a list, one after the other. */
export async function readAll<Page extends { next_cursor: string | null }>(
  read: (cursor: string | undefined) => Promise<Page>,
): Promise<Page[]> {
  const pages: Page[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    pages.push(page)
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return pages
}
