import type { InjectionWords } from '../injection.ts'

export const injection: InjectionWords = {
  spoken: [
    '(?:ignorier\\w*|vergiss|vergessen sie|missachte\\w*) (?:\\w+ ){0,4}(?:anweisung|anweisungen|regeln|vorgaben|instruktionen|prompt)',
    '(?:markier\\w*|werte\\w*|bewerte\\w*|notier\\w*|verbuch\\w*|betracht\\w*|behandl\\w*|trag\\w*) (?:\\w+ ){0,6}(?:akzeptiert|angenommen|genehmigt|bestanden)',
    '(?:antwort|urteil) (?:\\w+ ){0,3}(?:akzeptiert|angenommen|genehmigt|gultig)',
    'akzeptier\\w* (?:sie )?(?:meine|die|diese|jede) (?:antwort|antworten)',
    'system ?(?:nachricht|meldung|anweisung|anweisungen)|sprachmodell|du bist jetzt|sie sind jetzt ein\\w*|(?:entwickler|administrator|debug) ?modus',
    'das modell (?:\\w+ )?(?:akzeptiert|muss|sagt|entscheidet)|der beamte (?:\\w+ ){1,8}(?:akzept\\w*|angenommen|genehmigt)',
  ],
  roles: 'beamter',
}
