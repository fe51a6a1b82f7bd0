import type { SessionStatus } from '../../../../interview/statuses.ts'
import type { LanguageCode } from '../../../words/catalogue.ts'
import type { Item } from '../../api/sessions.ts'

/** When all of this is looked at. */
export const NOW = new Date('2026-11-03T14:03:07Z')
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000).toISOString()

const NAMES: Record<LanguageCode, readonly (readonly [string, string])[]> = {
  en: [
    ['Samuel Adeyemi', 'Grace Whitcombe'],
    ['Tomasz Zieliński', 'Oluwaseun Bakare-Henderson'],
    ['Idris Khan', 'Mary Ann Fotheringham'],
  ],
  fr: [
    ['Baptiste Lefèvre', 'Aïssatou Diallo'],
    ['Étienne Moreau', 'Anne-Sophie de La Rochefoucauld'],
    ['Yanis Benali', 'Claire Petit'],
  ],
  de: [
    ['Jürgen Groß', 'Aylin Demir'],
    ['Karl-Friedrich von Hohenlohe', 'Sieglinde Öztürk-Meyer'],
    ['Jonas Weiß', 'Lea Brandt'],
  ],
  es: [
    ['Iñaki Etxeberria', 'María del Carmen Núñez'],
    ['José Ángel Peña', 'Lucía Fernández de Córdoba'],
    ['Raúl Ortiz', 'Inés Vidal'],
  ],
  ar: [
    ['يوسف عبد الرحمن', 'ليلى الهاشمي'],
    ['خالد بن سعيد', 'نور الهدى المنصوري'],
    ['سامر حداد', 'Claire Petit'],
  ],
}

interface Sketch {
  status: SessionStatus
  people: number
  label?: string
  reference?: string
  progress?: Partial<NonNullable<Item['progress']>>
}

function itemOf(code: LanguageCode, place: number, { status, people, label, reference, progress }: Sketch): Item {
  const [groom, bride] = NAMES[code][people] ?? ['', '']
  return {
    id: `01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f${String(place).padStart(2, '0')}`,
    lawyer_id: '01934f3c-7a41-7c1e-9f7e-2f5c6c1f6f1a',
    kind: 'scripted',
    status,
    groom_name: groom,
    bride_name: bride,
    respondents: [
      { id: 'groom', name: groom },
      { id: 'bride', name: bride },
    ],
    livekit_room_name: null,
    reference: reference ?? null,
    label: label ?? null,
    created_at: ago(7_200 + place * 600),
    started_at: null,
    ended_at: null,
    progress: progress
      ? {
          revision: 12,
          phase: 'conducting',
          step: null,
          due: 23,
          asked: 7,
          accepted: 6,
          cause: null,
          agent: { epoch: 1, joined: 1 },
          waits_for: null,
          ...progress,
        }
      : null,
  }
}

const referred = {
  kind: 'referred',
  step: 'q7',
  respondent: 'bride',
  because: 'contrary',
  actions: ['resume', 'retake', 'waive', 'end'],
} as const

/** A list with an interview in every state. */
export const itemsIn = (code: LanguageCode): Item[] =>
  (
    [
      {
        status: 'interrupted',
        people: 0,
        label: 'Registry 4',
        reference: 'M-2026/1108',
        progress: {
          cause: { ...referred, actions: [...referred.actions] },
          waits_for: { kind: 'decision', respondents: [], since: ago(192) },
        },
      },
      {
        status: 'active',
        people: 1,
        label: 'Registry 4',
        reference: 'M-2026/1107',
        progress: { accepted: 11, waits_for: { kind: 'answer', respondents: ['bride'], since: ago(8) } },
      },
      {
        status: 'active',
        people: 2,
        reference: 'M-2026/1104',
        progress: {
          accepted: 0,
          asked: 0,
          waits_for: { kind: 'arrival', respondents: ['groom', 'bride'], since: ago(75) },
        },
      },
      {
        status: 'paused',
        people: 0,
        label: 'Consulate',
        progress: { accepted: 20, waits_for: { kind: 'resume', respondents: [], since: ago(5_400) } },
      },
      {
        status: 'pending',
        people: 1,
        progress: { due: 0, asked: 0, accepted: 0, waits_for: { kind: 'script', respondents: [], since: ago(90_000) } },
      },
      { status: 'completed', people: 2, label: 'Consulate', reference: 'M-2026/1099', progress: { accepted: 23 } },
      { status: 'cancelled', people: 0, reference: 'M-2026/1098', progress: { accepted: 3 } },
    ] satisfies Sketch[]
  ).map((sketch, place) => itemOf(code, place, sketch))
