"""Recognises speech offline inside a grammar of expected phrases, with the acoustic model of pocketsphinx.

Reads one JSON object a line and answers each with one, under the same id:
  {"id", "phrases": [[word, ...], ...]}         -> {"id"} or {"id", "unknown": [word, ...]}
  {"id", "pcm": base64 of s16le, "final": bool} -> {"id", "phrase", "words": [[startMs, endMs], ...], "confidence"}
"phrase" is the place of the phrase in the list, -1 for sound that is none of them. What is not final is
only the beginning of a phrase, and its words are those heard so far.
"""

import array
import base64
import json
import math
import sys

from pocketsphinx import Decoder

RATE = 16_000
FRAME_MS = 10
# Where the decoder's frames begin in the sound, in samples: what one place loses, half a frame on finds.
FRAMINGS = (0, RATE * FRAME_MS // 2000)
# With the usual weight of the language (6.5) one phrase in twenty is taken for silence and a shorter phrase.
WIDE = {"beam": 1e-80, "wbeam": 1e-60, "pbeam": 1e-80, "lw": 3.0}
# Every second frame alone: half the time, and as good a measure.
NARROW = {"beam": 1e-15, "wbeam": 1e-10, "pbeam": 1e-15, "ds": 2}
LOG_BASE = math.log(1.0001)
# Above this the sounds fit any sounds so much better than the phrase that it is not the phrase. Per frame,
# in the decoder's logarithm. Phrases that were spoken stay below, most that were not lie above.
STRANGE = 10.0
# Means of synthesised speech. They are set anew each time: what is heard does not depend on what was before.
MEANS = "61.15,4.49,-4.83,30.27,-13.59,2.30,-16.64,-15.93,0.57,-9.01,14.92,-13.89,1.05"
PHONES = (
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
).split()


# What a letter takes, and a phrase besides: a long sound is no short word.
QUICKEST_MS = 35
SLOWEST_MS = 130
SLACK_MS = 250


# Of the loud frames, so many lie inside of the words of a phrase; of those that are loud beside the loudest.
COVERED = 0.75
LOUD = 0.35


def covered(pcm, times):
    samples = array.array("h", pcm)
    size = RATE * FRAME_MS // 1000
    frames = [samples[at : at + size] for at in range(0, len(samples) - size + 1, size)]
    levels = [math.sqrt(sum(sample * sample for sample in frame) / size) for frame in frames]
    loud = [at * FRAME_MS for at, level in enumerate(levels) if level >= LOUD * max(levels)]
    inside = [at for at in loud if any(start - 50 <= at <= end + 50 for start, end in times)]
    return len(inside) / max(1, len(loud))


def decoder(**settings):
    return Decoder(loglevel="FATAL", lm=None, bestpath=False, **settings)


phrase_decoder = decoder(**WIDE)
sound_decoder = decoder(**NARROW)
for phone in PHONES:
    sound_decoder.add_word(f"_{phone.lower()}", phone, phone == PHONES[-1])
sounds = " | ".join(f"_{phone.lower()}" for phone in PHONES)
sound_decoder.add_jsgf_string("sounds", f"#JSGF V1.0;\ngrammar sounds;\npublic <any> = <sound>+;\n<sound> = {sounds};\n")
sound_decoder.activate_search("sounds")
phrases = []


def expect(expected):
    unknown = sorted({word for phrase in expected for word in phrase if phrase_decoder.lookup_word(word) is None})
    if unknown:
        return {"unknown": unknown}
    phrases[:] = [list(phrase) for phrase in expected]
    if phrases:
        choices = " | ".join(" ".join(phrase) for phrase in phrases)
        grammar = f"#JSGF V1.0;\ngrammar expected;\npublic <phrase> = {choices};\n"
        phrase_decoder.add_jsgf_string("expected", grammar)
        phrase_decoder.activate_search("expected")
    return {}


def decode(with_decoder, pcm):
    with_decoder.set_cmn(MEANS)
    with_decoder.start_utt()
    for start in range(0, len(pcm), RATE // 5):
        with_decoder.process_raw(pcm[start : start + RATE // 5])
    with_decoder.end_utt()
    return with_decoder.hyp()


NOTHING = {"phrase": -1, "words": [], "confidence": 0.0}


def recognise(pcm, is_final):
    framings = FRAMINGS if is_final else FRAMINGS[:1]
    attempts = (recognise_framed(pcm[2 * framing :], is_final) for framing in framings)
    return next((attempt for attempt in attempts if attempt["phrase"] >= 0), NOTHING)


def recognise_framed(pcm, is_final):
    heard = decode(phrase_decoder, pcm) if phrases else None
    if heard is None or not heard.hypstr:
        return NOTHING
    words = [segment for segment in phrase_decoder.seg() if segment.word[0] not in "<("]
    said = [segment.word.split("(")[0] for segment in words]
    times = [[segment.start_frame * FRAME_MS, (segment.end_frame + 1) * FRAME_MS] for segment in words]
    if is_final:
        found = phrases.index(said) if said in phrases else -1
    else:
        found = next((at for at, phrase in enumerate(phrases) if phrase[: len(said)] == said), -1)
    other = decode(sound_decoder, pcm)
    frames = max(1, (times[-1][1] - times[0][0]) / FRAME_MS)
    strangeness = (math.log(other.best_score) - math.log(heard.best_score)) / LOG_BASE / frames if other else 0.0
    letters = sum(len(word) for word in said)
    spoken_ms = sum(end - start for start, end in times)
    is_hasty = spoken_ms < letters * QUICKEST_MS
    is_slow = spoken_ms > letters * SLOWEST_MS + SLACK_MS
    if found < 0 or strangeness > STRANGE or is_hasty or is_slow or covered(pcm, times) < COVERED:
        return NOTHING
    return {"phrase": found, "words": times, "confidence": round(max(0.5, min(0.99, 0.9 - strangeness / 100)), 3)}


print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if "phrases" in request:
        answer = expect(request["phrases"])
    else:
        answer = recognise(base64.b64decode(request["pcm"]), request["final"])
    print(json.dumps({"id": request["id"], **answer}), flush=True)
