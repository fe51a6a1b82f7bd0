import { DICTATED_ATTRIBUTE, REQUEST_ATTRIBUTE } from '../../../interview/typed-attributes.ts'
import { TYPED_LIMIT, typedText } from '../../../interview/typed-text.ts'
import { type Effects, loadLiveKit } from './effects.ts'
import type { Acts } from './page.ts'
import { typingRefusal } from './page-state.ts'
import type { Request } from './room-state.ts'
import { type SeatClient, SeatRefusedError } from './seat-client.ts'
import { checkSound } from './sound-check.ts'
import type { Store } from './store.ts'
import type { TabLock } from './tab-lock.ts'

interface ActsDependencies {
  store: Store
  seat: SeatClient
  effects: Effects
  lock: TabLock
}

export function createActs({ store, seat, effects, lock }: ActsDependencies): Acts {
  const { dispatch } = store
  const { audio, connection, microphone, camera, dictation } = effects
  let count = 0

  async function open(): Promise<void> {
    if (store.model.busy) return
    void audio.resume()
    dispatch({ type: 'exchanging' })
    try {
      dispatch({ type: 'exchanged', view: await seat.take() })
      // The person reads meanwhile.
      void loadLiveKit().catch(() => undefined)
    } catch (error) {
      const refusal = error instanceof SeatRefusedError ? error.refusal : { code: 'unexpected' }
      dispatch({ type: 'refused', refusal })
    }
  }

  /** Whether a message would reach the officer now. */
  const isHeard = () => store.model.view !== undefined && typingRefusal(store.model, store.model.view) === undefined

  async function ask(request: Request, words: string): Promise<void> {
    if (!isHeard()) return
    dispatch({ type: 'asked', request })
    await connection
      .send(words, { [REQUEST_ATTRIBUTE]: request })
      .catch(() => dispatch({ type: 'asked', request: null }))
  }

  function say(typed: string): boolean {
    const text = typed.length > TYPED_LIMIT ? undefined : typedText(typed)
    if (text === undefined || !isHeard()) return false
    const id = `typed-${++count}`
    const dictated = isDictated(text)
    dispatch({ type: 'saying', id, text, dictated })
    connection.send(text, dictated ? { [DICTATED_ATTRIBUTE]: 'true' } : {}).then(
      () => dispatch({ type: 'sent', id }),
      () => dispatch({ type: 'unsent', id }),
    )
    if (dictated) dispatch({ type: 'dictation', is: { is: 'off' } })
    return true
  }

  /** What was recognised is in it, whatever was mended by hand around it. */
  function isDictated(text: string): boolean {
    const { dictation: now } = store.model
    return (now.is === 'on' || now.is === 'done') && now.text !== '' && text.includes(typedText(now.text) ?? now.text)
  }

  async function startDictation(): Promise<void> {
    const { view, talks } = store.model
    if (!view?.language) return
    // Phones give the microphone to one of both alone; and the officer would hear what is dictated as an answer.
    if (talks) microphone.close()
    await dictation.start(view.language)
    const settle = () => {
      const { is } = store.model.dictation
      if (is === 'on' || is === 'starting') return
      stop()
      if (store.model.talks) void microphone.open()
    }
    const stop = store.subscribe(settle)
    // It may have failed meanwhile.
    settle()
  }

  async function testSpeaker(): Promise<void> {
    const { speaker } = store.model.devices
    if (speaker.test === 'playing') return
    const tell = (test: 'playing' | 'played') =>
      dispatch({ type: 'devices', change: { speaker: { ...store.model.devices.speaker, test } } })
    tell('playing')
    await audio.playTone(speaker.device?.id).catch(() => undefined)
    tell('played')
  }

  async function startSoundCheck(): Promise<void> {
    const { track } = microphone
    const { soundCheck, devices } = store.model
    const { is } = soundCheck
    const { device: speaker } = devices.speaker
    if (!track || is === 'connecting' || is === 'speak' || is === 'returning') return
    await checkSound(
      {
        load: loadLiveKit,
        ticket: () => seat.soundCheckTicket(),
        tell: (state) => dispatch({ type: 'soundCheck', is: state }),
        network: (state) => dispatch({ type: 'network', is: state }),
        ...(speaker && { speaker: speaker.id }),
      },
      track,
    )
  }

  return {
    open: () => void open(),
    continueHere: () => void lock.steal().then(open),
    goOnTyping: () => dispatch({ type: 'typesAnyway' }),
    copyLink: async () =>
      (await navigator.clipboard?.writeText(location.href).then(
        () => true,
        () => false,
      )) ?? false,
    retry: () => location.reload(),

    check() {
      void audio.resume()
      dispatch({ type: 'checking' })
    },
    typeOnly: () => dispatch({ type: 'typesOnly' }),
    talk() {
      void audio.resume()
      if (store.model.talks) void microphone.open()
      else dispatch({ type: 'talks' })
    },
    join() {
      void audio.resume()
      dispatch({ type: 'joining' })
    },

    chooseDevice(kind, id) {
      if (kind === 'microphone') return void microphone.open(id)
      if (kind === 'camera') return void camera.open(id)
      const device = store.model.devices.speakers.find((one) => one.id === id)
      dispatch({ type: 'devices', change: { speaker: { test: 'untried', ...(device && { device }) } } })
      void connection.useSpeaker(id)
    },
    setCamera: (on) => (on ? void camera.open() : camera.close()),
    setMuted: (muted) => microphone.setMuted(muted),
    testSpeaker: () => void testSpeaker(),
    startSoundCheck: () => void startSoundCheck(),
    dismissDeviceChange: () => dispatch({ type: 'deviceChangeDismissed' }),
    startAudio(words) {
      const isMissed = store.model.sound === 'blocked' && store.model.view?.turn === 'you'
      void Promise.all([audio.resume(), connection.startAudio()]).then(() => {
        // The question was put while nobody could hear it.
        if (isMissed && store.model.sound === 'playing') void ask('repeat', words)
      })
    },

    say,
    startDictation: () => void startDictation(),
    stopDictation: () => dictation.stop(),
    forgetDictation() {
      if (store.model.dictation.is === 'done') dispatch({ type: 'dictation', is: { is: 'off' } })
    },
    repeat: (words) => void ask('repeat', words),
    moment: (words) => void ask('moment', words),
    help: (words) => void ask('help', words),
    leave() {
      void seat.leave().catch(() => undefined)
      // Nobody is heard or seen from here on, however long the server takes.
      dispatch({ type: 'left' })
    },
    saveReceipt: (language) => void saveReceipt(language),
  }

  async function saveReceipt(language: Parameters<Acts['saveReceipt']>[0]): Promise<void> {
    dispatch({ type: 'receipt', is: 'saving' })
    try {
      const url = URL.createObjectURL(await seat.receipt(language))
      const link = Object.assign(document.createElement('a'), { href: url, download: 'lexnova-receipt.txt' })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
      dispatch({ type: 'receipt', is: 'ready' })
    } catch (error) {
      const isGone = error instanceof SeatRefusedError && error.refusal.code.startsWith('seat-')
      dispatch({ type: 'receipt', is: isGone ? 'unavailable' : 'ready' })
    }
  }
}
