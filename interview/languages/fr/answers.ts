import { echoes, list, type AnswerWords } from '../answers.ts'

export const answers: AnswerWords = {
  yes: list(`oui|ouais|bien sûr|bien sur|bien entendu|tout à fait|absolument|certainement|exactement|effectivement|évidemment|assurément
    |mais oui|ben oui|bah oui|mais bien sûr|c'est exact|c'est correct|c'est vrai|c'est bien ça|c'est bien cela|sans aucun doute|affirmatif|bien sûr que oui`),
  yesAlone: [],
  consent:
    list(`j'accepte|je consens|j'y consens|je suis d'accord|je donne mon consentement|je l'accepte|j'accepte cela|je donne mon accord
    |volontiers|je suis tout à fait d'accord|je suis entièrement d'accord|j'y consens volontiers|je suis consentant|je suis consentante
    |pas d'objection|aucune objection|aucun problème|pas de problème`),
  yesTo:
    echoes(`je le veux > voulez|j'accepte > acceptez|je consens > consentez|je confirme > confirmez|je le confirme > confirmez
    |je suis d'accord > accord|j'y consens > consentez`),
  no: list(`non|jamais|pas du tout|absolument pas|certainement pas|bien sûr que non|bien sur que non|mais non|ben non|bah non
    |jamais de la vie|en aucun cas|non aucun|non aucune|non je ne l'ai jamais été`),
  denial:
    list(`je refuse|je n'accepte pas|je ne consens pas|je ne suis pas d'accord|je ne veux pas|ce n'est pas vrai|j'accepte pas|je consens pas
    |je suis pas d'accord|je veux pas|c'est pas vrai|ce n'est pas exact|je n'y consens pas|je m'y oppose|je suis contre|je ne confirme pas|je ne le veux pas`),
  denialTo: [],
  statements: [
    {
      means: 'yes',
      say: list("c'est moi|c'est bien moi|c'est mon nom|oui c'est bien ça"),
      asked: list('est ce bien vous'),
    },
    {
      means: 'no',
      say: list("rien|rien d'autre|rien à ajouter|c'est tout|ce sera tout"),
      asked: list('quelque chose à ajouter'),
      whole: true,
    },
    {
      means: 'yes',
      say: list(`je consens à l'enregistrement|j'accepte l'enregistrement`),
      asked: list('enregistr*|recording'),
    },
    {
      means: 'yes',
      say: list(`je consens à l'entretien|je consens à cet entretien|j'accepte l'entretien|j'accepte cet entretien`),
      asked: list('entretien'),
      unless: list('enregistr*|recording|et|ou'),
    },
    {
      means: 'yes',
      say: list(`de mon plein gré|je suis ici de mon plein gré|je suis là de mon plein gré|je suis venu de mon plein gré|je suis venue de mon plein gré
        |librement`),
      asked: list('plein gre|librement|volontairement|libre volonte'),
      unless: list('contre|forc*|contrain*|oblig*|menac*|pression*|sans|ou'),
    },
    { means: 'yes', say: list(`tout est vrai|c'est la vérité`), asked: list('vrai|verite') },
    {
      means: 'yes',
      say: list(`j'ai déjà été marié|j'ai déjà été mariée|j'ai été marié|j'ai été mariée`),
      asked: list('ete marie*|deja marie*|jamais marie*|mariage precedent|precedent mariage'),
      unless: list('encore|toujours|actuellement|divorc*|veu*'),
    },
    {
      means: 'yes',
      say: list(`je comprends|je le comprends|je comprends bien|j'ai compris|j'ai bien compris`),
      asked: list('comprenez|compris'),
      unless: list('consent*|accept*|accord|confirm*|promett*|jurez|engag*'),
      whole: true,
    },
    {
      means: 'no',
      say: list('personne'),
      asked: list('quelqu un|quiconque|qui que ce soit|qui|t on'),
      unless: list('plein gre|librement|volontairement'),
      whole: true,
    },
    {
      means: 'no',
      say: list(`personne ne m'a forcé|personne ne m'a forcée|personne ne m'a obligé|personne ne m'a obligée`),
      asked: list('forc*|contrain*|oblig*'),
      beside: list('menac*|pression*|promis*|influenc*'),
      unless: list('plein gre|librement|volontairement|sans'),
    },
    {
      means: 'no',
      say: list(`personne ne m'a menacé|personne ne m'a menacée`),
      asked: list('menac*'),
      beside: list('forc*|contrain*|oblig*|pression*|promis*'),
      unless: list('plein gre|librement|volontairement|sans'),
    },
    {
      means: 'no',
      say: list(`je n'ai jamais été marié|je n'ai jamais été mariée|c'est mon premier mariage`),
      asked: list(
        'ete marie*|deja marie*|jamais marie*|mariage precedent|precedent mariage|mariage anterieur|etes vous marie*',
      ),
    },
    { means: 'no', say: list(`c'est la première fois`), asked: list('deja|ete marie*') },
    {
      means: 'no',
      say: list('nous ne sommes pas parents'),
      asked: list('parents|parente|apparentes|liens de sang|lien de sang'),
    },
  ],
  filler:
    list(`euh|heu|merci|s'il vous plaît|s'il vous plait|monsieur|madame|merci beaucoup|monsieur l'officier|madame l'officier|oh|ah
    |entièrement|complètement|pleinement`),
  agreeing: list(`d'accord|avec plaisir|avec joie|de tout mon cœur|de tout mon coeur`),
  hesitation: list('alors|ben|bah|eh bien|hm|hmm|voyons|bon'),
  decline:
    list(`sans commentaire|pas de commentaire|je préfère ne pas répondre|je préfère ne pas le dire|je refuse de répondre|je ne veux pas répondre
    |je ne souhaite pas répondre|je veux pas répondre|je préfère pas répondre|je ne répondrai pas|ça ne vous regarde pas|cela ne vous regarde pas
    |ça vous regarde pas|c'est privé|c'est personnel|je ne veux pas en parler|je veux pas en parler|je préfère ne pas en parler|je ne dirai rien|je passe|passe|passons|je garde le silence|je me tais|je n'ai rien à dire|j'invoque mon droit au silence|pas de réponse`),
  declineObject: list('à cette question|à ça|à cela|désolé|désolée|là dessus'),
  noise: list(
    `hein|quoi|bonjour|allô|je ne sais pas|je sais pas|aucune idée|je ne suis pas sûr|je ne suis pas sûre|vous m'entendez|je vois|mm|mmh|mhm|ah bon|d'accord je vois|compris|je comprends`,
  ),
  ambiguousAsk:
    list(`n'êtes vous pas|n'avez vous pas|ne voulez vous pas|n'est ce pas|n'acceptez vous pas|ne consentez vous pas|êtes vous contre
    |plein gré ou|librement ou|volontairement ou`),
  invertingAsk:
    list(`opposez|oppose|opposée|opposés|opposition*|opposeriez|objection*|objectez|refusez vous|vous refusez|refuseriez|inconvénient*
    |dérang*|vous gêne|ça gêne|cela gêne|vous gênerait|gênerait|gênant|êtes vous gêné*|vous ennui*|ennuie*|réticen*|des réserves|une réserve
    |quelque chose contre|rien contre|vous contre|un problème|des problèmes|problème avec|pose problème|embête*|embarrass*|désaccord|mal à l'aise
    |des doutes|un doute|une raison|empêch*|hésit*|déplaît|déplairait|soucis|un souci
    |arrêtions|arrêtons|éteignions|éteindre|coupions`),
  negativeAsk: list('ne|n|pas'),
  confirmAsk: list(
    `confirmez|déclarez|affirmez|jurez|promettez|comprenez|compris|acceptez|consentez|accord|engagez|reconnaissez|savez|certifiez|consentement`,
  ),
  withoutAsk: list('sans'),
  yesOrNoAsk: list('oui ou non|par oui ou par non|ou pas|ou non'),
  jointAsk: list('et|ou|ainsi que'),
  evasion:
    list(`je ne sais pas|je sais pas|je ne me souviens|je me souviens pas|je me souviens plus|je ne me rappelle|vous regarde|pourquoi vous
    |pourquoi est ce|question suivante|passons|sans commentaire|je refuse|aucune idée|pas sûr|laissez moi tranquille|demandez à|est ce que je dois
    |est ce qu'on|ça dure|encore longtemps|parlons d'autre chose|c'est privé|trop personnel|on s'en fiche|répéter|répétez|la question|pas compris|comprends pas|veut dire|l'entretien|me retirer|mon accord|mon consentement
    |ma réponse|est à la porte|téléphone sonne|rien entendu|pas entendu|je préfère ne pas|je ne veux pas en parler|je ne veux pas répondre|je ne veux pas le dire`),
  pause:
    list(`un moment|un instant|une minute s'il|une seconde|une petite seconde|deux secondes|deux minutes s'il|une petite minute|attendez|attends|patientez
    |ne quittez pas|laissez moi réfléchir|pas maintenant|excusez moi un instant|excusez moi un moment|je reviens|quelqu'un sonne|on sonne|on frappe
    |il y a quelqu'un à la porte|quelqu'un est à la porte|mon téléphone sonne`),
  unfinished: list(
    `euh|heu|hum|hm|ben|bah|alors|et|ou|mais|parce que|car|puisque|bien que|quand|lorsque|si|qui|dont|où|et puis|et donc|à|au|aux|de|du|des|dans|chez|avec|pour|sur|sous|vers|entre|pendant|par|un|une|le|la|les|l|mon|ma|mes|son|sa|ses|notre|leur|ce|cette|je|nous|il|elle|c'était|il y avait|comment dire|comment on dit|voyons`,
  ),
  assent:
    list(`oui|ouais|mouais|bien sûr|d'accord|j'accepte|je consens|j'y consens|je confirme|je comprends|compris|volontiers|absolument|tout à fait
    |certainement|évidemment|exact|exactement|vrai|plein gré|librement|avec plaisir|avec joie|entendu|ok|okay|ça marche|ça me va|je le veux|accepte|consens
    |consentement|accord|vas y|allez y|pas de problème|aucun problème|aucune objection|pas d'objection|je n'ai rien contre`),
  negation: list(
    `non|ne|n|pas|jamais|personne|rien|aucun|aucune|ni|sans|refuse|contre|oppose|forcé|forcée|obligé|obligée|guère`,
  ),
  harmless:
    list(`pas de problème|aucun problème|sans problème|pas d'objection|aucune objection|sans aucun doute|sans hésiter|sans hésitation|pourquoi pas
    |personne ne m'a forcé|personne ne m'a forcée|personne ne m'a obligé|personne ne m'a obligée|personne ne me force|sans contrainte|pas de souci
    |ça ne me dérange pas|ça me dérange pas|n'est ce pas|pas forcé|pas forcée|y a pas de souci|y a pas de problème|sans aucune contrainte|je n'ai rien contre`),
  reservation:
    list(`s il|s ils|si elle|si on|si vous|si je|si c|si ça|si tout|si mon|si ma|si les|si le|si la|sauf|mais|peut être|à condition|pourvu
    |sans doute|probablement|je suppose|j'imagine|je crois|je pense|ça dépend|cela dépend|plus ou moins|en quelque sorte|à moins|tant que|quoique
    |cependant|pourtant|il faut|je dois|on m'a dit|on m'a obligé|faut bien|bof|uniquement|seulement|pas vraiment|pas exactement|pas tout à fait|pas trop|le choix|dit que|disent|disait|qu'on dise|et puis quoi`),
  vague:
    list(`ou|environ|à peu près|peut être|je crois|je pense|il me semble|je suppose|ça dépend|cela dépend|au moins|au plus|plus ou moins|vers|presque
    |probablement|pas sûr|pas sûre|sans doute|quelque chose comme`),
}
