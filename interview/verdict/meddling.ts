import { fold } from './normalise.ts'

/**
 * Words that are spoken to whoever judges the answer instead of to the officer: orders to a model, its
 * inner names, a transcript or a message of another role. In the five languages, since a respondent may
 * use any; a list can never be whole, so that nothing rests on it alone.
 */
const PATTERNS = [
  // English
  '(?:ignore|disregard|forget|override|bypass) (?:\\w+ ){0,4}(?:instruction|instructions|rules|prompt|prompts|guidelines|criteria|criterion)',
  '(?:ignore|disregard|forget|override) (?:everything|all|anything|what) (?:\\w+ ){0,3}(?:above|before|previously)',
  '(?:your|new|previous|prior|following|system|developer|hidden|updated) (?:instruction|instructions|prompt|prompts)',
  'system (?:message|note|override|notice|update|command)',
  '(?:mark|record|count|treat|rate|classify|log|score|label|flag|register|consider|set|report|return|output) (?:\\w+ ){0,5}(?:accepted|approved|satisfied|fulfilled)',
  '(?:answer|verdict|response|criterion) (?:is |was |has been |to |as |must be |should be |shall be |will be |equals )?(?:already )?(?:accepted|approved|satisfied|fulfilled|passed)',
  '(?:accept|approve|pass) (?:my|the|this|every|all|any) (?:answer|answers|response|responses|reply|step|question|criterion)',
  'verdict (?:is|must|should|to be|equals)|(?:my|your|return|give) (?:\\w+ )?verdict',
  'judge answer|(?:function|tool) calls?|json',
  '(?:language|ai|judging) model|(?:the|this) (?:model|ai|llm|chatbot|algorithm) (?:\\w+ ){0,2}(?:accepts?|accepted|approves?|says|decides|must|should)',
  '(?:dear|hey|attention|to the) (?:model|ai|llm|assistant|chatbot|gemini)',
  'you (?:are|re) now (?:an?|in) (?:\\w+ ){0,3}(?:model|ai|assistant|mode|judge|bot)',
  'pretend (?:that )?(?:you|i|the|my|this)|imagine (?:that )?you are|act as if (?:i|you)|act as an? (?:\\w+ )?(?:ai|model|judge|assistant|system)|role ?play',
  '(?:developer|debug|admin|god|dan) mode|jailbreak|end of (?:answer|transcript|data|input)',
  '(?:officer|administrator|developer|supervisor) (?:\\w+ ){0,3}(?:said|told|says|wants|asked|instructed) (?:\\w+ ){0,5}(?:mark|accept|record|accepted|approved|pass)',
  // French
  '(?:ignore|ignorez|oublie|oubliez|neglige|negligez) (?:\\w+ ){0,4}(?:instructions?|consignes?|regles|prompt)',
  '(?:marque|marquez|note|notez|considere|considerez|enregistre|enregistrez|compte|comptez|traite|traitez|classe|classez) (?:\\w+ ){0,5}(?:acceptee?s?|validee?s?|approuvee?s?)',
  '(?:reponse|verdict) (?:\\w+ ){0,3}(?:acceptee?|validee?|approuvee?)',
  '(?:accepte|acceptez|valide|validez|approuve|approuvez) (?:ma|la|cette|toute|mes|les) (?:reponses?|etape)',
  '(?:message|invite|instructions?|consignes?) (?:du |de |d )?systeme',
  'modele de langage|tu es maintenant|vous etes maintenant|mode (?:developpeur|administrateur|debug)',
  'le modele (?:\\w+ )?(?:accepte|doit|dit|decide)|l officier (?:\\w+ ){1,8}(?:accept\\w*|valid\\w*|noter)',
  // Spanish
  '(?:ignora|ignore|ignoren|olvida|olvide) (?:\\w+ ){0,4}(?:instruccion|instrucciones|reglas|indicaciones|prompt)',
  '(?:marca|marque|marcar|registra|registre|considera|considere|cuenta|cuente|anota|anote|da|de|trata|trate|clasifica|clasifique|pon|ponga) (?:\\w+ ){0,5}(?:aceptad[oa]s?|aprobad[oa]s?)',
  '(?:respuesta|veredicto) (?:\\w+ ){0,3}(?:aceptad[oa]|aprobad[oa]|valid[oa])',
  '(?:acepta|acepte|aprueba|apruebe|valida|valide) (?:mi|la|esta|cualquier|toda) (?:respuesta|etapa)',
  '(?:mensaje|instrucciones) (?:del |de )?sistema',
  'modelo de lenguaje|ahora eres|eres ahora|modo (?:desarrollador|administrador|depuracion)',
  'el modelo (?:\\w+ )?(?:acepta|debe|dice|decide)|el oficial (?:\\w+ ){1,8}(?:acept\\w*|aprob\\w*|marc\\w*)',
  // German
  '(?:ignorier\\w*|vergiss|vergessen sie|missachte\\w*) (?:\\w+ ){0,4}(?:anweisung|anweisungen|regeln|vorgaben|instruktionen|prompt)',
  '(?:markier\\w*|werte\\w*|bewerte\\w*|notier\\w*|verbuch\\w*|betracht\\w*|behandl\\w*|trag\\w*) (?:\\w+ ){0,6}(?:akzeptiert|angenommen|genehmigt|bestanden)',
  '(?:antwort|urteil) (?:\\w+ ){0,3}(?:akzeptiert|angenommen|genehmigt|gultig)',
  'akzeptier\\w* (?:sie )?(?:meine|die|diese|jede) (?:antwort|antworten)',
  'system ?(?:nachricht|meldung|anweisung|anweisungen)|sprachmodell|du bist jetzt|sie sind jetzt ein\\w*|(?:entwickler|administrator|debug) ?modus',
  'das modell (?:\\w+ )?(?:akzeptiert|muss|sagt|entscheidet)|der beamte (?:\\w+ ){1,8}(?:akzept\\w*|angenommen|genehmigt)',
  // Arabic
  '(?:تجاهل|تجاهلي|انس|انسي|اهمل) (?:\\S+ ){0,4}(?:تعليمات|التعليمات|تعليماتك|القواعد|قواعد|قواعدك|الاوامر|اوامرك)',
  '(?:سجل|سجلي|اعتبر|اعتبري|احسب|ضع|علم|صنف) (?:\\S+ ){0,5}(?:مقبوله|مقبول|معتمده)',
  '(?:الاجابه|اجابتي|الجواب|جوابي|الحكم) (?:\\S+ ){0,2}(?:مقبوله|مقبول|معتمده)',
  '(?:اقبل|اقبلي|اعتمد) (?:اجابتي|الاجابه|جوابي|هذه الاجابه)',
  'رساله النظام|رساله من النظام|تعليمات النظام|نموذج اللغه|نموذج لغوي|انت الان (?:نموذج|مساعد|في)|وضع المطور',
  '(?:قبل|وافق|يقبل|يوافق) النموذج|النموذج (?:يقبل|يوافق|يقول)|الضابط (?:\\S+ ){1,8}(?:مقبوله|مقبول|تقبل|اقبل)',
].join('|')
const SPOKEN = new RegExp(`(?:^| )(?:${PATTERNS})(?= |$)`, 'u')

/** Marks of data, markup or another role, which nobody says aloud. */
const WRITTEN =
  /[{}<>[\]|\\]|```|###|"\s*:|\b(?:system|assistant|user|model|developer|officer|judge|bride|groom|human|ai)\s*:|(?:^|\s)(?:النظام|الضابط|systeme|système|sistema|oficial|beamter)\s*:|judge_answer|function_call/iu

/** Signs that carry no sound, by which words can be hidden from people; joiners belong to some scripts. */
const HIDDEN = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2066-\u2069]/u

/** The text speaks to whoever judges it. */
export const addressesJudge = (text: string): boolean =>
  HIDDEN.test(text) || WRITTEN.test(text.normalize('NFKC')) || SPOKEN.test(fold(text))
