"""New utterances out of human clips: pieces cut at pauses between words, in another order and of other speakers.

    python3 splice.py CKPT FOLDER SEED VERSIONS

The network of CKPT aligns each training clip with its text (Viterbi over the CTC topology); a boundary between words is used
where the level falls well below the clip's within 100 ms of it. Needs HUMAN_SPEECH.
"""

import os
import random
import sys

import numpy as np
import torch
from scipy.signal import resample_poly

import aug
import shards
from evaluate import load_network
from model import BL, C2I

FRAME = 640  # samples of an output
PAUSE = 0.12  # of the clip's level, below which two words may be parted


def align(logprobs, ids):
    """Output index at which each symbol of `ids` is first emitted on the best CTC path."""
    states = [BL]
    for i in ids:
        states += [i, BL]
    n, steps = len(states), len(logprobs)
    score = np.full(n, -np.inf)
    score[:2] = logprobs[0, BL], logprobs[0, states[1]]
    back = np.zeros((steps, n), np.int8)
    skip = np.array([k >= 2 and states[k] != BL and states[k] != states[k - 2] for k in range(n)])
    emit = logprobs[:, states]
    for t in range(1, steps):
        options = np.full((3, n), -np.inf)
        options[0] = score
        options[1, 1:] = score[:-1]
        options[2, 2:] = np.where(skip[2:], score[:-2], -np.inf)
        back[t] = options.argmax(0)
        score = options.max(0) + emit[t]
    k = n - 1 if score[-1] > score[-2] else n - 2
    first = [0] * len(ids)
    for t in range(steps - 1, -1, -1):
        if k % 2:
            first[k // 2] = t
        k -= back[t, k]
    return first


def quietest(level, at, reach):
    low = max(0, at - reach)
    return low + int(level[low : at + reach].argmin()) if low < len(level) else len(level) - 1


def pieces(net, audio, target):
    """(audio, words) between usable pauses of a clip."""
    with torch.no_grad():
        mel = aug.logmel(np.concatenate([audio, np.zeros(6400, np.float32)]))
        logprobs, length, _ = net(mel[None], torch.tensor([mel.shape[1]]), 200, 1000)
    first = align(logprobs[0, : int(length)].numpy(), [C2I[c] for c in target])
    level = np.sqrt(np.convolve(audio**2, np.ones(320) / 320, 'same')[::80] + 1e-12)  # every 5 ms
    usual = np.sqrt((audio**2).mean())
    words, cuts = target.split(), [(0, 0)]
    position = 0
    for number, word in enumerate(words[:-1], 1):
        position += len(word) + 1
        middle = (first[position - 1] + first[min(position, len(first) - 1)]) / 2 * FRAME / 80
        at = quietest(level, int(middle) - 4, 20)
        if level[at] < PAUSE * usual and at * 80 > cuts[-1][0] + 2400:
            cuts.append((at * 80, number))
    cuts.append((len(audio), len(words)))
    return [(audio[a:b], words[i:j]) for (a, i), (b, j) in zip(cuts, cuts[1:])]


def recombined(r, clips):
    """Runs of successive pieces of one or two clips, in any order."""
    audio, words, station = [], [], ''
    for _ in range(r.choice([1, 1, 2, 3])):
        parts, where = r.choice(clips)
        start = r.randrange(len(parts))
        level = 10 ** (r.uniform(-5, 5) / 20)
        for part, text in parts[start : start + r.choice([1, 2, 3, 4, 6, 8])]:
            audio += [part * level, np.zeros(r.choice([0, 0, 0, 800, 2400]), np.float32)]
            words += text
        station = where
        if sum(map(len, audio)) > 7 * 16000:
            break
    return np.concatenate(audio), ' '.join(words), station


def main():
    torch.set_num_threads(1)
    checkpoint, folder, seed, versions = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    net = load_network(checkpoint)
    r, g = random.Random(seed), np.random.default_rng(seed)
    clips = [(pieces(net, a, y), s) for a, y, s in shards.human_clips(os.environ['HUMAN_SPEECH'], False)]
    print('pieces %d, words a piece %.1f' % (sum(len(p) for p, _ in clips),
          np.mean([len(w) for p, _ in clips for _, w in p])), flush=True)
    for version in range(versions):
        items = []
        while len(items) < 400:
            audio, target, station = recombined(r, clips)
            mel = shards.quantised(aug.augment(resample_poly(audio, 100, r.randint(85, 116)).astype(np.float32), r, g))
            if shards.fits(mel, target):
                items.append(('hi', target, 'human-' + station, mel))
        shards.write(items, '%s/hum_s%d_%d.pkl' % (folder, seed, version))
        print('spliced %d.%d' % (seed, version), flush=True)


if __name__ == '__main__':
    main()
