import type { StallKind } from '../../../../interview/rehearsal/stalls.ts'

export const rehearsal = {
  title: 'Répétition',
  begin: 'Répéter',
  back: 'Retour au questionnaire',
  again: 'Depuis le début',
  about:
    'Vous répondez pour tout le monde. L’agent suit les mêmes règles que pendant l’entretien. Rien n’est envoyé, rien n’est conservé.',
  talk: 'Ce qui est dit',
  who: 'Qui répond',
  answer: 'Réponse',
  send: 'Répondre',
  quiet: 'Personne ne répond',
  silence: 'Personne ne dit rien.',
  over: 'La répétition est terminée.',
  waits: 'Personne n’est interrogé en ce moment.',
  decide: 'L’entretien attend votre décision',
  because: {
    contrary: 'La réponse est claire, mais pas celle qui est due.',
    unresolved: 'La réponse est restée peu claire.',
  },
  decisions: { 'ask-again': 'Vous faites poser la question de nouveau.', waive: 'Vous vous passez de la réponse.' },
  rule: (rule: string) => `Règle « ${rule} » :`,
  stalls: 'Où l’entretien pourrait s’arrêter',
  none: 'Aucune étape ne peut arrêter l’entretien.',
  kinds: {
    'never-asked': 'Jamais posée : la condition ne peut pas être remplie',
    'waits-when-unclear': 'Attend une personne quand la réponse reste peu claire',
    'waits-when-contrary': 'Attend une personne quand la réponse n’est pas celle qui est due',
    ends: 'Met fin à l’entretien quand la réponse est peu claire ou n’est pas celle qui est due',
    'needs-model':
      'Jugée par un modèle de langage : sans lui, comme ici, toute réponse qui dit quelque chose est retenue',
  } satisfies Record<StallKind, string>,
}
