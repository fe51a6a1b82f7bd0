import { echoes, list, type AnswerWords } from '../answers.ts'

export const answers: AnswerWords = {
  yes: list(`ja|jawohl|jo|natürlich|selbstverständlich|auf jeden fall|das stimmt|das ist richtig|das ist korrekt|ja klar|ja gerne|ja gern|ja sicher
    |ja sicher doch|aber ja|aber natürlich|aber sicher|aber selbstverständlich|genau|ganz genau|richtig|stimmt|korrekt|jawoll|na klar|ja doch|unbedingt
    |ohne jeden zweifel|das ist so|ja absolut|absolut`),
  yesAlone: [],
  consent:
    list(`ich stimme zu|ich willige ein|ich bin einverstanden|einverstanden|ich bin damit einverstanden|damit bin ich einverstanden|ich stimme dem zu
    |dem stimme ich zu|ich gebe meine einwilligung|ich gebe meine zustimmung|ich bin dafür|ich erteile meine einwilligung|gerne|sehr gerne
    |kein problem|keine einwände|ich habe nichts dagegen|habe nichts dagegen|ich habe keine einwände`),
  yesTo:
    echoes(`ich will > wollen sie|das will ich > wollen sie|ich stimme zu > stimmen|ich willige ein > willigen|ich bin einverstanden > einverstanden
    |einverstanden > einverstanden|ich bestätige > bestätigen|ich bestätige das > bestätigen|das bestätige ich > bestätigen|das kann ich bestätigen > bestätigen`),
  no: list(`nein|nö|nee|nie|niemals|keineswegs|überhaupt nicht|auf keinen fall|natürlich nicht|selbstverständlich nicht|ganz und gar nicht
    |in keiner weise|nein niemals|nein nie|noch nie|nein noch nie|nein das ist das erste mal|aber nein|nein wirklich nicht`),
  denial:
    list(`ich will nicht|ich stimme nicht zu|ich bin nicht einverstanden|ich willige nicht ein|das stimmt nicht|ich weigere mich|das will ich nicht
    |dem stimme ich nicht zu|damit bin ich nicht einverstanden|ich bin damit nicht einverstanden|ich lehne das ab|das lehne ich ab|ich lehne ab|ich bin dagegen
    |das ist nicht richtig|das ist nicht wahr|ich will das nicht|ich möchte das nicht|ich möchte nicht|das bestätige ich nicht|ich bestätige das nicht`),
  denialTo: [],
  statements: [
    { means: 'yes', say: list('das bin ich|ich bin das|ich bin es|das ist mein name'), asked: list('sind sie das') },
    {
      means: 'no',
      say: list('nichts|nichts weiter|sonst nichts|das ist alles|das war alles|das wars'),
      asked: list('etwas hinzuzufügen'),
      whole: true,
    },
    {
      means: 'yes',
      say: list(
        `ich stimme der aufzeichnung zu|ich willige in die aufzeichnung ein|ich bin mit der aufzeichnung einverstanden`,
      ),
      asked: list('aufzeichn*|aufgezeichnet|aufnahme|aufgenommen|recording'),
    },
    {
      means: 'yes',
      say: list(`ich stimme dem gespräch zu|ich willige in das gespräch ein|ich bin mit dem gespräch einverstanden`),
      asked: list('gespräch|interview'),
      unless: list('aufzeichn*|aufgezeichnet|aufnahme|aufgenommen|recording|und|oder'),
    },
    {
      means: 'yes',
      say: list(
        `aus freiem willen|ich bin aus freiem willen hier|aus freien stücken|freiwillig|ganz freiwillig|ich bin freiwillig hier`,
      ),
      asked: list('freiem willen|freien willen|eigenem willen|freien stucken|freiwillig'),
      unless: list('gegen|gezwungen|zwang|druck|bedroh*|ohne|oder'),
    },
    { means: 'yes', say: list('alles ist wahr|das ist alles wahr|es ist alles wahr'), asked: list('wahr|wahrheit') },
    {
      means: 'yes',
      say: list('ich war schon einmal verheiratet|ich war schon verheiratet|ich war verheiratet'),
      asked: list(
        'waren sie verheiratet|einmal verheiratet|jemals verheiratet|fruher verheiratet|vorher verheiratet|zuvor verheiratet|schon verheiratet',
      ),
      unless: list('noch|derzeit|gerade|geschieden|verwitwet'),
    },
    {
      means: 'yes',
      say: list(
        `ich verstehe|ich verstehe das|das verstehe ich|verstanden|ich habe verstanden|das habe ich verstanden|ich habe das verstanden`,
      ),
      asked: list('verstehen|verstanden'),
      unless: list('einverstanden|stimmen|willigen|akzeptieren|bestatigen|versprechen|schworen|verpflichten'),
      whole: true,
    },
    {
      means: 'no',
      say: list('niemand'),
      asked: list('jemand*|irgendjemand*|irgendwer|wer'),
      unless: list('freiwillig|freiem willen'),
      whole: true,
    },
    {
      means: 'no',
      say: list('niemand hat mich gezwungen|es hat mich niemand gezwungen'),
      asked: list('gezwungen|zwang|zwingt|genotigt'),
      beside: list('bedroht|druck|versprochen|beeinflusst'),
      unless: list('freiwillig|freiem willen|ohne'),
    },
    {
      means: 'no',
      say: list('niemand hat mich bedroht|es hat mich niemand bedroht'),
      asked: list('bedroht'),
      beside: list('gezwungen|zwang|genotigt|druck|versprochen'),
      unless: list('freiwillig|freiem willen|ohne'),
    },
    {
      means: 'no',
      say: list('ich war noch nie verheiratet|es ist meine erste ehe|das ist meine erste ehe'),
      asked: list(
        'einmal verheiratet|jemals verheiratet|fruher verheiratet|vorher verheiratet|schon verheiratet|fruhere ehe|sind sie verheiratet',
      ),
    },
    { means: 'no', say: list('wir sind nicht verwandt'), asked: list('verwandt|verwandtschaft') },
  ],
  filler: list(
    `äh|ähm|hm|danke|bitte|vielen dank|danke schön|bitte schön|bitte sehr|oh|ach|herr beamter|frau beamtin|voll und ganz|vollkommen|absolut`,
  ),
  agreeing: list('okay|ok|von ganzem herzen|von herzen'),
  hesitation: list('also|na ja|naja|mal sehen|tja|nun|moment'),
  decline:
    list(`kein kommentar|ich möchte nicht antworten|ich möchte nicht darauf antworten|ich möchte das nicht sagen|ich möchte dazu nichts sagen
    |ich verweigere die aussage|ich verweigere die antwort|dazu sage ich nichts|das möchte ich nicht sagen|darauf antworte ich nicht
    |ich werde nicht antworten|das geht sie nichts an|geht sie nichts an|das ist privat|das ist meine privatsache|ich will nicht darüber reden
    |ich will nicht antworten|ich möchte nicht darüber sprechen|ich will nicht darüber sprechen|ich will dazu nichts sagen|ich passe|passe|ich schweige|ich sage nichts|ich mache von meinem schweigerecht gebrauch|ich berufe mich auf mein schweigerecht|keine antwort|überspringen`),
  declineObject: list('darauf|dazu|auf diese frage|auf die frage|tut mir leid|es tut mir leid'),
  noise: list(
    `hä|was|wie|hallo|ich weiß nicht|ich weiß es nicht|weiß nicht|keine ahnung|ich bin nicht sicher|ich bin mir nicht sicher|hören sie mich|aha|mhm|mm|ach so|verstehe|ich verstehe|verstanden|alles klar`,
  ),
  ambiguousAsk: list(
    `sind sie nicht|haben sie nicht|wollen sie nicht|stimmen sie nicht|nicht wahr|macht es ihnen etwas aus|willen oder|freiwillig oder`,
  ),
  invertingAsk:
    list(`einwand*|einwend*|dagegen|etwas gegen|was gegen|sie gegen|lehnen sie|widersprechen sie|weigern sie|verweigern sie|stört|stören|störte|störend
    |bedenken|vorbehalt*|macht es ihnen|macht ihnen|ausmachen|ein problem|probleme|problem damit|problem mit|unangenehm|hindert|abgeneigt|spricht etwas
    |belästig*|zweifel|einen grund|gründe|missfällt|zögern|ausschalten|abschalten`),
  negativeAsk: list('nicht|nie|niemals|niemand*|nichts|kein*|weder'),
  confirmAsk:
    list(`bestätigen sie dass|bestätigen sie hiermit dass|versichern sie dass|erklären sie dass|erklären sie hiermit dass|schwören sie dass
    |verstehen sie dass|verstanden dass|wissen sie dass|bewusst dass|einverstanden dass|willigen sie ein dass|stimmen sie zu dass`),
  withoutAsk: list('ohne'),
  yesOrNoAsk: list('ja oder nein|mit ja oder nein|oder nicht'),
  jointAsk: list('und|oder|sowie'),
  evasion:
    list(`weiß ich nicht|ich weiß nicht|weiß nicht|keine ahnung|erinnere mich nicht|nicht erinnern|geht sie|warum wollen sie|warum fragen|wieso fragen
    |nächste frage|kein kommentar|ich weigere|ich verweigere|nicht sicher|lassen sie mich in ruhe|fragen sie|muss ich|dauert das|wie lange noch
    |etwas anderes reden|ist privat|zu persönlich|ist doch egal|mir egal|möchte nicht darüber|will nicht darüber|möchte ich nicht sagen|will ich nicht sagen|dazu nichts|wiederholen|das noch mal|das nochmal|das noch einmal|die frage|nicht verstanden|verstehe ich nicht|verstehe sie nicht|meine einwilligung
    |meine antwort|an der tür|telefon klingelt|das gespräch|abbrechen`),
  pause:
    list(`einen moment|ein moment|moment|augenblick|einen augenblick|sekunde|eine sekunde|eine minute bitte|warten sie|warte|warte mal|warten sie mal
    |lassen sie mich nachdenken|lassen sie mich überlegen|lassen sie mich kurz|bleiben sie dran|jetzt nicht|ich bin gleich wieder|bin gleich wieder
    |es klingelt|es klopft|jemand ist an der tür|da ist jemand an der tür|mein telefon klingelt|entschuldigen sie einen moment`),
  unfinished: list(
    `äh|ähm|hm|also|na ja|naja|und|oder|aber|weil|denn|obwohl|während|als|wenn|dass|und dann|und so|in|im|bei|beim|von|vom|mit|für|zu|zum|zur|nach|aus|über|unter|zwischen|ein|eine|einem|einer|einen|der|die|das|dem|den|des|mein|meine|meinem|meiner|seine|ihre|unser|unsere|ich|wir|er|sie war|es war|wie sagt man|wie heißt das|sagen wir|mal sehen`,
  ),
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
