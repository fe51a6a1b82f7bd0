import type { NameWords } from '../names.ts'
import { wordList } from '../pattern.ts'

export const names: NameWords = {
  openers: 'um|uh|er|erm|yes|hello|hi|good (?:morning|afternoon|evening|day)|sir|madam|officer',
  leadIns: "my (?:full |legal |first and last )?name is|my (?:full |legal )?name's|i am called",
  called: 'is my (?:full |legal )?name',
  beings: "i am|i'm|it is|it's|this is",
  trail: "sir|madam|ma'am|officer|please|thank you",
  titles: 'mr|mrs|ms|miss|dr|prof|professor|sir|madam|mx',
  spelled: "(?:that is |that's |which is |it is |it's )?(?:spelled|spelt|spelling)|that is|that's",
  asIn: 'as in|like|for',
  sentenceWords: wordList(
    `a an and are as at be been but by can come did do does for from get go going had has have he her here him his how i if in is it
     just know like maybe me mean my no nope not of ok okay on or our perhaps please really said same say she sorry sure tell thank
     thanks that the their there they think this to used was we well were what when where which who why will with would yes you your
     actually already also always away fine good hello hi later married name nobody none nothing now ready single soon someone
     something too very called formerly née nee next question nice try skip officer bride groom ah oh um uh er erm
     morning afternoon evening night welcome greetings cheers bye goodbye hey dear excuse hold wait moment second minute present
     witness lawyer muslim catholic protestant jewish hindu buddhist atheist divorced widowed engaged pregnant tired hungry
     thirsty nervous afraid scared happy merry new united wife husband mother father brother sister daughter son
     never still only so some any these those them us its let`,
  ),
}
