const KEY = 'Look at ELEVENLABS_API_KEY: the key is wrong, or was withdrawn.'
const PAY = 'Add credits or change the plan at elevenlabs.io.'
const VOICE = 'Set ELEVENLABS_VOICE_ID to a voice of this account, or leave it out to have one chosen.'
const REACH = 'ElevenLabs could not be reached. Look at the network, at a proxy and at ELEVENLABS_URL.'

/** What to do, by the code of a failure. */
const ADVICE: Readonly<Record<string, string>> = {
  'key-refused': KEY,
  'http-401': KEY,
  'not-permitted':
    'The key is restricted. Give it the permissions "Text to Speech" and "Voices: read" in the settings of API keys.',
  'http-403': 'The key may not do this. Look at its restrictions in the settings of API keys.',
  'unusual-activity':
    'ElevenLabs has locked the free plan for this network, as it does for VPNs and shared addresses. Use a paid plan.',
  'quota-exceeded': PAY,
  'not-paid': PAY,
  'no-voice': 'The account has no voice. Add one from the Voice Library to My Voices, or set ELEVENLABS_VOICE_ID.',
  'voice-not-found': VOICE,
  'voice-not-allowed': `The plan does not include this voice. ${VOICE}`,
  'voice-unfit': `This voice does not speak with ELEVENLABS_MODEL. ${VOICE}`,
  'model-not-found': 'Set ELEVENLABS_MODEL to a model that this account may use.',
  'parameter-refused': 'This plan or model does not take what LexNova asks for. Set another ELEVENLABS_MODEL.',
  'history-not-refusable':
    'This account may not switch its history off. Ask ElevenLabs for zero retention, or set ELEVENLABS_LOGGING=true.',
  'too-many-at-once': 'The account speaks as many texts at once as its plan allows. Wait, or change the plan.',
  'not-served-there': 'ElevenLabs does not serve this country.',
  'no-connection': REACH,
  timeout: REACH,
}

/** What to do about speech that failed, in a sentence or two for whoever runs the product. */
export const adviceOn = (code: string): string =>
  ADVICE[code] ?? 'ElevenLabs is out of order or overloaded. Try again; status.elevenlabs.io tells of trouble.'
