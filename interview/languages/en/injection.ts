import type { InjectionWords } from '../injection.ts'

export const injection: InjectionWords = {
  spoken: [
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
  ],
  roles: 'system|assistant|user|model|developer|officer|judge|bride|groom|human|ai',
}
