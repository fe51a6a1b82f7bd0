import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'q|question|interrogatory|request',
  questionNumber: 'no\\.?|number',
  ordinals: 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth'
    .split('|')
    .map((word) => `${word}(?:ly)?`),
  article: 'Art\\.|ART\\.|Article|ARTICLE',
  page: 'page|pg\\.|p\\.',
  of: 'of',
  section: 'part|section|chapter|article|annex|schedule',
  columns: { number: 'no|num|item', question: 'questions?', answer: 'answers?|responses?|remarks?|notes?' },
  headingStyles: 'title|heading',
  asking:
    'what|when|where|who|whom|whose|which|why|how|do|does|did|are|is|was|were|have|has|had|will|would|can|could|may|should|shall|am',
  requesting:
    'state|name|describe|tell|explain|list|give|identify|specify|spell|confirm|repeat|say|please|provide|sign|swear|declare|indicate|enter|set out|produce|admit',
  note: 'notes?(?: (?:to|for) [^:?]{1,40})?|nb|n\\.b\\.|remarks?|hints?|tip|comments?|(?:expected|model|sample|suggested|correct|possible) answers?|instructions?(?: (?:to|for) [^:?]{1,40})?|reminder|follow-up if|internal|for office use',
  notes:
    '(?:notes?|instructions?|guidance|guidelines|reminders?|remarks|checklist|preparation)(?: (?:to|for|on|of)(?: the)? [^?]{1,40})?|how to use this (?:form|script)|before (?:you|the interview) (?:begins?|starts?)|for office use(?: only)?|documents? (?:required|to bring)',
  contents: '(?:table of )?contents|agenda|overview',
  signature:
    'signatures?|signed|(?:place and date|date and place)(?! of)|date and signature|signature and date|sworn (?:to|before)|witness my hand|in witness whereof|the undersigned',
  asker:
    'q|question|officer|interviewer|examiner|notary|registrar|judge|attorney|counsel|lawyer|solicitor|magistrate|consul|clerk|celebrant|moderator|the court',
  answerer: 'a|ans|answer|witness|respondent|applicant|interviewee|deponent|party|claimant|defendant|plaintiff|affiant',
  stage:
    'pause|wait|silence|stop|nod|break|stand|sit|hand over|show|read(?: out)?|turn|point|look|give|let|repeat|start|stop|check|all rise|note',
  yes: 'yes|y',
  no: 'no|n',
  if: 'if|when|where|in case',
  goTo: '(?:go|skip|jump|proceed|turn|move|continue)(?: on| straight| directly)? (?:to|with|at)(?: question| no\\.?| number| item| section| q)?',
  to: '(?:(?:questions? )?(?:to|for)|addressed to|put to|asked of|for)(?: the)?',
  roles: {
    groom: 'husband|bridegroom|groom|future husband',
    bride: 'wife|bride|future wife',
    candidate: 'candidate|applicant',
    witness: 'witness',
    all: 'both(?: (?:parties|spouses|of them))?|everybody|everyone|all|spouses|couple',
  },
}
