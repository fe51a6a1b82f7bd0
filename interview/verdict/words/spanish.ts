import { answers, list, type Words } from './table.ts'

export const spanish: Words = {
  yes: list(`sí|claro que sí|claro que si|por supuesto|por supuesto que sí|por supuesto que si|desde luego|desde luego que sí|así es|correcto|es correcto
    |es verdad|es cierto|cierto|exacto|exactamente|efectivamente|afirmativo|sin duda|sin ninguna duda|sí claro|si claro|pues sí|pues claro que sí
    |absolutamente|totalmente de acuerdo`),
  /** Without its accent it is also "if": never before other words. */
  yesAlone: ['si'],
  consent:
    list(`acepto|consiento|estoy de acuerdo|doy mi consentimiento|sí quiero|lo acepto|con mucho gusto|con gusto|estoy completamente de acuerdo
    |estoy totalmente de acuerdo|de acuerdo|le doy mi consentimiento|les doy mi consentimiento|sin problema|no hay problema|ningún problema`),
  yesTo:
    answers(`sí quiero > quiere|acepto > acepta|consiento > consiente|doy mi consentimiento > consentimiento|estoy de acuerdo > acuerdo
    |confirmo > confirma|lo confirmo > confirma|entiendo > entiende|lo entiendo > entiende|comprendo > comprende|lo comprendo > comprende
    |por mi propia voluntad > voluntad|por voluntad propia > voluntad|estoy aquí por mi propia voluntad > voluntad|estoy aquí por voluntad propia > voluntad
    |vengo por mi propia voluntad > voluntad|voluntariamente > voluntad|libremente > voluntad|todo es verdad > verdad|todo es cierto > verdad
    |he estado casado > casado|he estado casada > casada|estuve casado > casado|estuve casada > casada|estuve casado antes > casado|estuve casada antes > casada`),
  no: list(`no|nunca|jamás|en absoluto|claro que no|por supuesto que no|desde luego que no|nadie|para nada|de ninguna manera|de ningún modo|no nadie
    |nadie me ha obligado|nadie me obligó|nadie me obliga|nadie me ha amenazado|no nunca|que va|qué va|no nunca he estado casado|no nunca he estado casada
    |no nunca estuve casado|no nunca estuve casada`),
  denial:
    list(`no acepto|no consiento|no estoy de acuerdo|no quiero|no es verdad|no es correcto|no es cierto|me niego|me opongo|no lo acepto|no doy mi consentimiento
    |estoy en contra|no quiero que me graben|no lo confirmo|no confirmo`),
  filler:
    list(`eh|em|este|gracias|por favor|señor|señora|señorita|vale|claro|muchas gracias|oficial|señor oficial|señora oficial|ah|oh|con todo mi corazón
    |completamente|totalmente|plenamente`),
  hesitation: list('bueno|pues|a ver|mmm|hm|bien|déjeme ver'),
  decline:
    list(`sin comentarios|prefiero no responder|prefiero no contestar|prefiero no decirlo|me niego a responder|me niego a contestar|no quiero responder
    |no quiero contestar|no deseo responder|no voy a responder|no voy a contestar|no es asunto suyo|eso no es asunto suyo|no le importa|eso no le importa
    |eso es privado|es privado|no quiero hablar de eso|prefiero no hablar de eso|no pienso contestar|no pienso responder|no se lo voy a decir`),
  declineObject: list('a eso|a esa pregunta|a esta pregunta|lo siento|eso'),
  noise: list('qué|cómo|hola|no sé|no lo sé|ni idea|no estoy seguro|no estoy segura|me oye'),
  ambiguousAsk: list('no es usted|no está usted|no ha|no acepta|no consiente|verdad que no|le importa'),
  invertingAsk: list('se opone|objeción|rechaza|tiene inconveniente'),
  evasion:
    list(`no sé|no lo sé|no me acuerdo|no recuerdo|asunto suyo|qué le importa|por qué me|por qué pregunta|siguiente pregunta|sin comentarios|me niego
    |ni idea|no estoy segur|déjeme en paz|pregúntele|pregunte a|tengo que|falta mucho|cuánto falta|hablemos de otra|es privado|demasiado personal
    |qué más da|repetir|repetirlo|repita|la pregunta|no entiendo|no he entendido|no le oigo|qué ha dicho|mi consentimiento|mi respuesta
    |la entrevista|retirarme|otra vez por favor|prefiero no|no quiero hablar|no quiero decir|no quiero contestar|no voy a contestar|no voy a decir|qué significa`),
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
    |tengo que|me dijeron|me han dicho|me dijo|qué remedio|a medias|según|solo|sólo|únicamente|no exactamente|no realmente|no del todo|no mucho|dice|dicen|dijo|lo que usted diga|lo que diga|otra opción`),
  vague:
    list(`o|alrededor|más o menos|creo|supongo|quizás|quizá|tal vez|a lo mejor|depende|según|al menos|por lo menos|como mucho|casi|aproximadamente
    |unos|unas|probablemente|no estoy seguro|no estoy segura|me parece`),
}
