import { echoes, list, type AnswerWords } from '../answers.ts'

export const answers: AnswerWords = {
  yes: list(`yes|yeah|yep|yup|aye|of course|certainly|absolutely|definitely|indeed|most certainly|most definitely
    |that is correct|that is right|that is true|correct|affirmative|without a doubt|without any doubt|that is exactly right`),
  yesAlone: [],
  consent: list(`i do|i agree|i do agree|i accept|i do accept|i consent|i do consent|i give my consent
    |i consent to this|i consent to that|i consent to it|i agree to that|i agree to this|i agree to it|i do consent to that
    |i certainly do|i absolutely do|i definitely do|i do indeed|i fully consent|i gladly consent|i hereby consent|i give you my consent`),
  yesTo:
    echoes(`i do > do you/do the two/do both/do each|we do > do you/do the two/do both|i am > are you/are both/are the two/are each
    |i have > have you/do you have/have both|i will > will you/will both|it is > is it/is that/is this/is the/is your/is any/is everything
    |i certainly do > do you|i absolutely do > do you|i definitely do > do you|i most certainly do > do you|i do indeed > do you
    |i certainly am > are you|i am indeed > are you|i certainly have > have you|i have indeed > have you|i certainly will > will you
    |i agree > agree|i do agree > agree|i accept > accept|i do accept > accept|i confirm > confirm|i do confirm > confirm
    |i confirm that > confirm|i confirm it > confirm|i consent > consent|i do consent > consent|i give my consent > consent`),
  no: list(`no|nope|never|not at all|absolutely not|certainly not|definitely not|of course not|no way
    |no i do not|no i am not|no i have not|no i will not|no it is not|no i never have|no i never did|no we are not|no i never was`),
  denial: list(`i do not|i will not|that is not correct|that is not right|that is not true
    |i do not consent|i do not agree|i do not accept|i do not confirm|i refuse|i do not give my consent|i do not want to
    |i do not consent to this|i do not consent to that|i do not agree to this|i do not agree to that|i disagree|i object|i am against it
    |i am not here of my own free will`),
  denialTo: echoes(`i am not > are you/are both/are the two|i have not > have you/do you have|i can not > can you
    |it is not > is it/is that/is this/is the/is your/is any/is everything`),
  statements: [
    { means: 'yes', say: list('that is me|it is me|that is my name|i am the one'), asked: list('is that you') },
    {
      means: 'no',
      say: list(
        'nothing|nothing else|nothing more|nothing to add|that is all|that is everything|that is it|not really',
      ),
      asked: list('anything to add'),
      whole: true,
    },
    { means: 'yes', say: list('i consent to the recording|i consent to being recorded'), asked: list('record*') },
    {
      means: 'yes',
      say: list('i consent to this interview|i consent to the interview'),
      asked: list('interview'),
      unless: list('record*|and|or'),
    },
    {
      means: 'denial',
      say: list('i do not consent to the recording|i do not consent to being recorded|i do not want to be recorded'),
      asked: list('record*'),
      whole: true,
    },
    {
      means: 'yes',
      say: list('i am here of my own free will|of my own free will|i am here voluntarily|voluntarily'),
      asked: list('free will|voluntar*|freely'),
      unless: list('against|without|forc*|pressur*|coerc*|threat*|compel*|or'),
    },
    {
      means: 'yes',
      say: list('everything is true|it is all true|everything i said is true|everything i have said is true'),
      asked: list('true|truth*'),
    },
    {
      means: 'yes',
      say: list('i have been married before|i was married before|i was married once before'),
      asked: list('been married|married before|ever married|previously married|were you married'),
      unless: list('still|now|currently|divorc*|widow*'),
    },
    {
      means: 'yes',
      say: list('i understand|i do understand|i understand that|i fully understand'),
      asked: list('understand*|understood'),
      unless: list('consent*|agree|accept*|confirm|promise|swear|undertake'),
      whole: true,
    },
    { means: 'yes', say: list('i did'), asked: list('did you'), whole: true },
    { means: 'yes', say: list('i was'), asked: list('were you'), whole: true },
    { means: 'yes', say: list('i would'), asked: list('would you'), whole: true },
    { means: 'yes', say: list('i can'), asked: list('can you'), whole: true },
    { means: 'denial', say: list('i did not'), asked: list('did you|have you'), whole: true },
    { means: 'denial', say: list('i was not'), asked: list('were you|have you been'), whole: true },
    { means: 'denial', say: list('i would not'), asked: list('would you'), whole: true },
    {
      means: 'denial',
      say: list('they have not'),
      asked: list('anyone|anybody|has your|have your|have they'),
      whole: true,
    },
    {
      means: 'no',
      say: list('nobody|no one|nobody has|no one has|nobody did|no one did'),
      asked: list('anyone|anybody|someone|somebody|who'),
      unless: list('willing*|voluntar*|freely|free will'),
      whole: true,
    },
    { means: 'no', say: list('none whatsoever'), asked: list('any|how many'), whole: true },
    {
      means: 'no',
      say: list('nobody forced me|no one forced me|nobody has forced me|no one has forced me'),
      asked: list('forc*|compel*|coerc*|made you'),
      beside: list('pressur*|threat*|promis*|influenc*|paid|brib*'),
      unless: list('free will|voluntar*|freely|without'),
    },
    {
      means: 'no',
      say: list('nobody threatened me|no one threatened me|nobody has threatened me|no one has threatened me'),
      asked: list('threat*'),
      beside: list('forc*|compel*|coerc*|pressur*|promis*'),
      unless: list('free will|voluntar*|freely|without'),
    },
    {
      means: 'no',
      say: list('this is my first marriage|i have never been married|never married|i was never married'),
      asked: list('been married|married before|ever married|previously married|earlier marriage|are you married'),
    },
    { means: 'no', say: list('we are not related'), asked: list('related|relatives|kin|blood') },
  ],
  filler:
    list(`um|uh|er|erm|ah|oh|please|thank you|thanks|sir|madam|ma am|officer|your honour|your honor|very much|completely|entirely|totally|fully
    |very much so|thank you very much`),
  agreeing: list('okay|ok|with all my heart|with pleasure|gladly'),
  hesitation: list('well|so|hm|hmm|mm|let me see|let me think|right'),
  decline:
    list(`no comment|i would rather not say|i would rather not answer|i would rather not|i prefer not to say|i prefer not to answer
    |i would prefer not to say|i would prefer not to answer|i refuse to answer|i refuse to say|i decline to answer|i will not answer
    |i am not going to answer|i am not answering|i do not want to answer|i do not wish to answer|i do not want to say|i will not say
    |i do not want to talk about|i am not telling you|i am not going to tell you|that is none of your business|none of your business
    |that is private|i am not comfortable answering|i would like not to answer|i am not saying|i plead the fifth|i take the fifth|i plead the fifth amendment|i invoke my right to remain silent|i invoke the fifth|pass|i pass|i will pass|skip|skip it|skip this one|no answer|i have nothing to say|i stay silent|i remain silent`),
  declineObject: list(
    'that|this|it|to that|that question|this question|the question|this one|that one|sorry|i am sorry',
  ),
  noise:
    list(`mhm|huh|what|hello|hi|sorry|like|you know|i mean|i do not know|do not know|i have no idea|no idea|i am not sure|not sure
    |can you hear me|i see|i hear you|mm|mm hmm|mhmm|uh huh|aha|got it|understood|all right|alright|interesting|noted`),
  ambiguousAsk:
    list(`do you not|are you not|have you not|will you not|would you not|did you not|were you not|can you not|could you not|should you not
    |is it not|is that not|do not you|are not you|have not you|will not you|would not you|did not you|were not you|can not you|is not it|is not that
    |do you mind|would you mind|free will or|voluntarily or|freely or`),
  invertingAsk:
    list(`objection*|you object|anyone object|object to|objecting|do you refuse|will you refuse|refuse to|you oppose|oppose*
    |anything against|something against|nothing against|you against|be against|do you decline|will you decline|do you withhold|do you withdraw
    |do you disagree|disagree with|you mind|of you mind|to mind|mind if|mind being|mind that|mind our|mind us|mind the|mind having|bother*|disturb*
    |uncomfortable|unwilling|reluctan*|reason why|any reason|any reasons|any problem*|a problem|problem with|problems with|any concern*|have concern*
    |you concerned|any reservation*|have reservation*|any hesitation*|you hesitate|issue with|issues with|any issue*|trouble you|inconvenien*|dislike
    |prefer not|rather not|do you reject|do you forbid|you unhappy|upset you|opt out|any doubt*|have doubts
    |we stop|us to stop|we switch|us to switch|we turn|us to turn|recording off`),
  negativeAsk: list('not|never|nobody|no one|nothing|none|neither|nor|no'),
  confirmAsk: list(
    `confirm|declare|affirm|swear|promise|understand|understood|aware|agree|accept|consent|undertake|acknowledge|certify`,
  ),
  withoutAsk: list('without|unless'),
  yesOrNoAsk: list('yes or no|yes or a no|or not'),
  jointAsk: list('and|or|as well as'),
  evasion:
    list(`i do not know|i do not remember|i do not recall|can not remember|can not recall|rather not|prefer not|none of your|your business
    |why do you|why are you|why should|next question|skip|no comment|not going to|i will not|i refuse|what do you|what does|not sure|no idea
    |leave me alone|whatever|ask my|ask him|ask her|do we have to|do i have to|is it over|can we|could you|can you|how long is|how long will
    |how much longer|i need the toilet|who cares|talk about something else|that is private|too personal|is at the door|phone is ringing|be right back|repeat|say that again|say it again
    |the question|this interview|withdraw|take back|my consent|my answer|my first answer|my last answer|can not hear you|could not hear you`),
  pause:
    list(`hold on|hang on|one moment|just a moment|a moment|one second|just a second|a second please|one sec|just a sec|one minute please
    |just a minute|give me a moment|give me a minute|give me a second|wait|let me think|bear with me|i need a moment|i need a minute|not now
    |can you wait|could you wait|excuse me a moment|excuse me one moment|i will be right back|be right back|somebody is at the door|someone is at the door
    |there is somebody at the door|there is someone at the door|my phone is ringing`),
  unfinished: list(
    `um|uh|er|erm|hm|hmm|well|like|you know|i mean|and|or|but|because|since|although|while|if|unless|which|whose|where|when|and then|and so|in|at|of|to the|from|with|for|into|between|near|during|a|an|the|my|his|her|our|their|your|this|some|i|we|he|she|they|it was|there was|i think|let me see|how do i say|how do you say|what is it called`,
  ),
  assent:
    list(`yes|yeah|yep|yup|aye|i do|we do|i consent|consent|i agree|agree|agreed|i accept|accept|accepted|i confirm
    |confirm|i understand|understood|understand|sure|okay|ok|fine|right|correct|true|of course|certainly|absolutely|definitely|gladly|willing
    |willingly|happy|happily|by all means|go ahead|free will|my choice|voluntarily|wholeheartedly|with pleasure|no objection|no objections|do not object|have nothing against it|no problem`),
  negation:
    list(`no|not|never|nobody|nothing|none|neither|nor|nope|refuse|refused|against|without|hardly|deny|decline|object|disagree|cannot
    |forced|pressure|unwilling|withdraw|stop`),
  harmless:
    list(`no problem|no problem at all|no objection|no objections|no objection to that|do not object|not a problem|no doubt|no doubts
    |without a doubt|without doubt|without any doubt|without hesitation|no worries|nobody forced me|no one forced me|nobody is forcing me
    |no one is forcing me|nobody has forced me|no one has forced me|why not|no pressure|without any pressure|have nothing against it|do not mind
    |nothing against it|not forced|without being forced`),
  reservation:
    list(`if|unless|but|except|provided|as long as|on condition|on the condition|only when|only after|maybe|perhaps|probably|possibly
    |i guess|i suppose|suppose|kind of|sort of|depends|depending|in a way|more or less|not sure|although|though|however|until|might|could be
    |would have|have to|had to|must|told to|told me|made me|supposedly|allegedly|so to speak|as if|yeah right|not really|not exactly|not entirely|not quite|do not they|is not it|what choice|no choice|a choice
    |says|said|tells|say yes|would say|they say|supposed to|i think|whatever`),
  vague:
    list(`or|about|around|roughly|approximately|i think|i believe|i guess|maybe|perhaps|probably|sometime|something like|not sure|depends|depending
    |at least|at most|more or less|might|could be|or so|almost|nearly|whatever|guess`),
}
