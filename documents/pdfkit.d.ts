/** The part of pdfkit that the tests and the examples use; it comes without types. */
declare module 'pdfkit' {
  interface TextOptions {
    align?: 'left' | 'center' | 'right'
    width?: number
    lineBreak?: boolean
    lineGap?: number
  }

  export default class PDFDocument {
    constructor(options?: object)
    readonly page: {
      width: number
      height: number
      margins: { left: number; right: number; top: number; bottom: number }
    }
    x: number
    y: number
    on(event: 'data', listener: (chunk: Buffer) => void): this
    on(event: 'end', listener: () => void): this
    pipe(stream: NodeJS.WritableStream): void
    addPage(): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(colour: string): this
    strokeColor(colour: string): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    moveDown(lines?: number): this
    text(text: string, options?: TextOptions): this
    text(text: string, x: number, y: number, options?: TextOptions): this
    heightOfString(text: string, options?: TextOptions): number
    bufferedPageRange(): { start: number; count: number }
    switchToPage(number: number): this
    end(): void
  }
}
