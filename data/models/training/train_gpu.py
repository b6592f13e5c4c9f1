"""Trains the recogniser on a GPU from clean speech, which `varied.py` makes another each time it is heard.

    python3 train_gpu.py CKPT OUT --speech DIR --minutes M [--human SHARE] [--lr X] [--without ENGINE] [--keep .6,.75]

DIR holds what `shards.py clean` writes; new files are picked up as they appear, as many as the GPU's memory allows. People's
clips come from HUMAN_SPEECH, whole or recombined of pieces as in `splice.py`. Weights (their moving average) are written to
OUT_last.pt at the end or on SIGTERM, and to OUT_60.pt and so on, at the shares of the time told by --keep: states before the
learning rate has fallen hear unknown voices as well as the last one. On a CPU it works, for a try (--batch 60).
"""

import argparse
import glob
import math
import os
import pickle
import random
import signal
import time

import numpy as np
import torch
import torch.nn.functional as F

import model
import shards
import splice
import train
import varied
from evaluate import load_network
from model import C2I, Enc
from varied import DEVICE

GRAIN = 16384  # samples; the lengths of batches are multiples of it, so that there are few shapes
SILENCE = 17600  # most samples of silence around an utterance
WARM_UP = 400  # steps
LONGEST = 14 * 16000
RECOMBINED, MOST, MORE = 6000, 20000, 60  # utterances of people made at first, in the end, and between two plans
START, STEPS_A_PLAN = 300, 12  # steps before more are made; batches drawn at once, of mean length


class Speech:
    """All clean speech, in one recording on the GPU, and where each utterance lies, by engine. For one thread."""

    def __init__(self, folder, without, gigabytes):
        self.folder, self.without = folder, without
        self.audio = torch.zeros(int(gigabytes * 5e8), dtype=torch.int16, device=DEVICE)
        self.used, self.pools, self.seen = 0, {}, set()

    def add(self, utterances):
        """Takes (engine, target, int16 audio), as long as there is room."""
        waiting, end = [], self.used
        for engine, target, audio in utterances:
            if engine == self.without or end + len(audio) > len(self.audio):
                continue
            ids = np.array([C2I[c] for c in target], np.int64)
            self.pools.setdefault(engine, []).append((end, len(audio), ids))
            waiting.append(audio)
            end += len(audio)
        if waiting:
            self.audio[self.used : end] = torch.from_numpy(np.concatenate(waiting)).to(DEVICE)
            self.used = end

    def refresh(self, limit=8):
        for name in [f for f in sorted(glob.glob(self.folder + '/clean_*.pkl')) if f not in self.seen][:limit]:
            self.seen.add(name)
            with open(name, 'rb') as f:
                self.add(pickle.load(f))

    def room(self):
        return self.used + 20 * LONGEST < len(self.audio)

    def hours(self):
        return {k: round(sum(n for _, n, _ in v) / 57.6e6, 1) for k, v in self.pools.items()}


def int16(audio):
    return np.round(audio / (np.abs(audio).max() + 1e-6) * 30000).astype(np.int16)


def people(checkpoint, path):
    """(audio of peak 1, target, pieces) of each training clip; the network of the checkpoint finds where it may be cut.

    It takes minutes on one core, so it is kept in the file `path`.
    """
    if os.path.exists(path):
        with open(path, 'rb') as f:
            return pickle.load(f)
    net, clips = load_network(checkpoint), []
    for audio, target, _ in shards.human_clips(os.environ['HUMAN_SPEECH'], False):
        audio = audio / (np.abs(audio).max() + 1e-6)
        clips.append((audio, target, splice.pieces(net, audio, target)))
    shards.write(clips, path)
    return clips


def recombined(clips, count, r):
    """Whole clips (three of ten), two of them, or runs of pieces of one to three clips, as (engine, target, int16 audio)."""
    for _ in range(count):
        kind = r.random()
        audio, target, _ = r.choice(clips)
        if 0.3 < kind < 0.4:
            other, words, _ = r.choice(clips)
            if len(audio) + len(other) < 9.5 * 16000:
                gap = np.zeros(r.randint(0, 4000), np.float32)
                audio = np.concatenate([audio, gap, other * 10 ** (r.uniform(-6, 6) / 20)])
                target += ' ' + words
        elif kind >= 0.4:
            audio, target, _ = splice.recombined(r, [(pieces, '') for _, _, pieces in clips])
        if 3000 < len(audio) < LONGEST and len(target) <= 220:
            yield 'human', target, int16(audio)


class Batches:
    """Draws batches of one of few lengths, by engine and by people's share of the audio."""

    def __init__(self, speech, human, seconds, r):
        self.speech, self.human, self.samples, self.r = speech, human, int(seconds * 16000), r
        self.left = {}

    def plan(self):
        pools = self.speech.pools
        share = {k: v for k, v in train.SHARE.items() if k in pools}
        share = {k: v / sum(share.values()) * (1 - self.human) for k, v in share.items()}
        if 'human' in pools:
            share['human'] = self.human if share else 1.0
        mean = {k: np.mean([n for _, n, _ in pools[k][::7]]) for k in share}
        count = int(STEPS_A_PLAN * self.samples / 64000)
        engines = self.r.choices(list(share), [share[k] / mean[k] for k in share], k=count)
        for engine in engines:
            item = self.r.choice(pools[engine])
            samples = -(-int(item[1] * 1.1 + SILENCE + 64) // GRAIN) * GRAIN
            self.left.setdefault(samples, []).append((engine, *item))
        full = []
        for samples, items in self.left.items():
            size = max(8, self.samples // samples)
            self.r.shuffle(items)
            while len(items) >= size:
                full.append((samples, items[:size]))
                del items[:size]
        self.r.shuffle(full)
        return full


def prepared(speech, batch, mild):
    """Log-mel, frames (on the GPU and here), symbols of all targets, their counts."""
    samples, items = batch
    with torch.no_grad():
        place = lambda k: torch.tensor([item[k] for item in items], device=DEVICE)
        wave, total = varied.waves(speech.audio, place(1), place(2), [item[0] for item in items], samples)
        mel = varied.logmel(wave)
        counts = torch.tensor([len(item[3]) for item in items])
        human = torch.tensor([item[0] == 'human' for item in items], device=DEVICE)
        frames = (total // 160).clamp(max=mel.shape[2])
        mel, frames = varied.vary(mel, frames, counts.to(DEVICE), human, -(-(samples // 160) // 64) * 64, mild)
    targets = torch.from_numpy(np.concatenate([item[3] for item in items])).to(DEVICE)
    return mel, frames, frames.cpu(), targets, counts


def loss_of(net, batch, chunk):
    mel, frames, here, targets, counts = batch
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == 'cuda'):
        logprobs, _, middle = net(mel, frames, chunk, 32 if chunk < 200 else 1000)
    outputs = here // 8 * net.up
    silent = train.before_speech(mel, logprobs.shape[1], net.up)
    logprobs, middle = train.nothing_yet(logprobs.float(), silent), train.nothing_yet(middle.float(), silent)
    loss = train.ctc(logprobs, targets, outputs, counts)
    return loss.detach(), 0.7 * loss + 0.3 * train.ctc(middle, targets, outputs, counts)


class Run:
    """Network, its average and the optimiser; the rate warms up and falls by a cosine of the wall clock to --end of its peak."""

    def __init__(self, args):
        state = torch.load(args.checkpoint, map_location='cpu')
        self.args, self.cfg = args, dict(state['cfg'])
        self.net = Enc(**self.cfg, p=args.dropout).to(DEVICE).train()
        self.net.load_state_dict({k: v.float() for k, v in state['ema'].items()})
        self.ema = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.params = list(self.net.parameters())
        groups = [[p for p in self.params if p.dim() > 1], [p for p in self.params if p.dim() <= 1]]
        self.opt = torch.optim.AdamW(
            [{'params': g, 'weight_decay': d} for g, d in zip(groups, (0.02, 0))], lr=args.lr, betas=(0.9, 0.98),
            **({'fused': True} if DEVICE == 'cuda' else {}),
        )  # fmt: skip
        self.step, self.seconds, self.before = 0, float(state.get('aud', 0)), float(state.get('cpu', 0))

    def rate(self, done):
        fall = self.args.end + (1 - self.args.end) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
        return self.args.lr * min(1.0, (self.step + 1) / WARM_UP) * fall

    def learn(self, batch, chunk, done):
        loss, total = loss_of(self.net, batch, chunk)
        self.opt.zero_grad(set_to_none=True)
        total.backward()
        for group in self.opt.param_groups:
            group['lr'] = self.rate(done)
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(self.params, 1.0)):
            self.opt.step()
        self.step += 1
        self.seconds += int(batch[2].sum()) / 100
        if self.step % 4 == 0:
            keep = min(0.996, (1 + self.step) / (10 + self.step))
            now = self.net.state_dict()
            torch._foreach_mul_([self.ema[k] for k in now], keep)
            torch._foreach_add_([self.ema[k] for k in now], list(now.values()), alpha=1 - keep)
        return loss

    def save(self, path):
        weights = {k: v.half().cpu() for k, v in self.ema.items()}
        state = {'ema': weights, 'cfg': self.cfg, 'st': self.step, 'aud': self.seconds, 'cpu': self.before + time.process_time()}
        torch.save(state, path + '.tmp')
        os.rename(path + '.tmp', path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('checkpoint')
    parser.add_argument('out')
    parser.add_argument('--speech', required=True)
    parser.add_argument('--minutes', type=float, required=True)
    parser.add_argument('--human', type=float, default=0.3)
    parser.add_argument('--lr', type=float, default=1.2e-3)
    parser.add_argument('--end', type=float, default=0.02, help='share of the rate that is left at the end')
    parser.add_argument('--batch', type=float, default=800, help='seconds of audio')
    parser.add_argument('--dropout', type=float, default=0.1)
    parser.add_argument('--mild', type=float, default=0.6, help='strength of what varies the log-mel')
    parser.add_argument('--without', choices=sorted(train.SHARE), help='engine to leave out')
    parser.add_argument('--keep', default='.6,.75,.88', help='shares of the time at which weights are written')
    parser.add_argument('--memory', type=float, default=12 if DEVICE == 'cuda' else 0.5, help='GB of clean speech')
    parser.add_argument('--seed', type=int, default=0)
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(2)
    torch.set_float32_matmul_precision('high')
    r = random.Random(args.seed)
    speech, clips = Speech(args.speech, args.without, args.memory), []
    if args.human > 0 and os.environ.get('HUMAN_SPEECH'):
        clips = people(args.checkpoint, args.out + '_people.pkl')
        speech.add(recombined(clips, RECOMBINED if DEVICE == 'cuda' else len(clips), r))
    speech.refresh(limit=None)
    if not speech.pools:
        parser.error('no speech in %s; write some with shards.py clean' % args.speech)
    run, batches, ready = Run(args), Batches(speech, args.human if clips else 0.0, args.batch, r), []
    keep = sorted(float(k) for k in args.keep.split(','))
    started, losses, mark, stop = time.time(), [], (time.time(), run.seconds), []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
    while True:
        done = (time.time() - started) / (60 * args.minutes)
        while keep and done >= keep[0]:
            run.save('%s_%02d.pt' % (args.out, round(keep.pop(0) * 100)))
        if done >= 1 or stop:
            break
        while not ready:
            speech.refresh()
            if clips and run.step > START and len(speech.pools.get('human', ())) < MOST and speech.room():
                speech.add(recombined(clips, MORE, r))
            ready = batches.plan()
        losses.append(run.learn(prepared(speech, ready.pop(), args.mild), r.choice([4, 4, 4, 8, 16, 200, 200]), done))
        if run.step % 200 == 0 or run.step in (1, 20, 100):
            pace = (run.seconds - mark[1]) / (time.time() - mark[0])
            mark = (time.time(), run.seconds)
            print('step %d  %.0f %%  x%.0f  loss %.3f  lr %.1e  hours %s'
                  % (run.step, 100 * done, pace, torch.stack(losses).mean(), run.rate(done), speech.hours()), flush=True)  # fmt: skip
            losses = []
    run.save(args.out + '_last.pt')
    print('%d steps, %.1f h of audio in all; %s_last.pt' % (run.step, run.seconds / 3600, args.out), flush=True)


if __name__ == '__main__':
    main()
