import { answers } from './answers.ts'
import { choices } from './choices.ts'
import { dates } from './dates.ts'
import { injection } from './injection.ts'
import { names } from './names.ts'
import { needs } from './needs.ts'
import { numbers } from './numbers.ts'
import { numerals } from './numerals.ts'
import { officer } from './officer.ts'
import { requests } from './requests.ts'
import type { Conversation } from '../language.ts'

export const conversation: Conversation = {
  officer,
  requests,
  answers,
  numerals,
  numbers,
  dates,
  names,
  needs,
  choices,
  injection,
}
