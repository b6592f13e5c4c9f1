"""Speaks sentences with every synthesiser, sends them through random channels and writes shards of log-mel.

    python3 shards.py synthetic FOLDER SEED COUNT      COUNT sentences; several processes with different seeds may run
    python3 shards.py calls FOLDER SEED COUNT          the same, but what is said on calls, numbers above all, over bad lines
    python3 shards.py names FOLDER SEED COUNT          the same, most of it names and places in English by English voices
    python3 shards.py human FOLDER SEED VERSIONS       the clips of HUMAN_SPEECH (manifest.jsonl), VERSIONS times
    python3 shards.py clean FOLDER SEED COUNT          COUNT sentences of all these kinds as they are spoken, for train_gpu.py

`--without ENGINE` lets an engine be silent. A shard is a pickle of (language, target, voice tag, log-mel as bytes:
(x + 17) * 10), one of clean speech of (engine, target, audio as int16 with its peak at 30000).
"""

import argparse
import json
import os
import pickle
import random
import time

import numpy as np
import soundfile
import torch
from scipy.signal import resample_poly

import aug
import lab
import revoice
import sentences
import tts
from grammar import norm

HELD_STATIONS = ('Gorakhpur', 'Lucknow')  # of the human clips, never in training
LETTERS = {
    'emi': 'e m i', 'sms': 's m s', 'otp': 'o t p', 'gst': 'g s t', 'kyc': 'k y c', 'fd': 'f d', 'nbfc': 'n b f c', 'apr': 'a p r',
    'kdm': 'k d m', 'dnd': 'd n d', 'ai': 'a i', 'sbi': 's b i', 'hdfc': 'h d f c', 'icici': 'i c i c i', 'iifl': 'i i f l',
    'ltv': 'l t v', 'noc': 'n o c', 'upi': 'u p i', 'rbi': 'r b i', 'ibja': 'i b j a', 'sip': 's i p', 'atm': 'a t m',
}  # fmt: skip
OF_OTHER_HABITS = 0.25  # share of what is read in Devanagari
REVOICED = {'espk': 0.2, 'fest': 0.35, 'flite': 0.35, 'human': 0.3}  # share that gets another larynx and mouth
LONGEST = 120  # characters of a target
SHARD = 1000  # items
CLEAN_SHARD = 250
CLEAN_SHARES = {'espk': 0.48, 'fest': 0.18, 'flite': 0.34}  # of the sentences
CLEAN_KINDS = ((sentences.NAMES, 0.12, {'english': 0.8}), (sentences.CALLS, 0.28, {}), (sentences.KINDS, 0.6, {}))


def spelled(text):
    return ' '.join(LETTERS.get(w, w) for w in text.split())


def reading(r, text, habits=False):
    """All in Devanagari: conventional or rule-made spelling of the English words; with `habits` now and then as speakers of other habits say it."""
    text = lab.deva(text) if r.random() < 0.6 else tts.devize(spelled(text))
    return revoice.habits(r, text) if habits and r.random() < OF_OTHER_HABITS else text


def with_espeak(r, language, text, variants=tts.TRV, fast=False, english=0.4, habits=False):
    voice = r.choice(tts.ENV) if language == 'en' and r.random() < english else r.choice(['hi'] * 6 + ['mr', 'mr', 'ne', 'ne'])
    spoken = spelled(text) if voice in tts.ENV or (language == 'hi' and r.random() < 0.2) else reading(r, text, habits)
    voice += '+' + r.choice(variants)
    rate = r.randint(200, 380) if fast else r.randint(115, 255)
    return 'espk-' + voice, tts.espeak(spoken, voice, rate, r.randint(12, 92), r.randint(20, 85))


def with_flite(r, language, text, fast=False, english=0.5, habits=False):
    voice = r.choice(['rms', 'slt', 'awb', 'rms', 'slt', 'awb', 'kal16'])
    stretch = r.uniform(0.5, 0.8) if fast else r.uniform(0.75, 1.3)
    pitch = r.choice([None, None, r.randint(85, 230)])
    if language == 'en' and r.random() < english:
        return 'flite-' + voice, tts.flite(spelled(text), 'en', voice, stretch, pitch)
    change = (lambda phones: revoice.schwas(r, phones)) if habits and r.random() < OF_OTHER_HABITS else None
    return 'flite-' + voice, tts.flite(reading(r, text, habits), 'hi', voice, stretch, pitch, change)


def with_festival(r, language, text, fast=False, english=0.3, habits=False):
    stretch = r.uniform(0.5, 0.8) if fast else r.uniform(0.75, 1.3)
    if language == 'en' and r.random() < english:
        voice = r.choice(['voice_ked_diphone', 'voice_kal_diphone', 'voice_cmu_us_slt_arctic_hts'])
        return 'fest-' + voice, tts.festival(spelled(text).replace("'", ''), voice, stretch)
    voice = r.choice(['voice_hindi_NSK_diphone', 'voice_hindi_NSK_diphone', 'voice_marathi_NSK_diphone'])
    return 'fest-' + voice, tts.festival(reading(r, text, habits), voice, stretch)


ENGINES = {'espk': with_espeak, 'fest': with_festival, 'flite': with_flite}
SHARES = {'espk': 0.63, 'fest': 0.21, 'flite': 0.16}  # of the sentences
CHANNELS = {'espk': 1, 'fest': 2, 'flite': 3}  # versions of each; flite is the slow one
CALL_SHARES = {'espk': 0.45, 'fest': 0.27, 'flite': 0.28}
CALL_CHANNELS = {'espk': 2, 'fest': 3, 'flite': 3}


def timbre(r, audio):
    """Shifts pitch and formants together; few recorded voices have to stand for many."""
    k = r.choice([84, 88, 92, 96, 100, 100, 104, 108, 113, 118])
    return audio if k == 100 else resample_poly(audio, 100, k).astype(np.float32)


def voiced_anew(r, g, engine, audio):
    """The audio in another timbre, or, in a part of it, by another larynx and mouth."""
    if r.random() < REVOICED[engine]:
        return revoice.revoice(audio, r, g)
    return audio if engine == 'espk' else timbre(r, audio)


def sounding(audio):
    """Without the silence before and after."""
    loud = np.nonzero(np.abs(audio) > 0.01 * (np.abs(audio).max() + 1e-9))[0]
    return audio[loud[0] : loud[-1] + 1] if len(loud) else audio


def quantised(audio):
    return np.clip(np.round((aug.logmel(audio).numpy() + 17) * 10), 0, 255).astype(np.uint8)


def fits(mel, target):
    """Whether CTC has room for the target (two outputs per eight frames)."""
    return mel.shape[1] <= 1400 and mel.shape[1] // 8 * 2 >= len(target) + 2


def write(items, path):
    with open(path + '.tmp', 'wb') as f:
        pickle.dump(items, f, 4)
    os.rename(path + '.tmp', path)


def speak(r, language, text, shares, **english):
    """(tag, clean audio) by a random engine; short answers now and then as short as people say them."""
    engine = r.choices(list(shares), shares.values())[0]
    fast = len(text.split()) <= 2 and r.random() < 0.5
    tag, audio = ENGINES[engine](r, language, text, fast=fast, habits=True, **english)
    return tag, sounding(audio) if fast else audio


class Shards:
    """Writes items to numbered files and says how fast; each may be of another size. For one thread."""

    def __init__(self, folder, name, seed):
        self.path, self.seed = '%s/%s_%d_' % (folder, name, seed), seed
        self.items, self.number, self.seconds, self.failed, self.started = [], 0, 0.0, 0, time.time()

    def add(self, item, seconds):
        self.items.append(item)
        self.seconds += seconds

    def close(self, least=1):
        """Writes what is there, if it is `least` items or more."""
        if len(self.items) < least:
            return
        write(self.items, '%s%d.pkl' % (self.path, self.number))
        self.items, self.number = [], self.number + 1
        pace = self.seconds / (time.time() - self.started)
        print('%d.%d %.2f h x%.0f failed %d' % (self.seed, self.number, self.seconds / 3600, pace, self.failed), flush=True)


def spoken(r, count, kinds_of, shares, out):
    """(language, target, tag, clean audio) of up to `count` sentences; `kinds_of` draws their kinds and how English is said."""
    for _ in range(count):
        kinds, english = kinds_of()
        language, text = sentences.sample(r, kinds)
        target = lab.deva(text)
        if not target or len(target) > LONGEST:
            continue
        try:
            tag, audio = speak(r, language, text, shares, **english)
        except (RuntimeError, OSError, AssertionError):
            out.failed += 1
            continue
        if len(audio) >= 1600:
            yield language, target, tag, audio


def synthetic(folder, seed, count, kinds=sentences.KINDS, name='syn', calls=False, **english):
    shares, channels = (CALL_SHARES, CALL_CHANNELS) if calls else (SHARES, CHANNELS)
    r, g, out = random.Random(seed), np.random.default_rng(seed), Shards(folder, name, seed)
    for language, target, tag, audio in spoken(r, count, lambda: (kinds, english), shares, out):
        engine = tag.split('-')[0]
        for _ in range(channels[engine]):
            mel = quantised(aug.augment(voiced_anew(r, g, engine, audio), r, g, hard=calls))
            if fits(mel, target):
                out.add((language, target, tag, mel), mel.shape[1] / 100)
        out.close(SHARD)
    out.close()


def calls(folder, seed, count):
    synthetic(folder, seed, count, sentences.CALLS, 'call', calls=True)


def names(folder, seed, count):
    synthetic(folder, seed, count, sentences.NAMES, 'name', calls=True, english=0.8)


def clean(folder, seed, count):
    """Speech as the engines give it, silence cut off; small files first, so that training can begin."""
    r, out = random.Random(seed), Shards(folder, 'clean', seed)

    def kinds_of():
        kinds, _, english = r.choices(CLEAN_KINDS, [share for _, share, _ in CLEAN_KINDS])[0]
        return kinds, english

    for _, target, tag, audio in spoken(r, count, kinds_of, CLEAN_SHARES, out):
        audio, top = sounding(audio), np.abs(audio).max()
        if 1600 <= len(audio) <= 14 * 16000 and top > 1e-3:
            out.add((tag.split('-')[0], target, np.round(audio / top * 30000).astype(np.int16)), len(audio) / 16000)
        out.close(CLEAN_SHARD if out.number > 1 else CLEAN_SHARD // 4)
    out.close()


def human_clips(folder, held):
    """(audio, target, station) of the clips whose text holds words only."""
    clips = []
    with open(os.path.join(folder, 'manifest.jsonl'), encoding='utf8') as lines:
        for row in map(json.loads, lines):
            if (row['station'] in HELD_STATIONS) == held and not any(c in row['text'] for c in '0123456789|'):
                audio, rate = soundfile.read(os.path.join(folder, row['audio']), dtype='float32')
                assert rate == 16000
                clips.append((audio, lab.deva(norm(row['text'])), row['station']))
    return clips


def human(folder, seed, versions):
    r, g = random.Random(seed), np.random.default_rng(seed)
    clips = human_clips(os.environ['HUMAN_SPEECH'], False)
    for version in range(versions):
        r.shuffle(clips)
        items, i = [], 0
        while i < len(clips):
            audio, target, station = clips[i]
            i += 1
            if i < len(clips) and r.random() < 0.25 and len(audio) + len(clips[i][0]) < 9.5 * 16000:
                gap = np.zeros(r.randint(0, 4000), np.float32)
                audio = np.concatenate([audio, gap, clips[i][0] * 10 ** (r.uniform(-6, 6) / 20)])
                target, station = target + ' ' + clips[i][1], station + '+' + clips[i][2]
                i += 1
            audio = resample_poly(audio, 100, r.randint(85, 116)).astype(np.float32)
            mel = quantised(aug.augment(revoice.revoice(audio, r, g) if r.random() < REVOICED['human'] else audio, r, g))
            if fits(mel, target):
                items.append(('hi', target, 'human-' + station, mel))
        write(items, '%s/hum_%d_%d.pkl' % (folder, seed, version))
        print('human %d.%d %d items' % (seed, version, len(items)), flush=True)


def main():
    torch.set_num_threads(1)
    kinds = {'synthetic': synthetic, 'calls': calls, 'names': names, 'human': human, 'clean': clean}
    parser = argparse.ArgumentParser()
    parser.add_argument('kind', choices=sorted(kinds))
    parser.add_argument('folder')
    parser.add_argument('seed', type=int)
    parser.add_argument('count', type=int)
    parser.add_argument('--without', choices=sorted(ENGINES), help='engine that does not speak')
    args = parser.parse_args()
    for shares in (SHARES, CALL_SHARES, CLEAN_SHARES):
        shares.pop(args.without, None)
    os.makedirs(args.folder, exist_ok=True)
    kinds[args.kind](args.folder, args.seed, args.count)


if __name__ == '__main__':
    main()
