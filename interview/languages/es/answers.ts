import { echoes, list, type AnswerWords } from '../answers.ts'

export const answers: AnswerWords = {
  yes: list(`sí|claro que sí|claro que si|por supuesto|por supuesto que sí|por supuesto que si|desde luego|desde luego que sí|así es|correcto|es correcto
    |es verdad|es cierto|cierto|exacto|exactamente|efectivamente|afirmativo|sin duda|sin ninguna duda|sí claro|si claro|pues sí|pues claro que sí
    |absolutamente|totalmente de acuerdo`),
  /** Without its accent it is also "if": never before other words. */
  yesAlone: ['si'],
  consent:
    list(`acepto|consiento|estoy de acuerdo|doy mi consentimiento|sí quiero|lo acepto|con mucho gusto|con gusto|estoy completamente de acuerdo
    |estoy totalmente de acuerdo|de acuerdo|le doy mi consentimiento|les doy mi consentimiento|sin problema|no hay problema|ningún problema`),
  yesTo:
    echoes(`sí quiero > quiere|acepto > acepta|consiento > consiente|doy mi consentimiento > consentimiento|estoy de acuerdo > acuerdo
    |confirmo > confirma|lo confirmo > confirma`),
  no: list(`no|nunca|jamás|en absoluto|claro que no|por supuesto que no|desde luego que no|para nada|de ninguna manera|de ningún modo
    |no nunca|que va|qué va`),
  denial:
    list(`no acepto|no consiento|no estoy de acuerdo|no quiero|no es verdad|no es correcto|no es cierto|me niego|me opongo|no lo acepto|no doy mi consentimiento
    |estoy en contra|no lo confirmo|no confirmo`),
  denialTo: [],
  statements: [
    { means: 'yes', say: list('soy yo|yo soy|ese soy yo|esa soy yo|ese es mi nombre'), asked: list('es usted') },
    {
      means: 'no',
      say: list('nada|nada más|eso es todo|nada que añadir'),
      asked: list('algo que añadir'),
      whole: true,
    },
    { means: 'yes', say: list(`consiento la grabación|acepto la grabación`), asked: list('grab*|recording') },
    {
      means: 'yes',
      say: list(`consiento la entrevista|consiento esta entrevista|acepto la entrevista|acepto esta entrevista`),
      asked: list('entrevista'),
      unless: list('grab*|recording|y|o'),
    },
    { means: 'denial', say: list('no quiero que me graben'), asked: list('grab*'), whole: true },
    {
      means: 'yes',
      say: list(`por mi propia voluntad|por voluntad propia|estoy aquí por mi propia voluntad|estoy aquí por voluntad propia|vengo por mi propia voluntad
        |voluntariamente|libremente`),
      asked: list('propia voluntad|voluntad propia|libre voluntad|voluntariamente|libremente'),
      unless: list('contra|forz*|oblig*|presion*|amenaz*|coacci*|sin|o'),
    },
    { means: 'yes', say: list('todo es verdad|todo es cierto'), asked: list('verdad|cierto|verdadero') },
    {
      means: 'yes',
      say: list(
        'he estado casado|he estado casada|estuve casado|estuve casada|estuve casado antes|estuve casada antes',
      ),
      asked: list(
        'casado antes|casada antes|estado casad*|estado usted casad*|estuvo casad*|estuvo usted casad*|casado alguna vez|casada alguna vez',
      ),
      unless: list('todavia|aun|sigue|actualmente|divorci*|viud*'),
    },
    {
      means: 'yes',
      say: list('entiendo|lo entiendo|comprendo|lo comprendo'),
      asked: list('entiende|comprende|entendido|comprendido'),
      unless: list('consiente*|acepta*|acuerdo|confirma*|promete*|jura*|compromete*'),
      whole: true,
    },
    {
      means: 'no',
      say: list('nadie'),
      asked: list('alguien|alguno|quien'),
      unless: list('voluntad|libremente'),
      whole: true,
    },
    {
      means: 'no',
      say: list('nadie me ha obligado|nadie me obligó|nadie me obliga'),
      asked: list('oblig*|forz*|coacci*'),
      beside: list('amenaz*|presion*|promet*|influ*'),
      unless: list('voluntad|libremente|voluntariamente|sin'),
    },
    {
      means: 'no',
      say: list('nadie me ha amenazado|nadie me amenazó'),
      asked: list('amenaz*'),
      beside: list('oblig*|forz*|coacci*|presion*|promet*'),
      unless: list('voluntad|libremente|voluntariamente|sin'),
    },
    {
      means: 'no',
      say: list('nunca he estado casado|nunca he estado casada|nunca estuve casado|nunca estuve casada'),
      asked: list(
        'casado antes|casada antes|estado casad*|estado usted casad*|estuvo casad*|estuvo usted casad*|matrimonio anterior|esta casad*|esta usted casad*',
      ),
    },
  ],
  filler:
    list(`eh|em|este|gracias|por favor|señor|señora|señorita|muchas gracias|oficial|señor oficial|señora oficial|ah|oh
    |completamente|totalmente|plenamente`),
  agreeing: list('vale|claro|con todo mi corazón'),
  hesitation: list('bueno|pues|a ver|mmm|hm|bien|déjeme ver'),
  decline:
    list(`sin comentarios|prefiero no responder|prefiero no contestar|prefiero no decirlo|me niego a responder|me niego a contestar|no quiero responder
    |no quiero contestar|no deseo responder|no voy a responder|no voy a contestar|no es asunto suyo|eso no es asunto suyo|no le importa|eso no le importa
    |eso es privado|es privado|no quiero hablar de eso|prefiero no hablar de eso|no pienso contestar|no pienso responder|no se lo voy a decir|paso|guardo silencio|me acojo a mi derecho a no declarar|me acojo a mi derecho a guardar silencio|no tengo nada que decir|sin respuesta|no declaro`),
  declineObject: list('a eso|a esa pregunta|a esta pregunta|lo siento|eso'),
  noise: list(
    `qué|cómo|hola|no sé|no lo sé|ni idea|no estoy seguro|no estoy segura|me oye|ya veo|ajá|mm|mmm|aha|entiendo|ya|entendido|comprendo`,
  ),
  ambiguousAsk: list(
    `no es usted|no está usted|no acepta|no consiente|verdad que no|le importa|voluntad o|libremente o|voluntariamente o`,
  ),
  invertingAsk:
    list(`opone*|opongan|opondr*|oposición|objeción*|objeciones|objeta|objetan|objetaría|rechaza|rechazan|rechazaría|se niega|se niegan|niega usted
    |inconvenien*|molest*|importaría|les importa|te importa|reparo*|en contra|algo contra|está contra|algún problema|tiene problema*|problema en|problema con
    |un problema|alguna reserva|disgust*|incomod*|incómod*|impedimento*|desacuerdo|alguna duda|dudas|alguna razón|algún motivo|prefiere no
    |le desagrad*|pega|pegas|dejemos de|dejar de|apaguemos|paremos|detengamos`),
  negativeAsk: list('no|nunca|jamás|nadie|ningún*|ni|nada|tampoco'),
  confirmAsk: list(
    `confirma|declara|afirma|jura|promete|entiende|comprende|entendido|comprendido|acepta|consiente|acuerdo|compromete|reconoce|sabe|certifica|consentimiento`,
  ),
  withoutAsk: list('sin'),
  yesOrNoAsk: list('sí o no|con un sí o un no|un sí o un no|o no'),
  jointAsk: list('y|e|o|u|así como'),
  evasion:
    list(`no sé|no lo sé|no me acuerdo|no recuerdo|asunto suyo|qué le importa|por qué me|por qué pregunta|siguiente pregunta|sin comentarios|me niego
    |ni idea|no estoy segur|déjeme en paz|pregúntele|pregunte a|tengo que|falta mucho|cuánto falta|hablemos de otra|es privado|demasiado personal
    |qué más da|repetir|repetirlo|repita|la pregunta|no entiendo|no he entendido|no le oigo|qué ha dicho|mi consentimiento|mi respuesta|alguien en la puerta|llaman a la puerta|suena el teléfono
    |la entrevista|retirarme|otra vez por favor|prefiero no|no quiero hablar|no quiero decir|no quiero contestar|no voy a contestar|no voy a decir|qué significa`),
  pause:
    list(`un momento|un momentito|un segundo|un segundito|un minuto por|un instante|espere|espera|aguarde|déjeme pensar|permítame un|ahora no|ahora vuelvo
    |disculpe un momento|perdone un momento|llaman a la puerta|hay alguien en la puerta|alguien está en la puerta|me suena el teléfono|está sonando el teléfono
    |suena mi teléfono`),
  unfinished: list(
    `eh|em|este|mmm|pues|bueno|a ver|y|o|pero|porque|aunque|cuando|mientras|si|que|cuyo|donde|y entonces|y luego|en|a|de|del|al|con|para|por|desde|hacia|entre|sobre|durante|un|una|unos|unas|el|la|los|las|mi|mis|su|sus|nuestro|nuestra|este|esta|yo|nosotros|era|estaba|cómo se dice|cómo se llama`,
  ),
  assent:
    list(`sí|claro|por supuesto|desde luego|acepto|consiento|de acuerdo|confirmo|entiendo|comprendo|encantado|encantada|con gusto|con mucho gusto
    |correcto|cierto|exacto|verdad|voluntad|libremente|vale|bueno|está bien|adelante|así es|efectivamente|quiero|consentimiento|afirmativo|cómo no|faltaría más|no hay problema|ningún problema|ningún inconveniente`),
  negation: list(
    `no|nunca|jamás|nadie|nada|ninguno|ninguna|ningún|ni|sin|tampoco|niego|rechazo|contra|obligado|obligada|opongo`,
  ),
  harmless:
    list(`no hay problema|ningún problema|sin problema|sin problemas|sin duda|sin ninguna duda|sin dudarlo|no tengo inconveniente|ningún inconveniente
    |cómo no|por qué no|nadie me ha obligado|nadie me obliga|nadie me obligó|sin presiones|no me importa|no tengo ningún inconveniente|sin presión
    |sin que nadie me obligue`),
  reservation: list(`si|pero|excepto|salvo|quizás|quizá|tal vez
    |a lo mejor|supongo|depende|siempre que|siempre y cuando|con tal de|a menos que|probablemente|creo que|más o menos|en cierto modo|aunque|sin embargo
    |tengo que|dijeron|decían|me dijeron|me han dicho|me dijo|qué remedio|a medias|según|solo|sólo|únicamente|no exactamente|no realmente|no del todo|no mucho|dice|dicen|dijo|lo que usted diga|lo que diga|otra opción`),
  vague:
    list(`o|alrededor|más o menos|creo|supongo|quizás|quizá|tal vez|a lo mejor|depende|según|al menos|por lo menos|como mucho|casi|aproximadamente
    |unos|unas|probablemente|no estoy seguro|no estoy segura|me parece`),
}
