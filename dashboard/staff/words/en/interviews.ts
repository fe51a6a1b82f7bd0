import type { Schemas } from '../../api/client.ts'
import type { Forms } from '../forms.ts'

type WaitKind = Schemas['Wait']['kind']
type Said = (who: string) => string

/** The list, and what an interview waits for. */
export const interviews = ({ number, plural, list }: Forms) => ({
  title: 'Interviews',
  viewsLabel: 'Views',
  views: {
    all: 'All',
    needed: 'Need a person',
    underWay: 'Under way',
    toStart: 'Not started',
    over: 'Over',
  },
  saveView: 'Save this view',
  forgetView: 'Forget this view',
  viewName: 'Name of the view',
  save: 'Save',
  search: 'Reference, label or number',
  person: 'Name of a person',
  states: 'State',
  label: 'Label',
  allLabels: 'All labels',
  columns: { who: 'Who', state: 'State', progress: 'Answers', waits: 'Waits for', since: 'Since' },
  progress: (accepted: number, due: number) =>
    `${number(accepted)} of ${plural(due, { one: '# answer', other: '# answers' })}`,
  waits: {
    script: () => 'Its script',
    start: () => 'Somebody to start it',
    agent: () => 'The officer to come into the room',
    arrival: (who: readonly string[]) => `${list(who)} to come in`,
    answer: (who: readonly string[]) => `An answer from ${list(who)}`,
    resume: () => 'Somebody to resume it',
    decision: () => 'A decision',
    closing: () => 'The closing words',
  } satisfies Record<WaitKind, (who: readonly string[]) => string>,
  causes: {
    contrary: (who: string) => `A decision: ${who} gave an answer that is not what is due`,
    unresolved: (who: string) => `A decision: the answer of ${who} stayed unclear`,
    need: (who: string) => `A decision: ${who} needs something first`,
    'agent-failures': 'A hand: the officer could not go on, several times',
    'signal-limit': 'An end: it has taken more messages than an interview may',
    'history-limit': 'A hand: it has grown as long as an interview may',
    'workflow-gone': 'An end: what conducts it is gone from Temporal',
  } satisfies Record<string, string | Said>,
  none: { title: 'No interview fits', text: 'Narrow it down less, or look at all of them.' },
  showAll: 'Show all',
  empty: {
    title: 'No interview yet',
    text: 'As soon as a lawyer makes one, it stands here.',
    author: 'Begin with a script: drop its file anywhere on this page.',
  },
  more: 'Show older ones',
})
