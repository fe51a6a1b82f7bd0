/** Attributes of a text stream on `lk.chat`, by which a page says how its text came to be. */

/** `true`: it was dictated to the browser, which made text of it. */
export const DICTATED_ATTRIBUTE = 'lexnova.dictated'
/** A button was pressed; the text beside it is what stood on the button. */
export const REQUEST_ATTRIBUTE = 'lexnova.request'

export const BUTTONS = ['repeat', 'moment', 'help'] as const
/** What a respondent can ask for by a button, in whatever language. */
export type Button = (typeof BUTTONS)[number]

export interface TypedMarks {
  dictated?: true
  pressed?: Button
}

/** What is not known here is text like any other. */
export function typedMarksOf(attributes: Readonly<Record<string, string>> | undefined): TypedMarks {
  const pressed = BUTTONS.find((button) => button === attributes?.[REQUEST_ATTRIBUTE])
  return {
    ...(attributes?.[DICTATED_ATTRIBUTE] === 'true' ? { dictated: true } : {}),
    ...(pressed === undefined ? {} : { pressed }),
  }
}
