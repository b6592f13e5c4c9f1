"""Trains the recogniser on the shards of a folder until a given time; resumes; new shards are picked up as they appear.

    python3 train.py OUT.pt --shards DIR --init CKPT (--minutes M | --until EPOCH) [--layers N] [--lr X]
        [--human SHARE] [--without ENGINE]

The learning rate warms up and then falls by a cosine of the wall clock, so that it has annealed when the time is up. A
checkpoint (weights, their moving average `ema`, optimiser) is written every two minutes; a second call with the same OUT
continues it. SIGTERM saves and stops.
"""

import argparse
import glob
import math
import multiprocessing
import os
import pickle
import random
import signal
import time
from queue import Empty

import numpy as np
import torch
import torch.nn.functional as F

import aug
import model
from model import BL, Enc, enc_text

SILENCE = -16.0  # log-mel of digital silence
DEVICE = 'cuda' if torch.cuda.is_available() else 'cpu'
WARM_UP = 300  # steps
PEOPLE_DROPOUT = 0.15  # of batches of people's speech, which is little and comes often
MASKED = -9.0  # what SpecAugment writes
MAX_SCALED = 1.15  # characters per output below which an utterance may be sped up
NOISY = 0.3  # share of utterances that get noise besides what their shard has
EDGES = aug.mel_edges()  # Hz, of the 80 triangles
CENTRES = EDGES[1:-1]
FREEDOM = ((EDGES[2:] - EDGES[:-2]) / 100).clamp(min=1.2)  # of chi-square kind: how many independent bins a filter has
PRE_EMPHASIS = torch.log(1 + 0.97**2 - 1.94 * torch.cos(2 * math.pi * CENTRES / 16000))
SHARE = {'espk': 0.46, 'fest': 0.22, 'flite': 0.32}  # of the synthetic audio


def dequantise(mel):
    """Log-mel of a shard: stored as (x + 17) * 10 in a byte."""
    return torch.from_numpy(mel).float() * 0.1 - 17.0


def engine(tag):
    """Pool of an item, from its voice tag."""
    return tag.split('-')[0]


class Pools:
    """The items of all shards seen so far, by engine; draws them by shares of audio."""

    def __init__(self, folder, human_share, rng, without=None):
        self.folder, self.human, self.rng, self.without = folder, human_share, rng, without
        self.seen, self.items, self.frames = set(), {}, {}

    def refresh(self, limit=6):
        """Reads shards that are new, at most `limit` of them unless none was read yet."""
        fresh = [f for f in sorted(glob.glob(self.folder + '/*.pkl')) if f not in self.seen]
        self.rng.shuffle(fresh)
        for name in fresh[: limit if self.items else None]:
            self.seen.add(name)
            with open(name, 'rb') as f:
                for _, text, tag, mel in pickle.load(f):
                    if engine(tag) == self.without:
                        continue
                    self.items.setdefault(engine(tag), []).append((text, mel, engine(tag) == 'human'))
                    self.frames[engine(tag)] = self.frames.get(engine(tag), 0) + mel.shape[1]

    def hours(self):
        return {k: round(v / 360000, 1) for k, v in self.frames.items()}

    def draw(self, count):
        share = dict(SHARE)
        if 'human' in self.items and self.human > 0:
            share = {k: v * (1 - self.human) for k, v in share.items()}
            share['human'] = self.human
        keys = [k for k in share if k in self.items]
        weights = [share[k] * len(self.items[k]) / self.frames[k] for k in keys]
        return [self.rng.choice(self.items[k]) for k in self.rng.choices(keys, weights, k=count)]


def warp_and_mask(mel, characters, strong, rng):
    """Random level, frequency warp, channel curve, tempo and SpecAugment of one log-mel (80 x frames).

    Strong for people's speech: there is little of it, and it comes often.
    """
    frames = mel.shape[1]
    if rng.random() < NOISY:
        mel = hiss(mel, rng)
    mel = mel + rng.uniform(-2, 2)
    if rng.random() < (0.7 if strong else 0.4):
        source = (torch.arange(80) * rng.uniform(0.84, 1.18)).clamp(0, 79)
        low = source.floor().long()
        w = (source - low)[:, None]
        mel = mel[low] * (1 - w) + mel[(low + 1).clamp(max=79)] * w
    if rng.random() < 0.5:
        knots = torch.tensor([[[rng.gauss(0, 1) for _ in range(rng.randint(3, 7))]]]) * rng.uniform(0.2, 1.2)
        mel = mel + F.interpolate(knots, size=80, mode='linear', align_corners=True)[0, 0][:, None]
    if rng.random() < (0.6 if strong else 0.35):
        n = int(frames * rng.uniform(0.82, 1.22))
        if n // 8 * 2 >= characters * MAX_SCALED + 2 and n <= 1400:
            mel = mel[:, (torch.arange(n) * (frames / n)).long().clamp(max=frames - 1)]
            frames = n
    for _ in range(2):
        w = rng.randint(0, 22 if strong else 15)
        start = rng.randint(0, 79 - w)
        mel[start : start + w] = MASKED
    for _ in range(1 + frames // (100 if strong else 150)):
        w = rng.randint(0, min(36 if strong else 20, frames // 8))
        start = rng.randint(0, frames - w)
        mel[:, start : start + w] = MASKED
    return mel


def hiss(mel, rng):
    """Steady noise of a random colour, 4 to 16 dB below the speech, added to the log-mel of one utterance (80 x frames)."""
    power = mel.exp()
    loud = power.sum(0)
    loud = loud[loud > 0.05 * loud.max()].mean()
    colour = PRE_EMPHASIS - rng.uniform(0, 2) * torch.log(CENTRES)
    knots = torch.tensor([[[rng.gauss(0, 1) for _ in range(rng.randint(3, 7))]]]) * rng.uniform(0, 1)
    colour = torch.softmax(colour + F.interpolate(knots, size=80, mode='linear', align_corners=True)[0, 0], 0)
    shape = FREEDOM[:, None].expand(-1, mel.shape[1])
    noise = colour[:, None] * torch._standard_gamma(shape) / shape
    return torch.log(power + noise * loud * 10 ** (-rng.uniform(4, 16) / 10) + 1e-7)


def collate(batch, rng=None):
    """Batch tensors: log-mel, frame counts, characters of all targets, target lengths, whether people speak."""
    mels = [dequantise(mel) for _, mel, _ in batch]
    if rng is not None:
        mels = [warp_and_mask(mel, len(text), strong, rng) for mel, (text, _, strong) in zip(mels, batch)]
    frames = [mel.shape[1] for mel in mels]
    x = torch.full((len(batch), 80, (max(frames) + 31) // 32 * 32), SILENCE)
    for i, mel in enumerate(mels):
        x[i, :, : mel.shape[1]] = mel
    targets = [enc_text(text) for text, _, _ in batch]
    people = torch.tensor(batch[0][2])
    return x, torch.tensor(frames), torch.tensor(sum(targets, [])), torch.tensor([len(t) for t in targets]), people


def batches(pools, seconds, rng):
    """Endless batches of similar lengths, at most `seconds` of padded audio each, of people or of synthesisers."""
    while True:
        pools.refresh()
        chosen, batch = [], []
        for item in sorted(pools.draw(1500), key=lambda i: (i[2], i[1].shape[1])):
            if batch and ((len(batch) + 1) * item[1].shape[1] > seconds * 100 or batch[-1][2] != item[2]):
                chosen.append(batch)
                batch = []
            batch.append(item)
        rng.shuffle(chosen)
        yield from chosen


def fill_queue(folder, human_share, without, seconds, seed, core, queue):
    """Prepares batches on another core, as a process of its own."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setsid()
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    os.sched_setaffinity(0, {core})
    torch.set_num_threads(1)
    rng = random.Random(seed)
    for batch in batches(Pools(folder, human_share, rng, without), seconds, rng):
        queue.put([np.asarray(t) for t in collate(batch, rng)])


def prepared(pools, seconds, rng, queue):
    """Collated batches: the helper's where one is ready, else made here."""
    own = batches(pools, seconds, rng)
    while True:
        try:
            if queue is None:
                raise Empty
            yield tuple(torch.from_numpy(a) for a in queue.get_nowait())
        except Empty:
            yield collate(next(own), rng)


def ctc(logprobs, targets, frames, lengths):
    loss = F.ctc_loss(
        logprobs.transpose(0, 1), targets, frames, lengths, blank=BL, zero_infinity=True, reduction='sum'
    )
    return loss / lengths.sum()


def load(path, layers):
    """Encoder, average and the checkpoint itself; the encoder grows to `layers` blocks without changing what it writes."""
    state = torch.load(path, map_location=DEVICE)
    weights, average, cfg = state.get('m', state['ema']), state['ema'], dict(state['cfg'])
    weights = {k: v.float() for k, v in weights.items()}
    average = {k: v.float() for k, v in average.items()}
    if layers and layers > cfg['L']:
        weights = model.grow(weights, cfg, layers)
        average = model.grow(average, cfg, layers)
        cfg['L'] = layers
    net = Enc(**cfg, p=0.0).fast_stem()
    net.load_state_dict(weights)
    return net.to(DEVICE), {k: v.to(DEVICE) for k, v in average.items()}, cfg, state


class Run:
    """One training run: network, optimiser, moving average, schedule and log."""

    def __init__(self, args):
        resume = os.path.exists(args.out)
        self.out, self.peak = args.out, args.lr
        self.net, self.ema, self.cfg, state = load(args.out if resume else args.init, 0 if resume else args.layers)
        params = list(self.net.parameters())
        self.params = params
        self.opt = torch.optim.AdamW(
            [
                {'params': [p for p in params if p.dim() > 1], 'weight_decay': 0.02},
                {'params': [p for p in params if p.dim() <= 1], 'weight_decay': 0},
            ],
            lr=args.lr,
            betas=(0.9, 0.98),
        )
        self.step, self.seconds, self.cpu = (state['st'], state['aud'], state['cpu']) if resume else (0, 0.0, 0.0)
        now = time.time()
        self.started = state['t0'] if resume and args.until else now
        self.ends = args.until or now + 60 * args.minutes
        self.warm = self.step
        if resume and 'opt' in state:
            self.opt.load_state_dict(state['opt'])
            self.warm -= WARM_UP

    def rate(self):
        done = min(1.0, max(0.0, (time.time() - self.started) / (self.ends - self.started)))
        return self.peak * min(1.0, (self.step - self.warm + 1) / WARM_UP) * (0.5 * (1 + math.cos(math.pi * done)) * 0.995 + 0.005)

    def learn(self, batch, rng):
        x, frames, y, lengths, people = (t.to(DEVICE) for t in batch)
        model.set_dropout(self.net, PEOPLE_DROPOUT if people else 0.0)
        chunk = rng.choice([4, 4, 4, 8, 16, 200, 200])
        logprobs, outputs, middle = self.net(x, frames, chunk, 32 if chunk < 200 else 1000)
        loss = ctc(logprobs, y, outputs, lengths)
        total = 0.7 * loss + 0.3 * ctc(middle, y, outputs, lengths)
        self.opt.zero_grad(set_to_none=True)
        total.backward()
        for group in self.opt.param_groups:
            group['lr'] = self.rate()
        if torch.isfinite(torch.nn.utils.clip_grad_norm_(self.params, 1.0)):
            self.opt.step()
        self.step += 1
        self.seconds += int(frames.sum()) / 100
        if self.step % 4 == 0:
            self.average()
        return loss.item()

    def average(self):
        keep = min(0.996, (1 + self.step) / (10 + self.step))
        now = self.net.state_dict()
        torch._foreach_mul_([self.ema[k] for k in now], keep)
        torch._foreach_add_([self.ema[k] for k in now], list(now.values()), alpha=1 - keep)

    def save(self):
        torch.save(
            {
                'm': self.net.state_dict(),
                'ema': self.ema,
                'cfg': self.cfg,
                'opt': self.opt.state_dict(),
                'st': self.step,
                'aud': self.seconds,
                'cpu': self.cpu + time.process_time(),
                't0': self.started,
            },
            self.out + '.tmp',
        )
        os.rename(self.out + '.tmp', self.out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('out')
    parser.add_argument('--shards', required=True)
    parser.add_argument('--init', required=True)
    parser.add_argument('--minutes', type=float)
    parser.add_argument('--until', type=float)
    parser.add_argument('--layers', type=int, default=0)
    parser.add_argument('--lr', type=float, default=1.2e-3)
    parser.add_argument('--human', type=float, default=0.3)
    parser.add_argument('--without', choices=sorted(SHARE), help='engine to leave out, to learn what a new voice costs')
    parser.add_argument('--batch', type=float, default=48)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--helper-core', type=int, help='core on which another process prepares batches')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed + int(time.time()))
    model.BFL[0] = model.fast_bfloat16() and DEVICE == 'cpu'
    run = Run(args)
    run.net.train()
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
    print('parameters %.2f M' % (sum(p.numel() for p in run.params) / 1e6), flush=True)
    pools = Pools(args.shards, args.human, rng, args.without)
    losses, saved, mark = [], time.time(), (time.time(), run.seconds)
    queue = None
    if args.helper_core is not None:
        queue = multiprocessing.Queue(8)
        seed = rng.randrange(10**6)
        job = (args.shards, args.human, args.without, args.batch, seed, args.helper_core, queue)
        multiprocessing.Process(target=fill_queue, args=job, daemon=True).start()
    for batch in prepared(pools, args.batch, rng, queue):
        if stop or time.time() >= run.ends:
            break
        losses.append(run.learn(batch, rng))
        if run.step % 100 == 0:
            speed = (run.seconds - mark[1]) / (time.time() - mark[0])
            mark = (time.time(), run.seconds)
            print(
                'step %d  %.0f min left  audio %.1f h  x%.0f  loss %.3f  lr %.1e  pools %s'
                % (run.step, (run.ends - time.time()) / 60, run.seconds / 3600, speed, np.mean(losses[-100:]),
                   run.rate(), pools.hours()),
                flush=True,
            )
        if time.time() - saved > 120:
            saved = time.time()
            run.save()
    run.save()
    print('saved %s after %d steps, %.1f h of audio' % (args.out, run.step, run.seconds / 3600), flush=True)


if __name__ == '__main__':
    main()
