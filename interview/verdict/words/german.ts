import { answers, list, type Words } from './table.ts'

export const german: Words = {
  yes: list(`ja|jawohl|jo|natürlich|selbstverständlich|auf jeden fall|das stimmt|das ist richtig|das ist korrekt|ja klar|ja gerne|ja gern|ja sicher
    |ja sicher doch|aber ja|aber natürlich|aber sicher|aber selbstverständlich|genau|ganz genau|richtig|stimmt|korrekt|jawoll|na klar|ja doch|unbedingt
    |ohne jeden zweifel|das ist so|ja absolut|absolut`),
  yesAlone: [],
  consent:
    list(`ich stimme zu|ich willige ein|ich bin einverstanden|einverstanden|ich bin damit einverstanden|damit bin ich einverstanden|ich stimme dem zu
    |dem stimme ich zu|ich gebe meine einwilligung|ich gebe meine zustimmung|ich bin dafür|ich erteile meine einwilligung|gerne|sehr gerne
    |kein problem|keine einwände|ich habe nichts dagegen|habe nichts dagegen|ich habe keine einwände`),
  yesTo:
    answers(`ich will > wollen|das will ich > wollen|ich stimme zu > stimmen|ich willige ein > willigen|ich bin einverstanden > einverstanden
    |einverstanden > einverstanden|ich bestätige > bestätigen|ich bestätige das > bestätigen|das bestätige ich > bestätigen|das kann ich bestätigen > bestätigen
    |ich verstehe > verstehen|ich verstehe das > verstehen|das verstehe ich > verstehen|verstanden > verstanden|ich habe verstanden > verstanden
    |das habe ich verstanden > verstanden|ich habe das verstanden > verstanden|aus freiem willen > willen|ich bin aus freiem willen hier > willen
    |aus freien stücken > willen|freiwillig > willen|ganz freiwillig > willen|ich bin freiwillig hier > willen|alles ist wahr > wahr|das ist alles wahr > wahr
    |es ist alles wahr > wahr|ich war schon einmal verheiratet > verheiratet|ich war schon verheiratet > verheiratet|ich war verheiratet > verheiratet`),
  no: list(`nein|nö|nee|nie|niemals|keineswegs|überhaupt nicht|auf keinen fall|natürlich nicht|selbstverständlich nicht|niemand|ganz und gar nicht
    |in keiner weise|nein niemand|nein niemals|nein nie|noch nie|nein noch nie|niemand hat mich gezwungen|es hat mich niemand gezwungen
    |niemand hat mich bedroht|nein wir sind nicht verwandt|nein ich war noch nie verheiratet|nein es ist meine erste ehe|nein das ist meine erste ehe
    |nein das ist das erste mal|aber nein|nein wirklich nicht`),
  denial:
    list(`ich will nicht|ich stimme nicht zu|ich bin nicht einverstanden|ich willige nicht ein|das stimmt nicht|ich weigere mich|das will ich nicht
    |dem stimme ich nicht zu|damit bin ich nicht einverstanden|ich bin damit nicht einverstanden|ich lehne das ab|das lehne ich ab|ich lehne ab|ich bin dagegen
    |das ist nicht richtig|das ist nicht wahr|ich will das nicht|ich möchte das nicht|ich möchte nicht|das bestätige ich nicht|ich bestätige das nicht`),
  filler: list(
    `äh|ähm|hm|danke|bitte|vielen dank|danke schön|bitte schön|bitte sehr|okay|ok|oh|ach|herr beamter|frau beamtin|von ganzem herzen|von herzen|voll und ganz|vollkommen|absolut`,
  ),
  hesitation: list('also|na ja|naja|mal sehen|tja|nun|moment'),
  decline:
    list(`kein kommentar|ich möchte nicht antworten|ich möchte nicht darauf antworten|ich möchte das nicht sagen|ich möchte dazu nichts sagen
    |ich verweigere die aussage|ich verweigere die antwort|dazu sage ich nichts|das möchte ich nicht sagen|darauf antworte ich nicht
    |ich werde nicht antworten|das geht sie nichts an|geht sie nichts an|das ist privat|das ist meine privatsache|ich will nicht darüber reden
    |ich will nicht antworten|ich möchte nicht darüber sprechen|ich will nicht darüber sprechen|ich will dazu nichts sagen`),
  declineObject: list('darauf|dazu|auf diese frage|auf die frage|tut mir leid|es tut mir leid'),
  noise: list(
    `hä|was|wie|hallo|ich weiß nicht|ich weiß es nicht|weiß nicht|keine ahnung|ich bin nicht sicher|ich bin mir nicht sicher|hören sie mich`,
  ),
  ambiguousAsk: list(
    'sind sie nicht|haben sie nicht|wollen sie nicht|stimmen sie nicht|nicht wahr|macht es ihnen etwas aus',
  ),
  invertingAsk: list('einwände|haben sie etwas dagegen|lehnen sie|widersprechen sie'),
  evasion:
    list(`weiß ich nicht|ich weiß nicht|weiß nicht|keine ahnung|erinnere mich nicht|nicht erinnern|geht sie|warum wollen sie|warum fragen|wieso fragen
    |nächste frage|kein kommentar|ich weigere|ich verweigere|nicht sicher|lassen sie mich in ruhe|fragen sie|muss ich|dauert das|wie lange noch
    |etwas anderes reden|ist privat|zu persönlich|ist doch egal|mir egal|möchte nicht darüber|will nicht darüber|möchte ich nicht sagen|will ich nicht sagen|dazu nichts|wiederholen|das noch mal|das nochmal|das noch einmal|die frage|nicht verstanden|verstehe ich nicht|verstehe sie nicht|meine einwilligung
    |meine antwort|das gespräch|abbrechen`),
  assent:
    list(`ja|jo|jawohl|natürlich|selbstverständlich|einverstanden|zustimme|stimme zu|stimme|willige|gern|gerne|klar|sicher|genau|richtig|stimmt|korrekt|wahr
    |freiwillig|willen|freien stücken|bestätige|verstanden|verstehe|in ordnung|okay|ok|passt|absolut|will|zustimmung|einwilligung|meinetwegen|nichts dagegen`),
  negation: list(
    `nein|nicht|nie|niemals|niemand|nichts|kein|keine|keinen|keinem|keiner|keines|keineswegs|weder|ohne|nö|nee|weigere|lehne|dagegen|gezwungen|ablehne`,
  ),
  harmless:
    list(`kein problem|keine probleme|keine einwände|nichts dagegen|keine einwände dagegen|ohne zweifel|ohne jeden zweifel|ohne zu zögern
    |niemand hat mich gezwungen|niemand zwingt mich|warum nicht|wieso nicht|ohne zwang|kein zwang|keinen einwand|nicht gezwungen|ohne jeden zwang|gar kein problem
    |macht mir nichts aus|überhaupt kein problem`),
  reservation:
    list(`wenn|falls|sofern|aber|außer|es sei denn|vielleicht|eventuell|wahrscheinlich|vermutlich|ich denke|ich glaube|ich schätze|schätze ich|glaube ich
    |denke ich|kommt darauf an|kommt drauf an|unter der bedingung|nur|solange|jein|sozusagen|einigermaßen|mehr oder weniger|eigentlich|obwohl|allerdings|jedoch
    |muss|musste|soll|wurde mir gesagt|hat man mir gesagt|von mir aus|meinetwegen|angeblich|notgedrungen|bedingt|nicht wirklich|nicht so richtig|nicht ganz|nicht direkt|nicht unbedingt|eine wahl|sagt|sagen|sagte|schon klar`),
  vague:
    list(`oder|ungefähr|etwa|circa|vielleicht|glaube ich|ich glaube|denke ich|ich denke|schätze|wahrscheinlich|vermutlich|kommt darauf an|kommt drauf an
    |je nachdem|mindestens|höchstens|fast|beinahe|irgendwann|bin nicht sicher|nicht sicher|so um`),
}
