import type { InjectionWords } from '../injection.ts'

export const injection: InjectionWords = {
  spoken: [
    '(?:ignora|ignore|ignoren|olvida|olvide) (?:\\w+ ){0,4}(?:instruccion|instrucciones|reglas|indicaciones|prompt)',
    '(?:marca|marque|marcar|registra|registre|considera|considere|cuenta|cuente|anota|anote|da|de|trata|trate|clasifica|clasifique|pon|ponga) (?:\\w+ ){0,5}(?:aceptad[oa]s?|aprobad[oa]s?)',
    '(?:respuesta|veredicto) (?:\\w+ ){0,3}(?:aceptad[oa]|aprobad[oa]|valid[oa])',
    '(?:acepta|acepte|aprueba|apruebe|valida|valide) (?:mi|la|esta|cualquier|toda) (?:respuesta|etapa)',
    '(?:mensaje|instrucciones) (?:del |de )?sistema',
    'modelo de lenguaje|ahora eres|eres ahora|modo (?:desarrollador|administrador|depuracion)',
    'el modelo (?:\\w+ )?(?:acepta|debe|dice|decide)|el oficial (?:\\w+ ){1,8}(?:acept\\w*|aprob\\w*|marc\\w*)',
  ],
  roles: 'sistema|oficial',
}
