import type { NameWords } from '../names.ts'
import { wordList } from '../pattern.ts'

export const names: NameWords = {
  openers: 'oui|euh|bonjour|bonsoir|monsieur|madame',
  leadIns: "je m'appelle|mon nom (?:complet )?(?:est|c'est)",
  beings: "moi c'est|c'est|je suis",
  trail: 'monsieur|madame|merci',
  titles: 'monsieur|madame|mme|mlle',
  spelled: "(?:ça s'écrit|cela s'écrit|qui s'écrit|s'écrit|épelé|épelée|j'épelle)",
  asIn: 'comme|comme dans',
  particles: wordList('le la de du'),
  sentenceWords: wordList(
    `oui non je suis ne pas mon ma mes est et ou mais sais quoi un une les des votre vos notre nos il elle nous vous qui que ce cet cette
     bonjour bonsoir bonne journée soirée nuit salut coucou merci pardon désolé désolée enchanté enchantée présent présente voilà alors
     madame monsieur mademoiselle attendez moment instant femme mari mère père frère fille fils témoin avocat avocate musulman musulmane
     chrétien chrétienne catholique divorcé divorcée veuf veuve marié mariée fatigué fatiguée`,
  ),
}
