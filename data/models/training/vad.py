"""Trains, measures and exports the voice activity network.

    python3 vad.py --out DIR --work DIR [--minutes N] [--past-minutes N] [--human DIR]

Writes vad/model.onnx to --out; the work folder keeps the sounds, the newest checkpoint, the figures (vad.json) and a labelled test
set, so that a broken run goes on where it was and `kanak eval vad --data WORK/vad-test` measures the same. DOMAIN_DIR names the
folder of the development files, from which sentences are drawn. Needs three CPU minutes more than the two it is given. A
checkpoint of the network (vad.ckpt) that has had its minutes is left as it is, and only what tells of the past is learned.
"""

import argparse, json, math, os, pickle, random, time

import numpy as np, torch, torch.nn as nn, torch.nn.functional as F

import vad_data
from vad_data import RATE, WINDOW

torch.set_num_threads(1)


def waves(size, bins):
    """Cosines and sines under a Hann window, for a spectrum as a convolution."""
    t = torch.arange(size)
    k = torch.arange(bins)[:, None] / size
    w = torch.hann_window(size)
    return torch.cat([torch.cos(2 * math.pi * k * t) * w, -torch.sin(2 * math.pi * k * t) * w])[:, None]


class VAD(nn.Module):
    """Silero v5's interface (`Both`): input [B,576], state [2,B,128], sr -> output [B,1], stateN. Three short spectra show how sound moves
    within the window, one long one of up to 4 kHz shows whether it has the harmonics of a voice."""

    def __init__(s):
        super().__init__()
        s.register_buffer('short', waves(256, 129))
        s.register_buffer('long', waves(576, 144))
        s.c1 = nn.Conv1d(129, 64, 3, padding=1)
        s.c2 = nn.Conv1d(64, 64, 3, stride=2, padding=1)
        s.h1 = nn.Linear(144, 64)
        s.l = nn.LSTM(192, 128)
        s.o = nn.Linear(128, 1)

    def spectra(s, x):
        short = F.conv1d(x[:, None], s.short, stride=107)
        long = F.conv1d(x[:, None], s.long)[..., 0]
        power = lambda v, n: torch.log(v[:, :n] ** 2 + v[:, n:] ** 2 + 1e-6) * 0.2 + 1.0
        return power(short, 129), power(long, 144)

    def feat(s, short, long):
        return torch.cat([F.relu(s.c2(F.relu(s.c1(short)))).flatten(1), F.relu(s.h1(long))], 1)

    def seq(s, x, state=None, past=None, equaliser=None):
        """Log-odds per window of [B, samples]; `past` is the audio before; `equaliser` [B, 129] is added to the log power."""
        z, _, state = s.hear(x, state, past, equaliser)
        return z, state

    def hear(s, x, state=None, past=None, equaliser=None):
        """What `seq` gives, with what is known in each window [N, B, KNOWN] between."""
        B = x.shape[0]
        ch = torch.cat([torch.zeros(B, 64) if past is None else past[:, -64:], x], 1).unfold(1, 576, WINDOW)
        N = ch.shape[1]
        with torch.no_grad():
            short, long = s.spectra(ch.reshape(B * N, 576))
            if equaliser is not None:
                short = (short + equaliser.repeat_interleave(N, 0)[..., None]).clamp(min=-1.76)
                stretched = F.interpolate(equaliser[:, None, :65], 144, mode='linear', align_corners=True)[:, 0]
                long = (long + stretched.repeat_interleave(N, 0)).clamp(min=-1.76)
        f = s.feat(short, long).reshape(B, N, -1).transpose(0, 1)
        h, state = s.l(f, state)
        return s.o(h)[..., 0].T, torch.cat([f, h], 2), state


KNOWN, LAGS = 192 + 128, 8


class Past(nn.Module):
    """Says, in pieces of 16 ms, where the last LAGS windows held speech, by what VAD knows in each: the sounds that follow tell a
    faint beginning from noise. VAD's own answers and memory stay as they are."""

    def __init__(s):
        super().__init__()
        s.l = nn.LSTM(KNOWN, 64)
        s.o = nn.Linear(64, 2 * LAGS)

    def seq(s, known, memory=None):
        """Log-odds [B, N, 2 * LAGS] after each window, the newest piece last."""
        h, memory = s.l(known, memory)
        return s.o(h).transpose(0, 1), memory

    @staticmethod
    def told(pieces, a, b):
        """The answers for windows `a` to `b` of flags per piece [B, 2N], and a weight of 0 for pieces before the audio began."""
        shifted = lambda v: F.pad(v, (2 * LAGS - 2, 0)).unfold(1, 2 * LAGS, 2)[:, a:b]
        return shifted(pieces), shifted(torch.ones_like(pieces))


class Both(nn.Module):
    """What is exported: VAD's interface and, after it, memory [2,B,64] -> past [B, 2 * LAGS], memoryN."""

    def __init__(s, vad, past):
        super().__init__()
        s.vad, s.past = vad, past

    def forward(s, input, state, sr, memory):
        f = s.vad.feat(*s.vad.spectra(input))[None]
        h, (a, b) = s.vad.l(f, (state[:1], state[1:]))
        m, (c, d) = s.past.l(torch.cat([f, h], 2), (memory[:1], memory[1:]))
        said = torch.sigmoid(s.vad.o(h[0])) + 0 * sr.float()
        return said, torch.cat([a, b]), torch.sigmoid(s.past.o(m[0])), torch.cat([c, d])


def auc(y, s):
    y = np.asarray(y)[np.argsort(s)]
    n1 = int(y.sum())
    n0 = len(y) - n1
    ranks = np.arange(1, len(y) + 1)
    return float((ranks[y > 0].sum() - n1 * (n1 + 1) / 2) / max(1, n1 * n0))


def frames(y, p, threshold=0.5):
    hit = (p > threshold) & y
    precision, recall = hit.sum() / max(1, (p > threshold).sum()), hit.sum() / max(1, y.sum())
    return {
        'auc': round(auc(y.astype(int), p), 4),
        'f1': round(float(2 * precision * recall / max(1e-9, precision + recall)), 4),
        'precision': round(float(precision), 4),
        'recall': round(float(recall), 4),
    }


def voices_apart(human):
    groups = {k: vad_data.utterances(50, 77, k) for k in ('espk', 'slt')}
    if human:
        groups['people'] = vad_data.people(human, True)
    return groups


def kept(path, make):
    if not os.path.exists(path):
        value = make()
        with open(path + '.part', 'wb') as f:
            pickle.dump(value, f)
        os.rename(path + '.part', path)
    with open(path, 'rb') as f:
        return pickle.load(f)


def equalisers(batch, g):
    """Curves of line and handset in units of the network's log power: a tilt, a bump, and for a third of them the telephone's band."""
    f = np.linspace(0, 8, 129)
    out = np.zeros((batch, 129), np.float32)
    for k in range(batch):
        out[k] = g.uniform(-3, 3) * (f - 2) / 2 + g.uniform(-5, 5) * np.exp(-((f - g.uniform(0, 5)) ** 2) / g.uniform(0.1, 3))
        if g.random() < 0.35:
            low, high = g.uniform(0.1, 0.35), g.uniform(3.0, 3.8)
            out[k] -= np.clip((low - f) / low * 25, 0, 60) + np.clip((f - high) * 60, 0, 60)
    return torch.tensor(out * 0.2 * math.log(10) / 10)


class Mixer:
    """Endless training examples of two kinds: clean pieces at another pace with noise added on the spot, a share `none` of them only
    noise, and pieces kept ready with their channel. `speech` holds what babble is made of, samples and flags."""

    def __init__(s, spoken, noises, ready, speech, seed, none=0.35):
        s.spoken, s.noises, s.ready, s.speech, s.none = spoken, noises, ready, speech, none
        s.r, s.g = random.Random(seed), np.random.default_rng(seed)

    def noise(s, n):
        if s.r.random() < 0.08:
            w = vad_data.babble(s.speech, n, s.r)
        else:
            w = s.r.choice(s.noises).astype(np.float32)
            w = np.roll(w, s.r.randint(0, len(w)))[:n]
        if s.r.random() < 0.3:  # begins or ends somewhere
            a, b = sorted((s.r.randint(0, n), s.r.randint(0, n)))
            quiet = s.r.choice([0, 0.1])
            w[:a], w[b:] = w[:a] * quiet, w[b:] * quiet
        if s.r.random() < 0.2:
            w = w + np.roll(s.r.choice(s.noises).astype(np.float32), s.r.randint(0, n))[:n] * s.r.uniform(0.1, 1)
        return w

    def paced(s, x, pieces):
        """A piece spoken faster and higher or slower and lower, with its flags per window and per piece."""
        n, pace = len(x), s.r.uniform(0.84, 1.19)
        at = np.arange(n) * pace
        i = at.astype(int)
        share = (at - i).astype(np.float32)
        x = x[i % n] * (1 - share) + x[(i + 1) % n] * share
        pieces = pieces[((np.arange(len(pieces)) + 0.5) * pace).astype(int) % len(pieces)]
        return x, pieces[s.r.randint(0, 1) :: 2], pieces

    def one(s):
        if s.r.random() < 0.2:
            x, y, pieces = s.r.choice(s.ready)
            return x.astype(np.float32), y, pieces
        x, y, pieces = s.r.choice(s.spoken)
        x = x.astype(np.float32)
        if s.r.random() < 0.7:
            x, y, pieces = s.paced(x, pieces)
        if s.r.random() < s.none:
            x, y, pieces = s.noise(len(x)), np.zeros_like(y), np.zeros_like(pieces)
        else:
            inside = np.repeat(y, WINDOW)
            level = math.sqrt((x[inside] ** 2).mean()) if y.any() else 0.15
            snr = s.r.choice([s.r.uniform(3, 15), s.r.uniform(8, 40), s.r.uniform(15, 40)])
            x = x + s.noise(len(x)) * level * 10 ** (-snr / 20)
        x = x / (np.abs(x).max() + 1e-6) * 10 ** (s.r.uniform(-30, -0.5) / 20)
        if s.r.random() < 0.08:
            x = np.clip(x * s.r.uniform(1.5, 4), -1, 1)
        return x, y, pieces

    def batch(s, size):
        return tuple(torch.tensor(np.stack(v)).float() for v in zip(*(s.one() for _ in range(size))))


def train(learner, step_loss, mixer, minutes, checkpoint, log, rate=2.5e-3, batch=24):
    """Until `minutes` of CPU are spent; step_loss(audio, flags per window, per piece, (a, b), curves, memory) -> (loss, memory) of
    windows `a` to `b`."""
    opt = torch.optim.AdamW(learner.parameters(), rate, weight_decay=0.01)
    spent, step, memory = 0.0, 0, None
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        learner.load_state_dict(saved['model'])
        opt.load_state_dict(saved['opt'])
        spent, step = saved['spent'], saved['step']
        mixer.r.seed(step)
    began, mean = time.process_time() - spent, None
    while spent < minutes * 60:
        x, y, pieces = mixer.batch(batch)
        curves = equalisers(batch, mixer.g)
        if mixer.r.random() < 0.2:
            memory = None
        half = y.shape[1] // 2
        for span in ((0, half), (half, 2 * half)):  # a call goes on: memory of other sounds is part of the input
            for group in opt.param_groups:
                group['lr'] = rate * 0.5 * (1 + math.cos(math.pi * min(1, spent / (minutes * 60)))) * min(1, (step + 1) / 100) + 2e-5
            loss, memory = step_loss(x, y, pieces, span, curves, memory)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
            opt.step()
            step += 1
            mean = loss.item() if mean is None else 0.99 * mean + 0.01 * loss.item()
        spent = time.process_time() - began
        if step % 200 == 0 or spent >= minutes * 60:
            torch.save({'model': learner.state_dict(), 'opt': opt.state_dict(), 'spent': spent, 'step': step}, checkpoint)
            log('%s: step %d loss %.3f, %.0f of %.0f CPU-s' % (os.path.basename(checkpoint), step, mean, spent, minutes * 60))


def detached(state):
    return tuple(v.detach() for v in state)


def present(model):
    """Loss of what VAD says of each window."""

    def loss(x, y, _, span, curves, memory):
        a, b = span
        piece, target = x[:, a * WINDOW : b * WINDOW], y[:, a:b]
        state, past = memory or (None, None)
        z, state = model.seq(piece, state, past, curves)
        weight = torch.ones_like(target)
        weight[:, 1:] += (target[:, 1:] != target[:, :-1]) * -0.5  # the edge window is half one, half the other
        weight = weight + 1.0 * (1 - target) * (z.detach() > -1)  # what begins speech by mistake counts double
        return F.binary_cross_entropy_with_logits(z, target * 0.98 + 0.01, weight), (detached(state), piece)

    return loss


def hindsight(model, past):
    """Loss of what Past says after each window of a VAD that learns no more."""

    def loss(x, _, pieces, span, curves, memory):
        a, b = span
        piece = x[:, a * WINDOW : b * WINDOW]
        state, before, held = memory or (None, None, None)
        with torch.no_grad():
            _, known, state = model.hear(piece, state, before, curves)
        z, held = past.seq(known, held)
        target, weight = past.told(pieces[:, : 2 * b], a, b)
        return F.binary_cross_entropy_with_logits(z, target * 0.98 + 0.01, weight), (state, piece, detached(held))

    return loss


def export(model, past, path):
    torch.onnx.export(
        Both(model, past),
        (torch.zeros(1, 576), torch.zeros(2, 1, 128), torch.tensor(RATE), torch.zeros(2, 1, 64)),
        path,
        opset_version=16,
        input_names=['input', 'state', 'sr', 'memory'],
        output_names=['output', 'stateN', 'past', 'memoryN'],
        dynamic_axes={k: {1: 'b'} for k in ('state', 'stateN', 'memory', 'memoryN')} | {k: {0: 'b'} for k in ('input', 'output', 'past')},
    )


def sounds_to_learn(o, speech, recorded, flagged, work, log):
    """Pieces with their channel, pieces of clean speech, pieces of noise; made once and kept."""
    apart = lambda seed: (random.Random(seed), np.random.default_rng(seed))

    def ready():
        r, g = apart(3)
        pools = flagged(speech), flagged(recorded, 30)
        return [vad_data.windowed(vad_data.example(pools[1] if recorded and r.random() < 0.3 else pools[0], r, g)) for _ in range(o.examples)]

    def spoken():
        r, g = apart(4)
        held = flagged(vad_data.held_vowels(speech, o.pieces // 4, 6) + (vad_data.held_vowels(recorded, o.pieces // 6, 7, 0) if recorded else []))
        log('vad: %d held vowels' % len(held))
        pools = [flagged(speech), flagged(recorded, 30) or flagged(speech), held]
        mixed = lambda: r.choices(pools, (0.5, 0.3, 0.2))[0]
        out = []
        for _ in range(o.pieces):
            out += vad_data.spoken_pieces([a for _ in range(12) for a in r.choices(mixed(), k=2)], 1, 250, r, g)
        return out

    examples = kept(work('vad-channels.pkl'), ready)
    pieces = kept(work('vad-calls.pkl'), spoken)
    log('vad: pieces of speech ready')
    noises = kept(work('vad-noises.pkl'), lambda: vad_data.noise_pieces(flagged(speech), o.pieces, 250, *apart(8)))
    return examples, pieces, noises


def main():
    a = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    a.add_argument('--out', required=True)
    a.add_argument('--work', required=True)
    a.add_argument('--minutes', type=float, default=23, help='CPU minutes of training')
    a.add_argument('--past-minutes', type=float, default=6, help='CPU minutes in which it learns to tell of the past')
    a.add_argument('--human', default=os.environ.get('HUMAN_SPEECH'), help='folder of recordings with manifest.jsonl; none trains without')
    a.add_argument('--sentences', type=int, default=2700)
    a.add_argument('--examples', type=int, default=600, help='pieces kept ready with their channel')
    a.add_argument('--pieces', type=int, default=3700, help='pieces of speech and of noise, mixed anew each time')
    o = a.parse_args()
    os.makedirs(os.path.join(o.out, 'vad'), exist_ok=True)
    os.makedirs(o.work, exist_ok=True)
    began = time.time()

    def log(text):
        print('%6.0f s  %s' % (time.time() - began, text), flush=True)

    torch.manual_seed(0)
    work = lambda name: os.path.join(o.work, name)
    speech = kept(work('vad-speech.pkl'), lambda: vad_data.utterances(o.sentences, 5))
    log('vad: %d spoken sentences' % len(speech))
    flagged = lambda recordings, down=33: [(a, vad_data.active(a, down)) for a in recordings]
    speakers = flagged(speech)
    recorded = vad_data.people(o.human, False) if o.human else []
    groups = {k: flagged(v, 30 if k == 'people' else 33) for k, v in kept(work('vad-groups.pkl'), lambda: voices_apart(o.human)).items()}
    examples, spoken, noises = sounds_to_learn(o, speech, recorded, flagged, work, log)
    if not os.path.exists(work('vad-test/vad.jsonl')):
        vad_data.write_test_set(work('vad-test'), groups, random.Random(21), np.random.default_rng(21))
    if not os.path.exists(work('vad-held/held.jsonl')):
        vad_data.write_held_vowels(work('vad-held'), groups, random.Random(22), np.random.default_rng(22))
    if not os.path.exists(work('vad-none/vad.jsonl')):
        vad_data.write_test_set(work('vad-none'), {}, random.Random(23), np.random.default_rng(23), none=120)
    log('vad: %d and %d pieces of 8 s, %d of noise' % (len(examples), len(spoken), len(noises)))
    model = VAD()
    train(model, present(model), Mixer(spoken, noises, examples, speakers, 11), o.minutes, work('vad.ckpt'), log)
    model.eval()
    past = Past()
    train(past, hindsight(model, past), Mixer(spoken, noises, examples, speakers, 61, 0.15), o.past_minutes, work('past.ckpt'), log)
    past.eval()
    figures = {}
    with torch.no_grad():
        for name, voices in groups.items():
            r, g = random.Random(9), np.random.default_rng(9)
            for label, snr in (('20-35 dB', (20, 35)), ('10-20 dB', (10, 20)), ('3-10 dB', (3, 10))):
                E = [vad_data.windowed(vad_data.example(voices, r, g, snr=r.uniform(*snr))) for _ in range(20)]
                p = torch.sigmoid(model.seq(torch.tensor(np.stack([e[0] for e in E]).astype(np.float32)))[0]).numpy().ravel()
                figures[name + ', ' + label] = frames(np.stack([e[1] for e in E]).ravel(), p)
                log('vad: %s, %s: %s' % (name, label, figures[name + ', ' + label]))
    target = os.path.join(o.out, 'vad', 'model.onnx')
    export(model, past, target)
    with open(work('vad.json'), 'w') as f:
        json.dump(figures, f, indent=1)
    log('vad: wrote ' + target)


if __name__ == '__main__':
    main()
