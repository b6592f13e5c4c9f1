"""The first weights: frame cross-entropy on word times that espeak-ng gives, faded to CTC.

    python3 bootstrap.py OUT.pt [--utterances 2500] [--frames-only 500] [--steps 700] [--cfg '{"d":160,"L":6,"ff":480}']

CTC from scratch stays at blanks for thousands of steps; a few hundred steps with alignments pass that plateau.
"""

import argparse
import ctypes
import json
import random

import numpy as np
import torch
import torch.nn.functional as F

import aug
import lab
import model
import sentences
import tts
from model import BL, C2I, Enc
from train import SILENCE, ctc

VOICES = ['hi', 'hi+m3', 'hi+f2', 'hi+f3', 'hi+m1', 'hi+adam', 'hi+linda']
WORD_EVENT = 1


class Event(ctypes.Structure):
    """espeak_EVENT."""

    _fields_ = [
        ('type', ctypes.c_int),
        ('unique_identifier', ctypes.c_uint),
        ('text_position', ctypes.c_int),
        ('length', ctypes.c_int),
        ('audio_position_ms', ctypes.c_int),
        ('sample', ctypes.c_int),
        ('user_data', ctypes.c_void_p),
        ('id', ctypes.c_char * 8),
    ]


STARTS = []  # word starts of the running synthesis, in ms


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
def collect(samples, count, events):
    if samples and count > 0:
        tts._buf.append(ctypes.string_at(samples, count * 2))
    i = 0
    while events[i].type:
        if events[i].type == WORD_EVENT:
            STARTS.append(events[i].audio_position_ms)
        i += 1
    return 0


def frame_labels(words, starts, end, outputs):
    """A character for each output: a word's characters spread evenly from its start to the next word's."""
    labels = np.full(outputs, BL, np.int64)
    bounds = [s / 640 for s in [*starts, end]]
    for k, word in enumerate(words):
        characters = list(word) + ([' '] if k + 1 < len(words) else [])
        begin, stop = bounds[k], bounds[k + 1]
        for f in range(int(begin), min(outputs, int(np.ceil(stop)))):
            place = int((f + 0.5 - begin) / max(stop - begin, 1e-6) * len(characters))
            labels[f] = C2I[characters[min(len(characters) - 1, max(0, place))]]
    return labels


def utterance(r, g):
    """(target, log-mel, labels) of a clean short sentence; None where words and events differ."""
    target = lab.deva(sentences.sample(r)[1])
    if not target or len(target) > 40:
        return None
    STARTS.clear()
    audio = tts.espeak(target, r.choice(VOICES), r.randint(140, 180), r.randint(40, 60), 50)
    words, starts = target.split(), sorted(set(STARTS))
    if len(audio) < 2500 or len(starts) != len(words):
        return None
    before = r.randint(500, 4000)
    end = before + int(np.nonzero(np.abs(audio) > 0.01)[0][-1]) + 1
    audio = audio / (np.abs(audio).max() + 1e-6) * r.uniform(0.2, 0.8)
    audio = np.concatenate([np.zeros(before), audio, np.zeros(r.randint(4000, 8000))])
    audio = (audio + g.standard_normal(len(audio)) * 10 ** r.uniform(-4, -2.7)).astype(np.float32)
    mel = aug.logmel(audio)
    return target, mel, frame_labels(words, [before + s * 16 for s in starts], end, mel.shape[1] // 8 * 2)


def utterances(count):
    tts.init()
    tts.lib.espeak_SetSynthCallback(collect)
    r, g = random.Random(600), np.random.default_rng(5)
    found = []
    while len(found) < count:
        item = utterance(r, g)
        if item:
            found.append(item)
    tts.lib.espeak_SetSynthCallback(tts._cb)
    return found


def collate(batch):
    frames = (max(mel.shape[1] for _, mel, _ in batch) + 31) // 32 * 32
    x = torch.full((len(batch), 80, frames), SILENCE)
    labels = torch.full((len(batch), frames // 8 * 2), -100)
    for i, (_, mel, y) in enumerate(batch):
        x[i, :, : mel.shape[1]] = mel
        labels[i, : len(y)] = torch.from_numpy(y)
    targets = [model.enc_text(text) for text, _, _ in batch]
    lengths = torch.tensor([len(t) for t in targets])
    return x, torch.tensor([mel.shape[1] for _, mel, _ in batch]), torch.tensor(sum(targets, [])), lengths, labels


def batches(items, r):
    while True:
        r.shuffle(items)
        for k in range(0, len(items), 600):
            group, batch = [], []
            for item in sorted(items[k : k + 600], key=lambda i: i[1].shape[1]):
                batch.append(item)
                if len(batch) * item[1].shape[1] > 2400:
                    group.append(batch)
                    batch = []
            group += [batch] if batch else []
            r.shuffle(group)
            yield from group


def learn(net, items, frames_only, steps, r):
    optimiser = torch.optim.AdamW(net.parameters(), 1.5e-3, betas=(0.9, 0.98))
    for step, batch in enumerate(batches(items, r)):
        if step >= steps:
            return
        for group in optimiser.param_groups:
            group['lr'] = 1.5e-3 * min(1, (step + 1) / 150)
        x, frames, y, lengths, labels = collate(batch)
        logprobs, outputs, middle = net(x, frames, 4, 32)
        whole = 0.7 * ctc(logprobs, y, outputs, lengths) + 0.3 * ctc(middle, y, outputs, lengths)
        by_frame = sum(
            w * F.nll_loss(p.flatten(0, 1), labels.flatten(), ignore_index=-100) for w, p in ((1, logprobs), (0.3, middle))
        )
        share = 1.0 if step < frames_only else max(0.0, 1 - (step - frames_only) / 200)
        loss = share * by_frame + (1 - share * 0.9) * whole
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        if (step + 1) % 50 == 0:
            print('step %d  ctc %.3f  frames %.3f' % (step + 1, whole.item(), by_frame.item()), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('--utterances', type=int, default=2500)
    parser.add_argument('--frames-only', type=int, default=500)
    parser.add_argument('--steps', type=int, default=700)
    parser.add_argument('--cfg', default='{"d": 160, "L": 6, "ff": 480}')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    model.BFL[0] = model.fast_bfloat16()
    cfg = json.loads(args.cfg)
    net = Enc(**cfg).train()
    learn(net, utterances(args.utterances), args.frames_only, args.steps, random.Random(0))
    torch.save({'m': net.state_dict(), 'ema': net.state_dict(), 'cfg': cfg}, args.out)


if __name__ == '__main__':
    main()
