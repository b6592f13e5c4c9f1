"""Trains the recogniser on the shards of a folder until a given time; resumes; new shards are picked up as they appear.

    python3 train.py OUT.pt --shards DIR --init CKPT (--minutes M | --until EPOCH) [--layers N] [--lr X]
        [--human SHARE] [--without ENGINE] [--mild SHARE] [--peer CKPT]

The learning rate warms up and then falls by a cosine of the wall clock, so that it has annealed when the time is up. A
checkpoint (weights, their moving average `ema`, optimiser) is written every two minutes; a second call with the same OUT
continues it. SIGTERM saves and stops.
"""

import argparse
import collections
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
ROUND = 128 if DEVICE == 'cuda' else 32  # frames; a GPU's convolutions are planned anew, for most of a second, for every new shape
LONGER = 1.22  # times the frames of an utterance, at most
PEOPLE_DROPOUT = 0.15  # of batches of people's speech, which is little and comes often
MASKED = -9.0  # what SpecAugment writes
MAX_SCALED = 1.15  # characters per output below which an utterance may be sped up
NOISY = 0.3  # share of utterances that get noise besides what their shard has
GATED = 0.35  # share of utterances whose line carries faint noise only around the speech
RESTYLED = 0.4  # share of utterances that get the mean and spread of another
STYLES = collections.deque(maxlen=400)  # mean and spread by band of what was heard last
WARPED = 0.7  # share of utterances whose frequencies are warped
BLURRED = 0.4  # share of utterances whose bands are blurred or sharpened
UNEVEN = 0.5  # share of utterances that are spoken now faster and now slower
EDGES = aug.mel_edges()  # Hz, of the 80 triangles
CENTRES = EDGES[1:-1]
FREEDOM = ((EDGES[2:] - EDGES[:-2]) / 100).clamp(min=1.2)  # of chi-square kind: how many independent bins a filter has
PRE_EMPHASIS = torch.log(1 + 0.97**2 - 1.94 * torch.cos(2 * math.pi * CENTRES / 16000))
MASKED_ITEMS = 1.0  # share of utterances that get the masks of SpecAugment
SHARE = {'espk': 0.46, 'fest': 0.22, 'flite': 0.32}  # of the synthetic audio


def soften(mild):
    """Varies the input in only a part (0 to 1) of the utterances that would be; level, channel curve and length vary as before."""
    for name in ('NOISY', 'GATED', 'RESTYLED', 'WARPED', 'BLURRED', 'UNEVEN', 'MASKED_ITEMS'):
        globals()[name] *= mild


def dequantise(mel):
    """Log-mel of a shard: stored as (x + 17) * 10 in a byte."""
    return mel.float() * 0.1 - 17.0


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


def rounded(frames):
    return int(-(-frames // ROUND) * ROUND)


def curve(r, size):
    """Smooth random curve over the 80 bands: `size` times normal noise at three to seven points."""
    knots = r.randint(3, 7)
    return np.interp(np.linspace(0, knots - 1, 80), range(knots), [r.gauss(0, 1) * size for _ in range(knots)])


def pace(frames, length, width, r):
    """Frame to be read for each of `width`, `length` of which have one: at an even pace, or now faster and now slower."""
    at = np.arange(width) * (frames / length)
    if r.random() < UNEVEN:
        size, knots = r.uniform(0.1, 0.4), max(3, int(length / r.uniform(8, 25)))
        speed = np.exp(np.interp(np.linspace(0, knots - 1, length), range(knots), [r.gauss(0, 1) * size for _ in range(knots)]))
        at[:length] = np.concatenate([[0], np.cumsum(speed)[:-1]]) * (frames / speed.sum())
    return at.astype(np.int64)


def restyle(mel, r):
    """Gives some utterances of a batch of log-mels, in part, the mean and spread by band of others heard before.

    After MixStyle (Zhou et al. 2021), by which a network learns to hear voices and lines that it does not know.
    """
    power = mel.exp().sum(1)
    loud = (power > 0.02 * power.amax(1, keepdim=True))[:, None]
    count = loud.sum(2)
    mean = (mel * loud).sum(2) / count
    spread = (((mel - mean[:, :, None]) ** 2 * loud).sum(2) / count).sqrt() + 0.3
    STYLES.extend(zip(mean, spread))
    new_mean, scale = mean.clone(), torch.ones_like(spread)
    for i in range(len(mel)):
        if r.random() < RESTYLED:
            (other, wide), part = r.choice(STYLES), r.uniform(0.2, 1.0)
            new_mean[i] = mean[i] * (1 - part) + other * part
            scale[i] = (1 - part * 0.7 + part * 0.7 * wide / spread[i]).clamp(0.6, 1.7)
    return (mel - mean[:, :, None]) * scale[:, :, None] + new_mean[:, :, None]


def spans(r, count, widest, room):
    """Up to `count` random spans as (first, end)."""
    for _ in range(count):
        width = r.randint(0, widest)
        first = r.randint(0, max(0, room - width))
        yield first, first + width


def vary(mel, frames, characters, strong, r):
    """Style, noise, level, frequency warp, channel curve, blur, pace and SpecAugment of a batch of log-mels, each drawn by itself.

    `mel` is items x 80 x frames, on any device; gives the new batch and its frame counts. `strong` is for people's speech:
    there is little of it, and it comes often.
    """
    device, items = mel.device, len(frames)
    put = lambda values: torch.as_tensor(np.array(values), dtype=torch.float32, device=device)
    mel = restyle(mel, r)
    noisy = [i for i in range(items) if r.random() < NOISY]
    if noisy:
        mel = mel.clone()
        mel[noisy] = hiss(mel[noisy], r)
    gated = [i for i in range(items) if r.random() < GATED]
    if gated:
        mel = mel.clone()
        mel[gated] = open_gate(mel[gated], r)
    shift = [r.uniform(-2, 2) + (curve(r, r.uniform(0.2, 1.2)) if r.random() < 0.5 else np.zeros(80)) for _ in frames]
    warp = [r.uniform(0.84, 1.18) if r.random() < WARPED else 1.0 for _ in frames]
    bands = (torch.arange(80, device=device) * put(warp)[:, None]).clamp(0, 79)
    low = bands.floor().long()
    part = (bands - low)[:, :, None]
    item = torch.arange(items, device=device)[:, None]
    mel = mel[item, low] * (1 - part) + mel[item, (low + 1).clamp(max=79)] * part + put(shift)[:, :, None]
    blur = put([r.uniform(-0.25, 0.33) if r.random() < BLURRED else 0.0 for _ in frames])[:, None, None]
    mel = mel * (1 - blur) + blur / 2 * (mel[:, [0, *range(79)]] + mel[:, [*range(1, 80), 79]])
    lengths = []
    for n, count in zip(frames, characters):
        longer = int(n * r.uniform(0.82, LONGER))
        fits = longer // 8 * 2 >= count * MAX_SCALED + 2 and longer <= 1400
        lengths.append(longer if r.random() < (0.6 if strong else 0.35) and fits else n)
    width = rounded(LONGER * mel.shape[2] if device.type == 'cuda' else max(lengths))
    times = torch.from_numpy(np.stack([pace(n, longer, width, r) for n, longer in zip(frames, lengths)])).to(device)
    last = torch.as_tensor(frames, device=device)[:, None] - 1
    mel = mel.gather(2, times.minimum(last)[:, None, :].expand(-1, 80, -1))
    hidden, silent = np.zeros((items, 80), bool), np.zeros((items, width), bool)
    blank = np.arange(width) >= np.array(lengths)[:, None]
    for i, n in enumerate(lengths):
        for first, end in spans(r, 2 if r.random() < MASKED_ITEMS else 0, 22 if strong else 15, 79):
            hidden[i, first:end] = True
        for first, end in spans(r, (1 + n // (100 if strong else 150)) * (r.random() < MASKED_ITEMS), min(36 if strong else 20, n // 8), n):
            silent[i, first:end] = True
    mask = torch.from_numpy(hidden).to(device)[:, :, None] | torch.from_numpy(silent).to(device)[:, None, :]
    mel = mel.masked_fill(mask, MASKED).masked_fill(torch.from_numpy(blank).to(device)[:, None, :], SILENCE)
    return mel, lengths


def hiss(mel, r, least=4, most=16, where=None):
    """Steady noise of random colours, `least` to `most` dB below the speech, added to a batch of log-mels (items x 80 x frames).

    `where` (items x frames) says in which frames; everywhere without it.
    """
    device = mel.device
    power = mel.exp()
    total = power.sum(1)
    loud = total > 0.05 * total.amax(1, keepdim=True)
    level = (total * loud).sum(1) / loud.sum(1)
    tilt = [[r.uniform(0, 2)] for _ in mel]
    curves = np.array([curve(r, r.uniform(0, 1)) for _ in mel], np.float32)
    colour = torch.softmax(PRE_EMPHASIS - torch.tensor(tilt) * torch.log(CENTRES) + torch.from_numpy(curves), 1).to(device)
    below = torch.tensor([10 ** (-r.uniform(least, most) / 10) for _ in mel], device=device)
    shape = FREEDOM.to(device)[None, :, None].expand(mel.shape)
    noise = colour[:, :, None] * torch._standard_gamma(shape) / shape
    noise = noise * (level * below)[:, None, None]
    return torch.log(power + (noise if where is None else noise * where[:, None, :]) + 1e-9)


def open_gate(mel, r):
    """Faint noise that begins shortly before the speech and ends shortly after it, as behind a noise gate or a recorded pause."""
    total = mel.exp().sum(1)
    loud = total > 0.003 * total.amax(1, keepdim=True)
    times = torch.arange(mel.shape[2], device=mel.device)
    before = torch.tensor([r.randint(2, 35) for _ in mel], device=mel.device)
    after = torch.tensor([r.randint(2, 35) for _ in mel], device=mel.device)
    first = loud.float().argmax(1) - before
    last = mel.shape[2] - loud.flip(1).float().argmax(1) + after
    return hiss(mel, r, 15, 42, (times >= first[:, None]) & (times < last[:, None]))


def collate(batch):
    """Batch: log-mel as bytes, padded with silence; frame counts; characters of all targets; target lengths; whether people speak."""
    frames = [mel.shape[1] for _, mel, _ in batch]
    x = torch.full((len(batch), 80, rounded(max(frames))), int((SILENCE + 17) * 10), dtype=torch.uint8)
    for row, (_, mel, _) in zip(x, batch):
        row[:, : mel.shape[1]] = torch.from_numpy(mel)
    targets = [enc_text(text) for text, _, _ in batch]
    return x, torch.tensor(frames), torch.tensor(sum(targets, [])), torch.tensor([len(t) for t in targets]), torch.tensor(batch[0][2])


def prepare(batch, r):
    """A collated batch, varied on DEVICE: float log-mel in place of the bytes, and its frame counts."""
    x, frames, y, lengths, people = batch
    mel, frames = vary(dequantise(x.to(DEVICE)), frames.tolist(), lengths.tolist(), bool(people), r)
    return mel, torch.tensor(frames), y, lengths, people


def batches(pools, seconds, rng):
    """Endless batches of similar lengths, at most `seconds` of padded audio each, of people or of synthesisers.

    For a GPU a batch is as many utterances as its rounded length allows, some of them twice if need be, so that there are few shapes.
    """
    alike = (lambda item: (item[2], rounded(item[1].shape[1]))) if DEVICE == 'cuda' else (lambda item: item[2])
    while True:
        pools.refresh()
        chosen, batch = [], []

        def close():
            if batch and DEVICE == 'cuda':
                full = int(seconds * 100 // rounded(batch[-1][1].shape[1]))
                batch.extend(rng.choices(batch, k=max(0, full - len(batch))))
            if batch:
                chosen.append(list(batch))
                batch.clear()

        for item in sorted(pools.draw(int(30 * seconds)), key=lambda i: (i[2], i[1].shape[1])):
            if batch and ((len(batch) + 1) * rounded(item[1].shape[1]) > seconds * 100 or alike(batch[-1]) != alike(item)):
                close()
            batch.append(item)
        close()
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
        queue.put([np.asarray(t) for t in prepare(collate(batch), rng)])


def prepared(pools, seconds, rng, queue):
    """Collated batches: the helper's where one is ready, else made here."""
    own = batches(pools, seconds, rng)
    while True:
        try:
            if queue is None:
                raise Empty
            yield tuple(torch.from_numpy(a) for a in queue.get_nowait())
        except Empty:
            yield prepare(collate(next(own)), rng)


def ctc(logprobs, targets, frames, lengths):
    loss = F.ctc_loss(
        logprobs.transpose(0, 1), targets, frames, lengths, blank=BL, zero_infinity=True, reduction='sum'
    )
    return loss / int(lengths.sum())


def before_speech(x, outputs, up):
    """Which outputs (items x outputs) come before anything was said, the first two always.

    A network that at times sees the whole utterance learns to tell its first letter at once, and then guesses it where it does not.
    """
    total = x.exp().sum(1)
    loud = total > 0.02 * total.amax(1, keepdim=True)
    first = (loud.float().argmax(1) * up // 8 - 5).clamp(min=2)
    return torch.arange(outputs, device=x.device) < first[:, None]


def nothing_yet(logprobs, silent):
    """Log-probabilities with all but the blank ruled out where nothing was said yet."""
    letters = torch.ones(logprobs.shape[2], dtype=torch.bool, device=logprobs.device)
    letters[BL] = False
    return logprobs.masked_fill(silent[:, :, None] & letters, -30.0)


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
        self.out, self.peak, self.met = args.out, args.lr, 0.0
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

    def meet(self, peer):
        """Takes the mean of its weights and those that another run saved since they last met; both go on from about the same place.

        Local SGD (Stich 2019, arXiv 1805.09767), without waiting: on two cores about twice the hours are heard.
        """
        if not os.path.exists(peer) or os.path.getmtime(peer) == self.met:
            return
        self.met = os.path.getmtime(peer)
        state = torch.load(peer, map_location=DEVICE)
        if state['cfg'] != self.cfg:
            raise SystemExit('the networks differ: %s and %s' % (state['cfg'], self.cfg))
        for own, other in ((self.net.state_dict(), state['m']), (self.ema, state['ema'])):
            for key, value in own.items():
                value.mul_(0.5).add_(other[key], alpha=0.5)

    def rate(self):
        done = min(1.0, max(0.0, (time.time() - self.started) / (self.ends - self.started)))
        return self.peak * min(1.0, (self.step - self.warm + 1) / WARM_UP) * (0.5 * (1 + math.cos(math.pi * done)) * 0.995 + 0.005)

    def learn(self, batch, rng):
        x, frames, y, lengths, people = batch  # the lengths stay on the CPU, where the loss reads them
        x, y = x.to(DEVICE), y.to(DEVICE)
        model.set_dropout(self.net, PEOPLE_DROPOUT if people else 0.0)
        chunk = rng.choice([4, 4, 4, 8, 16, 200, 200])
        logprobs, _, middle = self.net(x, frames.to(DEVICE), chunk, 32 if chunk < 200 else 1000)
        outputs = frames // 8 * self.net.up
        silent = before_speech(x, logprobs.shape[1], self.net.up)
        logprobs, middle = nothing_yet(logprobs, silent), nothing_yet(middle, silent)
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
        return loss.detach()

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
    parser.add_argument('--batch', type=float, default=600 if DEVICE == 'cuda' else 48, help='seconds of audio')
    parser.add_argument('--peer', help='checkpoint of a run on another core, with which this one shares its weights')
    parser.add_argument('--mild', type=float, default=1.0, help='share of the utterances to vary that are, 0 to 1')
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--helper-core', type=int, help='core on which another process prepares batches; not used with a GPU')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    soften(args.mild)
    rng = random.Random(args.seed + int(time.time()))
    model.BFL[0] = model.fast_bfloat16() and DEVICE == 'cpu'
    torch.set_float32_matmul_precision('high')
    run = Run(args)
    run.net.train()
    stop = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(1))
    print('parameters %.2f M' % (sum(p.numel() for p in run.params) / 1e6), flush=True)
    pools = Pools(args.shards, args.human, rng, args.without)
    losses, saved, mark = [], time.time(), (time.time(), run.seconds)
    queue = None
    if args.helper_core is not None and DEVICE == 'cpu':
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
                % (run.step, (run.ends - time.time()) / 60, run.seconds / 3600, speed, torch.stack(losses).mean(),
                   run.rate(), pools.hours()),
                flush=True,
            )
            losses = []
        if time.time() - saved > (60 if args.peer else 120):
            saved = time.time()
            run.save()
            if args.peer:
                run.meet(args.peer)
    run.save()
    print('saved %s after %d steps, %.1f h of audio' % (args.out, run.step, run.seconds / 3600), flush=True)


if __name__ == '__main__':
    main()
