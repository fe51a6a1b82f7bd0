import type { DocumentWords } from '../document.ts'

export const document: DocumentWords = {
  question: 'pregunta',
  questionNumber: 'n[°º]|n[úu]m(?:ero|\\.)?',
  ordinals: ['primer', 'segund', 'tercer', 'cuart', 'quint', 'sext', 's[ée]ptim', 'octav', 'noven', 'd[ée]cim'].map(
    (stem, at) => (at === 0 || at === 2 ? `${stem}[oa]?` : `${stem}[oa]`),
  ),
  article: 'Artículo',
  page: 'página|pagina|pág\\.',
  of: 'de',
  section: 'sección|parte',
  columns: { number: 'n[°º]', question: 'preguntas?', answer: 'respuestas?' },
  headingStyles: 'título',
  asking: '¿.*|qué|cuándo|dónde|quién(?:es)?|cuál(?:es)?|por qué|cómo|cuánt[oa]s?|desde cuándo|con quién|a quién',
  requesting:
    'indique|describa|diga|explique|nombre|mencione|declare|precise|señale|cuente|detalle|confirme|repita|deletree|enumere|por favor|firme|exprese|manifieste|relate|informe',
  note: '(?:nota|observaci[óo]n(?:es)?|instrucci[óo]n(?:es)?)s?(?: (?:a|al|para) [^:?]{1,40})?|nb|n\\.b\\.|ojo|aviso|atención|respuestas? (?:esperadas?|modelo|posibles?|correctas?)|uso interno|recordatorio',
  notes:
    '(?:notas?|observaciones|instrucciones|advertencias|recordatorios?|preparación)(?: (?:a|al|para|de|del)(?: (?:la|el|los|las))? [^?]{1,40})?|antes de (?:empezar|comenzar|la entrevista)|documentos? (?:necesarios|a aportar|requeridos)|para uso (?:oficial|interno)',
  contents: 'índice|contenidos?|sumario',
  signature:
    'firmas?(?=\\s*(?:$|[:.,_]|del? ))|firmado|fdo\\.|(?:lugar y fecha|fecha y (?:lugar|firma))(?! de)|en prueba de conformidad',
  asker:
    'p|pregunta|funcionari[oa]|notari[oa]|juez(?:a)?|abogad[oa]|encargad[oa]|entrevistador(?:a)?|fiscal|letrad[oa]|el tribunal|oficial|cónsul',
  answerer:
    'r|respuesta|testigo|solicitante|compareciente|declarante|demandante|demandad[oa]|entrevistad[oa]|interesad[oa]',
  stage:
    'pausa|esperar|silencio|mostrar|leer|entregar|enseñar|levantarse|comprobar|\\p{L}{3,12}[aei]r (?:el|la|los|las|un|una) .{1,60}',
  yes: 's[íi]',
  no: 'no',
  if: 'si|en caso de|en caso',
  goTo: '(?:pase|vaya|salte|continúe|ir|pasar|siga)(?: directamente)? (?:a|al|con)(?: la)?(?: pregunta| n[°º]| n[úu]mero| punto| apartado)?',
  to: '(?:(?:preguntas? )?(?:al?|para)|dirigid[oa]s? al?)(?: (?:la|el|los|las))?',
  roles: {
    groom: 'esposo|marido|novio|contrayente varón|futuro esposo',
    bride: 'esposa|mujer|novia|futura esposa',
    candidate: 'candidat[oa]|aspirante',
    witness: 'testigo',
    all: 'ambos(?: (?:contrayentes|cónyuges|esposos|novios))?|contrayentes|todos|novios',
  },
}
