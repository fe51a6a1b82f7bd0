import { answers, list, type Words } from './table.ts'

export const english: Words = {
  yes: list(`yes|yeah|yep|yup|aye|of course|certainly|absolutely|definitely|indeed|most certainly|most definitely
    |that is correct|that is right|that is true|correct|affirmative|without a doubt|without any doubt|that is exactly right`),
  yesAlone: [],
  consent: list(`i do|i agree|i do agree|i accept|i do accept|i consent|i do consent|i give my consent
    |i consent to this|i consent to that|i consent to it|i agree to that|i agree to this|i agree to it|i do consent to that
    |i certainly do|i absolutely do|i definitely do|i do indeed|i fully consent|i gladly consent|i hereby consent|i give you my consent`),
  yesTo:
    answers(`i do > do|we do > do|i am > are|i have > have|i will > will|i did > did|i was > were|i can > can|i would > would|it is > is
    |i certainly do > do|i absolutely do > do|i definitely do > do|i most certainly do > do|i do indeed > do|i certainly am > are|i am indeed > are
    |i certainly have > have|i have indeed > have|i certainly will > will
    |i agree > agree|i do agree > agree|i accept > accept|i do accept > accept|i confirm > confirm|i do confirm > confirm
    |i confirm that > confirm|i confirm it > confirm|i understand > understand|i do understand > understand|i understand that > understand
    |i fully understand > understand|i consent > consent|i do consent > consent|i give my consent > consent
    |i consent to the recording > recording|i consent to this interview > interview|i consent to the interview > interview
    |i consent to being recorded > recorded|i am here of my own free will > free|of my own free will > free
    |i am here voluntarily > free|voluntarily > free|everything is true > true|it is all true > true|everything i said is true > true
    |everything i have said is true > true|i have been married before > married|i was married before > married|i was married once before > married`),
  no: list(`no|nope|never|not at all|nobody|no one|absolutely not|certainly not|definitely not|of course not|no way
    |no i do not|no i am not|no i have not|no i did not|no i was not|no i will not|no it is not|no i never have|no i never did
    |no i can not|no i would not|no we are not|no they have not|nobody has|no one has|nobody did|no one did|nobody forced me
    |no one forced me|nobody has forced me|no one has forced me|no this is my first marriage|no we are not related|no i never was
    |no i have never been married|no never married|no i was never married|none whatsoever`),
  denial:
    list(`i do not|i am not|i have not|i will not|i can not|it is not|that is not correct|that is not right|that is not true
    |i do not consent|i do not agree|i do not accept|i do not confirm|i refuse|i do not give my consent|i do not want to
    |i do not consent to this|i do not consent to that|i do not consent to the recording|i do not consent to being recorded
    |i do not agree to this|i do not agree to that|i do not want to be recorded|i disagree|i object|i am against it|i am not here of my own free will`),
  filler:
    list(`um|uh|er|erm|ah|oh|okay|ok|please|thank you|thanks|sir|madam|ma am|officer|your honour|your honor|very much|with all my heart
    |with pleasure|gladly|completely|entirely|totally|fully|very much so|thank you very much`),
  hesitation: list('well|so|hm|hmm|mm|let me see|let me think|right'),
  decline:
    list(`no comment|i would rather not say|i would rather not answer|i would rather not|i prefer not to say|i prefer not to answer
    |i would prefer not to say|i would prefer not to answer|i refuse to answer|i refuse to say|i decline to answer|i will not answer
    |i am not going to answer|i am not answering|i do not want to answer|i do not wish to answer|i do not want to say|i will not say
    |i do not want to talk about|i am not telling you|i am not going to tell you|that is none of your business|none of your business
    |that is private|i am not comfortable answering|i would like not to answer|i am not saying`),
  declineObject: list(
    'that|this|it|to that|that question|this question|the question|this one|that one|sorry|i am sorry',
  ),
  noise:
    list(`mhm|huh|what|hello|hi|sorry|like|you know|i mean|i do not know|do not know|i have no idea|no idea|i am not sure|not sure
    |can you hear me`),
  ambiguousAsk:
    list(`do you not|are you not|have you not|will you not|would you not|did you not|were you not|can you not|is it not
    |do not you|are not you|have not you|will not you|would not you|did not you|were not you|can not you|is not it|do you mind|would you mind`),
  invertingAsk: list(
    'do you object|any objection|do you refuse|do you oppose|do you decline|do you withhold|do you withdraw',
  ),
  evasion:
    list(`i do not know|i do not remember|i do not recall|can not remember|can not recall|rather not|prefer not|none of your|your business
    |why do you|why are you|why should|next question|skip|no comment|not going to|i will not|i refuse|what do you|what does|not sure|no idea
    |leave me alone|whatever|ask my|ask him|ask her|do we have to|do i have to|is it over|can we|could you|can you|how long is|how long will
    |how much longer|i need the toilet|who cares|talk about something else|that is private|too personal|repeat|say that again|say it again
    |the question|this interview|withdraw|take back|my consent|my answer|my first answer|my last answer|can not hear you|could not hear you`),
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
