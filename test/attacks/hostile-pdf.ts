/** A PDF of these very objects, the first of which is its catalog; what an object says is nobody's business here. */
export function pdfOfObjects(objects: readonly (string | Buffer)[], trailer = ''): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n', 'latin1')]
  let at = parts[0]?.length ?? 0
  const offsets: number[] = []
  objects.forEach((object, index) => {
    offsets.push(at)
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ])
    parts.push(part)
    at += part.length
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.concat([
    ...parts,
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}`),
    Buffer.from(
      `trailer\n<< /Size ${size} /Root 1 0 R ${trailer.replace('HERE', String(at))} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  ])
}

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>'
export const ONE_PAGE = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'
export const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>'
export const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'

export const stream = (content: string | Buffer, entries = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    Buffer.from(content as string),
    Buffer.from('\nendstream'),
  ])

export const line = (words: string): Buffer => stream(`BT /F1 12 Tf 72 700 Td (${words}) Tj ET`)
