"""Writes the evaluation sets as 16 kHz WAV files with JSON lines {audio, text, text_deva, language, voice, kind}.

    python3 evalsets.py FOLDER [PER_ENGINE [SETS]]

Sentences are of held-out templates with held-out values; "espk" voices are held-out variants, the voices of fest and flite were
heard in training. clean, noisy (10 dB noise, Opus 24 kbit/s, 5 % loss) and telephone (8 kHz, mu-law, 20 dB) say the same
sentences. digits: phone numbers, PIN codes, amounts; short: one-word answers of 150-400 ms; dev: sentences of training
templates and general text by training voices, for tuning the decoder; choice-clean, choice-noisy, choice-telephone and
choice-digits: sentences of training templates and training values by held-out variants, for choosing weights; unread-clean and
unread-noisy: sentences of the development files (DOMAIN_DIR) that neither network nor language models read, by held-out variants
and the rest, for choosing weights and fitting the decoder; human: the clips of the held-out stations; places (not among those
written by default): the branches and towns of BRANCHES as answers to "which city" and in wishes, with the slots they tell.
"""

import json
import os
import random
import sys

import numpy as np
import soundfile

import aug
import corpus
import grammar
import lab
import said
import shards
import textgen
import tts

BRANCHES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../branches')
PLACES = {  # answers with a town, with a part of one, and wishes
    'hi': (
        ('{c}', '{c} में', 'मैं {c} से हूँ', '{c} में रहता हूँ', 'जी {c}'),
        ('{l} {c}', '{c} में {l} वाली branch', '{l} branch', '{c} {l}'),
        ('मुझे {c} branch में सोमवार को आना है', '{c} में आपकी branch कहाँ है', 'मैं {c} {l} branch आना चाहता हूँ', '{c} में gold loan मिलेगा क्या'),
    ),
    'en': (
        ('{c}', 'in {c}', 'i am in {c}', 'i live in {c}', 'yes {c}'),
        ('{l} {c}', '{c} {l}', 'the {l} branch in {c}', '{l} branch'),
        ('i want to come to the {c} branch on monday', 'do you have a branch in {c}', 'i want to visit your {c} {l} branch on tuesday', 'where is your branch in {c}'),
    ),
}  # fmt: skip
FIGURES = {'7': 'seven', '14': 'fourteen', '1': 'one'}  # of sectors
ANSWERS = 'हाँ जी नहीं ok yes no'.split()


def padded(audio, g, before=0.3, after=0.6):
    audio = audio / (np.abs(audio).max() + 1e-6) * 0.5
    audio = np.concatenate([np.zeros(int(before * 16000)), audio, np.zeros(int(after * 16000))])
    return (audio + 1e-4 * g.standard_normal(len(audio))).astype(np.float32)


def noisy(audio, r, g):
    """10 dB of pink noise, babble-free so that the level is exact; Opus with 5 % loss."""
    audio = aug.add_noise(audio, r, g, 10, ('pink', 'white', 'brown', 'music'))
    return aug.opus(audio / np.abs(audio).max() * 0.7, 24000, 0.05, r)


def telephone(audio, r, g):
    return aug.telephone(aug.add_noise(audio, r, g, 20, ('pink', 'white')), r) * 0.5


class Writer:
    """One set: WAV files and set.jsonl."""

    def __init__(self, folder):
        os.makedirs(folder, exist_ok=True)
        self.folder, self.rows = folder, []

    def add(self, audio, language, text, voice, kind):
        name = '%04d.wav' % len(self.rows)
        soundfile.write(os.path.join(self.folder, name), np.clip(audio, -1, 1), 16000, subtype='PCM_16')
        self.rows.append(
            {'audio': name, 'text': text, 'text_deva': lab.deva(text), 'language': language, 'voice': voice, 'kind': kind}
        )

    def close(self):
        with open(os.path.join(self.folder, 'set.jsonl'), 'w', encoding='utf8') as f:
            f.writelines(json.dumps(row, ensure_ascii=False) + '\n' for row in self.rows)
        print(self.folder, len(self.rows), flush=True)


def spoken(r, engine, language, text, held=True, fast=False):
    while True:
        try:
            if engine == 'espk':
                return shards.with_espeak(r, language, text, tts.HELDV if held else tts.TRV, fast)
            return shards.ENGINES[engine](r, language, text, fast)
        except RuntimeError as e:
            print(e, flush=True)


def domain(folder, per_engine, prefix='', seed=77, held=True):
    r, g = random.Random(seed), np.random.default_rng(seed)
    clean, bad, phone = (Writer(os.path.join(folder, prefix + n)) for n in ('clean', 'noisy', 'telephone'))
    for engine, count in (('espk', 2 * per_engine), ('fest', per_engine), ('flite', per_engine)):
        seen = set()
        while len(seen) < count:
            language, text = grammar.sentence(r, held=held)
            if text in seen or len(text.split()) < 2 or len(text) > 100:
                continue
            seen.add(text)
            tag, audio = spoken(r, engine, language, text)
            audio = padded(audio, g)
            for writer, x in ((clean, audio), (bad, noisy(audio, r, g)), (phone, telephone(audio, r, g))):
                writer.add(x, language, text, tag, 'held' if held else 'seen')
    for writer in (clean, bad, phone):
        writer.close()


def digits(folder, count, prefix='', seed=78, held=True):
    r, g = random.Random(seed), np.random.default_rng(seed)
    out = Writer(os.path.join(folder, prefix + 'digits'))
    for i in range(count):
        hindi = r.random() < 0.6
        kind = ('phone', 'pin', 'amount', 'grams')[i % 4]
        name = {'phone': 'PHONE', 'pin': 'PIN', 'amount': 'AMT', 'grams': 'GRAM'}[kind] + ('H' if hindi else 'E')
        text = grammar.norm(grammar.SLOTS[name](r, held))
        language = 'hi' if hindi else 'en'
        tag, audio = spoken(r, ('espk', 'espk', 'fest', 'flite')[i // 4 % 4], language, text)
        audio = padded(audio, g)
        out.add(audio if i % 2 else noisy(audio, r, g) if i % 8 == 0 else telephone(audio, r, g), language, text, tag, kind)
    out.close()


def short(folder, count):
    r, g = random.Random(79), np.random.default_rng(79)
    out = Writer(os.path.join(folder, 'short'))
    while len(out.rows) < count:
        text = ANSWERS[len(out.rows) % len(ANSWERS)]
        language = 'en' if text.isascii() else 'hi'
        tag, audio = spoken(r, r.choice(['espk', 'espk', 'fest', 'flite']), language, text, fast=r.random() < 0.7)
        audio = shards.sounding(audio)
        if 0.15 * 16000 <= len(audio) <= 0.4 * 16000:
            audio = aug.add_noise(padded(audio, g), r, g, 25, ('pink', 'white'))
            out.add(aug.opus(audio, 24000, 0.0, r), language, text, tag, 'short')
    out.close()


def dev(folder, count):
    r, g = random.Random(80), np.random.default_rng(80)
    out = Writer(os.path.join(folder, 'dev'))
    for i in range(count):
        language, text = grammar.sentence(r) if i % 2 else ('hi', corpus.fragment(r, True))
        tag, audio = spoken(r, ('espk', 'fest', 'flite')[i // 2 % 3], language, text, held=False)
        audio = padded(audio, g)
        out.add(noisy(audio, r, g) if i % 3 == 0 else audio, language, text, tag, 'domain' if i % 2 else 'general')
    out.close()


def choice(folder, count):
    domain(folder, count // 4, 'choice-', 87, False)
    digits(folder, count, 'choice-', 88, False)


def unread(folder, count):
    """Left out is what `said.sentences` holds; what the grammar or general text happens to say alike is not looked for."""
    if not os.environ.get('DOMAIN_DIR'):
        return
    r, g = random.Random(89), np.random.default_rng(89)
    read = {said.target(grammar.norm(text)) for _, text in said.sentences()}
    rows = [(la, text) for la, text in textgen.load_dev() if len(text.split()) > 3 and said.target(text) not in read]
    clean, bad = Writer(os.path.join(folder, 'unread-clean')), Writer(os.path.join(folder, 'unread-noisy'))
    for i, (language, text) in enumerate(r.sample(rows, 2 * count)):
        tag, audio = spoken(r, ('espk', 'fest', 'espk', 'flite')[i % 4], language, text)
        audio = padded(audio, g)
        clean.add(audio, language, text, tag, 'unread')
        bad.add(noisy(audio, r, g), language, text, tag, 'unread')
    clean.close()
    bad.close()


def places(folder, count):
    r, g = random.Random(5), np.random.default_rng(5)
    out = Writer(os.path.join(folder, 'places'))
    with open(os.path.join(BRANCHES, 'branches.json'), encoding='utf8') as f:
        branches = json.load(f)['branches']
    with open(os.path.join(BRANCHES, 'towns.tsv'), encoding='utf8') as lines:
        towns = [line.split('\t')[:2] for line in lines][1:]
    cities = sorted({(b['city'], b['city_hi']) for b in branches})
    for i in range(count):
        kind, language = i % 3, r.choice(['hi', 'en'])
        hindi = language == 'hi'
        branch, template = r.choice(branches), r.choice(PLACES[language][kind])
        city = r.choice(r.choice([cities, towns])) if kind == 0 else (branch['city'], branch['city_hi'])
        part = branch['locality_hi'] if hindi else ' '.join(FIGURES.get(w, w) for w in branch['locality'].split())
        text = grammar.norm(template.format(c=city[hindi], l=part).lower())
        expected = {'city': city[0], **({'locality': branch['locality']} if '{l}' in template else {})}
        for engine in ('espk', 'fest' if i % 2 else 'flite'):
            tag, audio = spoken(r, engine, language, text)
            audio = aug.add_noise(padded(audio, g), r, g, 22, ('pink', 'white'))
            out.add(aug.opus(audio / np.abs(audio).max() * 0.6, 24000, 0.01, r), language, text, tag, 'place')
            out.rows[-1].update({'expected': expected, **({'asked_slot': 'city'} if kind < 2 else {})})
    out.close()


def human(folder, _):
    source = os.environ.get('HUMAN_SPEECH', '')
    if not source:
        return
    out = Writer(os.path.join(folder, 'human'))
    for audio, target, station in shards.human_clips(source, True):
        out.add(np.concatenate([np.zeros(3200, np.float32), audio, np.zeros(9600, np.float32)]), 'hi', target, 'human-' + station, 'human')
    out.close()


if __name__ == '__main__':
    folder, per_engine = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 60
    wanted = sys.argv[3].split(',') if len(sys.argv) > 3 else ['domain', 'digits', 'short', 'dev', 'choice', 'unread', 'human']
    for name, build in (('domain', domain), ('digits', digits), ('short', short), ('dev', dev), ('choice', choice), ('unread', unread), ('human', human), ('places', places)):
        if name in wanted:
            build(folder, per_engine if name == 'domain' else 2 * per_engine)
