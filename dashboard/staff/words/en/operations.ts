import type { Forms } from '../forms.ts'

/** What needs a hand, and the state of every part. */
export const operations = ({ number, plural }: Forms) => ({
  title: 'Operations',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  attention: 'Needs attention',
  running: (count: number) =>
    plural(count, {
      one: '# interview is under way.',
      other: '# interviews are under way.',
      zero: 'No interview is under way.',
    }),
  calm: 'Nothing needs a hand.',
  since: 'for',
  reason: 'Why (stands in each record)',
  kinds: {
    interrupted: 'It stands still and waits for a person.',
    'agent-lost': 'It runs without an officer.',
    absent: 'Somebody has been away for long.',
    silent: 'Nobody has answered for long.',
    paused: 'It has been paused for long.',
    unsealed: 'It is over, and its record is not sealed.',
    'not-begun': 'Temporal has not taken it.',
  },
  fits: 'What fits:',
  acts: {
    pause: 'Pause',
    resume: 'Resume',
    retake: 'Ask again',
    waive: 'Waive',
    end: 'End',
  },
  health: 'Parts',
  workers: 'Workers and agents',
  workersUnknown: 'Temporal does not say at the moment which workers there are.',
  backlog: (count: number) =>
    plural(count, {
      one: '# task waits for a worker.',
      other: '# tasks wait for a worker.',
      zero: 'No task waits for a worker.',
    }),
  temporalPages: 'Pages of Temporal',
  recoveries: 'Recovered by itself',
  recoveriesText: 'Of the last day, the latest first.',
  noRecoveries: 'Nothing had to recover.',
  recovered: {
    agent: 'Another officer took over',
    person: 'A person lifted an interruption',
  },
  parts: {
    postgres: 'Postgres',
    temporal: 'Temporal',
    livekit: 'LiveKit',
    hearing: 'Hears by',
    judging: 'Judges by',
    speaking: 'Speaks by',
    version: 'Version',
    notices: 'What agents say',
  },
  nobody: 'No agent is there',
  states: {
    ok: 'Works',
    unreachable: 'Cannot be reached',
    'not configured': 'Not configured',
  },
  columns: {
    at: 'At',
    what: 'What',
    took: 'Took',
    interview: 'Interview',
    kind: 'Kind',
    where: 'Where',
    version: 'Version',
    load: 'Load',
    seen: 'Seen before',
  },
  agent: 'Agent',
  polls: {
    workflow: 'Workflows',
    activity: 'Activities',
    both: 'Workflows and activities',
  },
  load: (jobs: number, most: number) => `${number(jobs)} of ${number(most)}`,
  onAll: {
    pause: {
      title: 'Pause all that are under way',
      text: 'The officer says in each that there is a pause. Nothing is lost: each goes on where it stopped.',
      act: (count: number) => plural(count, { one: 'Pause # interview', other: 'Pause # interviews' }),
    },
    resume: {
      title: 'Resume all that are paused',
      text: 'The officer goes on in each with the question that was open.',
      act: (count: number) => plural(count, { one: 'Resume # interview', other: 'Resume # interviews' }),
    },
  },
  which: 'Which ones',
  left: (count: number) =>
    plural(count, { one: '# interview was left as it was.', other: '# interviews were left as they were.' }),
  done: (count: number) =>
    plural(count, { one: 'Done in # interview.', other: 'Done in # interviews.', zero: 'Done in none.' }),
})
