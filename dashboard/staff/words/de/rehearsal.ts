import type { StallKind } from '../../../../interview/rehearsal/stalls.ts'

export const rehearsal = {
  title: 'Probe',
  begin: 'Proben',
  back: 'Zurück zum Fragebogen',
  again: 'Von vorn',
  about:
    'Sie antworten für alle. Es gelten dieselben Regeln wie im Gespräch. Nichts wird gesendet, nichts wird aufbewahrt.',
  talk: 'Was gesagt wird',
  who: 'Wer antwortet',
  answer: 'Antwort',
  send: 'Antworten',
  quiet: 'Niemand antwortet',
  silence: 'Niemand sagt etwas.',
  over: 'Die Probe ist zu Ende.',
  waits: 'Im Moment wird niemand gefragt.',
  decide: 'Das Gespräch wartet auf Ihre Entscheidung',
  because: { contrary: 'Die Antwort ist klar, aber nicht die nötige.', unresolved: 'Die Antwort blieb unklar.' },
  decisions: { 'ask-again': 'Sie lassen noch einmal fragen.', waive: 'Sie verzichten auf die Antwort.' },
  rule: (rule: string) => `Regel „${rule}“:`,
  stalls: 'Wo es stehen bleiben könnte',
  none: 'Kein Schritt kann das Gespräch anhalten.',
  kinds: {
    'never-asked': 'Wird nie gefragt: Die Bedingung kann nicht zutreffen',
    'waits-when-unclear': 'Wartet auf einen Menschen, wenn die Antwort unklar bleibt',
    'waits-when-contrary': 'Wartet auf einen Menschen, wenn die Antwort nicht die nötige ist',
    ends: 'Beendet das Gespräch, wenn die Antwort unklar oder nicht die nötige ist',
    'needs-model': 'Wird von einem Sprachmodell beurteilt: Ohne dieses, wie hier, gilt jede Antwort, die etwas sagt',
  } satisfies Record<StallKind, string>,
}
