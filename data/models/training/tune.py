"""Tunes the shipped recogniser on own, consented recordings and exports it.

    python3 tune.py --data DIR [--out FOLDER] [--minutes 20] [--from CHECKPOINT] [--shards FOLDER] [--held 0.1]

DIR holds *.jsonl files of {"audio": path relative to the file, "text": ..., "language": "hi" | "en"} and 16 kHz (or any rate)
WAV or FLAC files; text may mix scripts, English words are respelled in Devanagari, digits are read as words. A tenth of the
recordings is kept to measure before and after. FOLDER (default: models-tuned/stt beside DIR) gets model.onnx, vocab.txt,
checkpoint.pt; copy the other files of data/models/stt next to them and name the folder in the configuration.
Without --shards the synthetic speech of training is missing from the mix: keep --minutes short.
"""

import argparse
import glob
import json
import os
import random
import subprocess
import sys
import tempfile
from math import gcd

import numpy as np
import soundfile
from scipy.signal import resample_poly

import aug
import corpus
import evaluate
import lab
import shards
from grammar import norm

HERE = os.path.dirname(os.path.abspath(__file__))
RATE = 16000
VERSIONS = 24  # augmented copies of each recording


def recordings(folder):
    """(audio, target, language) of every labelled recording; says which it leaves out."""
    found = []
    for name in sorted(glob.glob(os.path.join(folder, '**', '*.jsonl'), recursive=True)):
        with open(name, encoding='utf8') as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                language = row.get('language', 'hi')
                target = lab.deva(norm(corpus.read_numbers(row['text'], language != 'en')))
                audio, rate = soundfile.read(os.path.join(os.path.dirname(name), row['audio']), dtype='float32')
                audio = audio.mean(1) if audio.ndim > 1 else audio
                if rate != RATE:
                    k = gcd(RATE, rate)
                    audio = resample_poly(audio, RATE // k, rate // k).astype(np.float32)
                if not target or not 0.15 < len(audio) / RATE < 13.5:
                    print('left out: %s:%d (empty text, or not 0.15-13.5 s)' % (name, number))
                    continue
                found.append((audio, target, language))
    if len(found) < 2:
        sys.exit('no labelled recordings in ' + folder)
    return found


def write_shards(kept, folder):
    r, g = random.Random(1), np.random.default_rng(1)
    for version in range(VERSIONS):
        items = []
        for audio, target, language in kept:
            audio = resample_poly(audio, 100, r.randint(88, 113)).astype(np.float32)
            mel = shards.quantised(aug.augment(audio, r, g))
            if shards.fits(mel, target):
                items.append((language, target, 'human-own', mel))
        shards.write(items, '%s/own_%d.pkl' % (folder, version))


def measure(checkpoint, held):
    rows = [
        {'samples': np.concatenate([np.zeros(3200, np.float32), a, np.zeros(9600, np.float32)]), 'text_deva': t, 'voice': 'own-'}
        for a, t, _ in held
    ]
    evaluate.logprobs(evaluate.load_network(checkpoint), rows)
    return evaluate.score(rows, 'own', evaluate.decoders(None, 0, 0)['greedy'])['all']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--data', required=True)
    parser.add_argument('--out')
    parser.add_argument('--minutes', type=float, default=20)
    parser.add_argument('--from', dest='start', default=os.path.join(HERE, '..', 'stt', 'checkpoint.pt'))
    parser.add_argument('--shards')
    parser.add_argument('--held', type=float, default=0.1)
    parser.add_argument('--lr', type=float, default=3e-4)
    args = parser.parse_args()
    out = args.out or os.path.join(os.path.dirname(os.path.abspath(args.data)), 'models-tuned', 'stt')
    every = recordings(args.data)
    random.Random(7).shuffle(every)
    held = every[: max(1, int(len(every) * args.held))]
    kept = every[len(held) :]
    print('%d recordings, %d kept to measure' % (len(every), len(held)), flush=True)
    print('before:', measure(args.start, held), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in glob.glob(os.path.join(args.shards or '', '*.pkl')) if args.shards else []:
            os.symlink(os.path.abspath(name), os.path.join(folder, os.path.basename(name)))
        write_shards(kept, folder)
        checkpoint = os.path.join(folder, 'tuned.pt')
        share = '0.5' if args.shards else '1'
        subprocess.run(
            [sys.executable, os.path.join(HERE, 'train.py'), checkpoint, '--shards', folder, '--init', args.start,
             '--minutes', str(args.minutes), '--lr', str(args.lr), '--human', share], check=True)
        print('after:', measure(checkpoint, held), flush=True)
        subprocess.run([sys.executable, os.path.join(HERE, 'export.py'), checkpoint, out], check=True)
    print('wrote', out)


if __name__ == '__main__':
    main()
