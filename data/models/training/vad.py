"""Trains, measures and exports the voice activity network.

    python3 vad.py --out DIR --work DIR [--minutes N] [--human DIR]

Writes vad/model.onnx to --out; the work folder keeps the sounds, the newest checkpoint, the figures (vad.json) and a labelled test
set, so that a broken run goes on where it was and `kanak eval vad --data WORK/vad-test` measures the same. DOMAIN_DIR names the
folder of the development files, from which sentences are drawn. Needs three CPU minutes more than --minutes.
"""

import argparse, json, math, os, pickle, random, time

import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from scipy.signal import butter, fftconvolve, resample_poly, sosfilt

import aug, sounds

torch.set_num_threads(1)
RATE, WINDOW = 16000, 512
HELD_STATIONS = ('Jaipur', 'Gorakhpur')


class VAD(nn.Module):
    """Silero v5's interface: input [B,576], state [2,B,128], sr -> output [B,1], stateN."""

    def __init__(s):
        super().__init__()
        n = 256
        t = torch.arange(n)
        k = torch.arange(n // 2 + 1)[:, None]
        w = torch.hann_window(n)
        s.register_buffer(
            'basis',
            torch.cat([torch.cos(2 * math.pi * k * t / n) * w, -torch.sin(2 * math.pi * k * t / n) * w])[:, None],
        )
        s.c1 = nn.Conv1d(129, 64, 3, padding=1)
        s.c2 = nn.Conv1d(64, 64, 3, stride=2, padding=1)
        s.l = nn.LSTM(128, 128)
        s.o = nn.Linear(128, 1)

    def feat(s, x):
        S = F.conv1d(x[:, None], s.basis, stride=107)
        m = torch.log(S[:, :129] ** 2 + S[:, 129:] ** 2 + 1e-6) * 0.2 + 1.0  # 3 frames of 576 samples
        return F.relu(s.c2(F.relu(s.c1(m)))).flatten(1)

    def forward(s, input, state, sr):
        h, (a, b) = s.l(s.feat(input)[None], (state[:1], state[1:]))
        return torch.sigmoid(s.o(h[0])) + 0 * sr.float(), torch.cat([a, b])

    def seq(s, x, state=None):
        B = x.shape[0]
        ch = F.pad(x, (64, 0)).unfold(1, 576, WINDOW)
        N = ch.shape[1]
        f = s.feat(ch.reshape(B * N, 576)).reshape(B, N, -1).transpose(0, 1)
        h, state = s.l(f, state)
        return s.o(h)[..., 0].T, state


def active(x, down=33.0, gap=6):
    """Where a clean recording holds speech, one flag per sample: within `down` dB of its loud parts, gaps under `gap` hundredths of
    a second closed. A network that knows no future cannot tell a longer gap from an end; the gate behind it closes those."""
    hop = 160
    n = len(x) // hop
    level = 10 * np.log10((x[: n * hop].reshape(n, hop) ** 2).mean(1) + 1e-12)
    on = level > np.percentile(level, 95) - down
    flags = np.zeros(n, bool)
    i = 0
    while i < n:
        if on[i]:
            end = i
            last = i
            while end < n and (on[end] or end - last < gap):
                last = end if on[end] else last
                end += 1
            if last + 1 - i >= 4:
                flags[i : last + 1] = True
            i = end
        else:
            i += 1
    out = np.zeros(len(x), bool)
    out[: n * hop] = np.repeat(flags, hop)
    return out


def utterances(n, seed, held=None):
    """Spoken sentences, samples with a peak of one."""
    import textgen, tts

    r = random.Random(seed)
    out = []
    while len(out) < n:
        lang, text = textgen.sample(r)
        if r.random() < 0.25:
            text = r.choice(['हाँ', 'जी', 'नहीं', 'जी हाँ', 'ठीक है', 'दो', 'ओके'] if lang == 'hi' else ['yes', 'no', 'okay', 'right', 'two'])
        try:
            if held:
                a = tts.synth_held(r, lang, text, held)
            elif r.random() < 0.16:
                a = tts.festival(tts.devize(text), 'voice_hindi_NSK_diphone') if lang == 'hi' or r.random() < 0.3 else tts.festival(
                    text, r.choice(['voice_ked_diphone', 'voice_kal_diphone'])
                )
            elif r.random() < 0.16:
                a = tts.flite(text, lang, r.choice(['rms', 'awb', 'kal16']), r.uniform(0.85, 1.3))
            else:
                a = tts.synth_train(r, lang, text)[1]
        except Exception:
            continue
        if len(a) > 2000 and np.abs(a).max() > 1e-3:
            a = (a / np.abs(a).max()).astype(np.float32)
            if not held and r.random() < 0.3:
                a = resample_poly(a, 100, r.choice([90, 94, 106, 110])).astype(np.float32)
            out.append(a)
    return out


def people(folder, held):
    """Recorded Hindi; the stations kept for measuring, or all others."""
    import soundfile

    out = []
    for line in open(os.path.join(folder, 'manifest.jsonl'), encoding='utf8'):
        d = json.loads(line)
        if (d['station'] in HELD_STATIONS) == held:
            a, rate = soundfile.read(os.path.join(folder, d['audio']), dtype='float32')
            assert rate == RATE
            out.append(a / np.abs(a).max())
    return out


def telephone(x, r):
    y = resample_poly(x, 1, 2)
    y = sosfilt(butter(3, [r.uniform(150, 350), r.uniform(3000, 3700)], 'band', fs=8000, output='sos'), y)
    y = y / (np.abs(y).max() + 1e-6)
    m = np.round(np.sign(y) * np.log1p(255 * np.abs(y)) / np.log(256) * 127) / 127
    return resample_poly(np.sign(m) * (256 ** np.abs(m) - 1) / 255, 2, 1).astype(np.float32)


def babble(speech, n, r):
    """Six or more people far away at once; not speech to answer."""
    w = np.zeros(n, np.float32)
    for _ in range(r.randint(6, 10)):
        w += np.roll(np.resize(r.choice(speech)[0], n), r.randint(0, n)) * r.uniform(0.5, 1)
    return sounds.scaled(w)


def example(speech, r, g, windows=250, snr=None, kinds=None, spoken=0.85, channel=True):
    """A piece of a call: (samples, one flag per sample). `speech` holds (samples, flags)."""
    n = windows * WINDOW
    x = np.zeros(n, np.float32)
    flags = np.zeros(n, bool)
    p = r.randint(0, 2 * RATE)
    if r.random() < spoken:
        while p < n - 1600:
            a, on = r.choice(speech)
            if len(a) > n // 2:
                cut = r.randint(0, len(a) - n // 2)
                a, on = a[cut : cut + n // 2], on[cut : cut + n // 2]
            end = min(n, p + len(a))
            x[p:end] = a[: end - p] * r.uniform(0.35, 1)
            flags[p:end] = on[: end - p]
            p = end + int(r.choice([r.uniform(0.25, 1), r.uniform(0.5, 4)]) * RATE)
    if channel and r.random() < 0.4:
        x = fftconvolve(x, aug.rir(g))[:n].astype(np.float32)
    level = math.sqrt((x[flags] ** 2).mean()) if flags.any() else 0.15
    snr = r.choice([r.uniform(3, 15), r.uniform(10, 40)]) if snr is None else snr
    if kinds is None and r.random() < 0.1:
        noise = babble(speech, n, r)
        snr = max(snr, 8)
    else:
        noise, _ = sounds.sound(n, r, g, kinds)
    if not flags.any():
        snr = r.uniform(-15, 25)
    if r.random() < 0.4 and not kinds:  # the noise begins or ends somewhere
        a, b = sorted((r.randint(0, n), r.randint(0, n)))
        noise[:a], noise[b:] = noise[:a] * r.choice([0, 0.1]), noise[b:] * r.choice([0, 0.1])
    x = x + noise * level * 10 ** (-snr / 20)
    c = r.random() if channel else 1
    if c < 0.3:
        x = telephone(x, r)
    elif c < 0.5:
        x = aug.opus(x / (np.abs(x).max() + 1e-6) * 0.8, r.choice([12000, 16000, 24000, 32000]), r.choice([0, 0, 0.03, 0.05]), r)
    x = x / (np.abs(x).max() + 1e-6) * 10 ** (r.uniform(-28, -1) / 20)
    if r.random() < 0.1:
        x = np.clip(x * r.uniform(1.5, 4), -1, 1)
    return x.astype(np.float16), flags


def windowed(piece):
    """The same with one flag per window of 32 ms."""
    x, flags = piece
    return x, flags.reshape(-1, WINDOW).mean(1) > 0.5


def closed(flags, gap):
    """Flags without gaps shorter than `gap` samples."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]]))).reshape(-1, 2)
    out = flags.copy()
    for (_, a), (b, _) in zip(edges[:-1], edges[1:]):
        if b - a < gap:
            out[a:b] = True
    return out


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


def kept(path, make):
    if not os.path.exists(path):
        value = make()
        with open(path + '.part', 'wb') as f:
            pickle.dump(value, f)
        os.rename(path + '.part', path)
    with open(path, 'rb') as f:
        return pickle.load(f)


def voices_apart(human):
    groups = {k: utterances(50, 77, k) for k in ('espk', 'slt')}
    if human:
        groups['people'] = people(human, True)
    return groups


def write_test_set(folder, groups, r, g):
    """WAV and JSONL for `kanak eval vad`: speech of unheard voices, ten minutes of what is not speech, short answers."""
    import soundfile

    os.makedirs(folder, exist_ok=True)
    rows = []
    for name, speech in groups.items():
        for k in range(20):
            x, flags = example(speech, r, g, snr=r.uniform(8, 30), spoken=1)
            file = '%s-%02d.wav' % (name, k)
            soundfile.write(os.path.join(folder, file), x.astype(np.float32), RATE, subtype='PCM_16')
            edges = np.flatnonzero(np.diff(np.concatenate([[0], closed(flags, 3520).astype(int), [0]])))
            rows.append({'audio': file, 'kind': name, 'segments': [[int(a // 16), int(b // 16)] for a, b in edges.reshape(-1, 2)]})
    seen, unseen = list(sounds.TRAINED), list(sounds.HELD)
    for k in range(40):
        kind = (seen + unseen * 2)[k % (len(seen) + 2 * len(unseen))]
        x, _ = example([], r, g, windows=470, kinds=[kind], spoken=0)
        file = 'none-%02d.wav' % k
        soundfile.write(os.path.join(folder, file), x.astype(np.float32), RATE, subtype='PCM_16')
        rows.append({'audio': file, 'kind': 'not-speech/' + kind, 'speech': False})
    with open(os.path.join(folder, 'vad.jsonl'), 'w', encoding='utf8') as f:
        f.writelines(json.dumps(row) + '\n' for row in rows)


def train(model, examples, minutes, checkpoint, log):
    r = random.Random(11)
    opt = torch.optim.AdamW(model.parameters(), 2e-3)
    spent, step, state = 0.0, 0, None
    if os.path.exists(checkpoint):
        saved = torch.load(checkpoint)
        model.load_state_dict(saved['model'])
        opt.load_state_dict(saved['opt'])
        spent, step = saved['spent'], saved['step']
    began = time.process_time() - spent
    while spent < minutes * 60:
        for group in opt.param_groups:
            group['lr'] = 2e-3 * 0.5 * (1 + math.cos(math.pi * spent / (minutes * 60))) * min(1, (step + 1) / 50) + 2e-5
        batch = [r.choice(examples) for _ in range(16)]
        x = torch.tensor(np.stack([a for a, _ in batch]).astype(np.float32)) * (10 ** (torch.rand(16, 1) * 1.2 - 0.9))
        y = torch.tensor(np.stack([b for _, b in batch])).float()
        z, state = model.seq(x, state if r.random() < 0.8 else None)
        state = tuple(s.detach() for s in state)  # a call goes on: memory of other sounds is part of the input
        weight = torch.ones_like(y)
        weight[:, 1:] += (y[:, 1:] != y[:, :-1]) * -0.5  # the edge window is half one, half the other
        loss = F.binary_cross_entropy_with_logits(z, y * 0.98 + 0.01, weight)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        step += 1
        spent = time.process_time() - began
        if step % 100 == 0:
            torch.save({'model': model.state_dict(), 'opt': opt.state_dict(), 'spent': spent, 'step': step}, checkpoint)
            log('vad: step %d loss %.3f, %.0f of %.0f CPU-s' % (step, loss.item(), spent, minutes * 60))


def export(model, path):
    torch.onnx.export(
        model,
        (torch.zeros(1, 576), torch.zeros(2, 1, 128), torch.tensor(RATE)),
        path,
        opset_version=16,
        input_names=['input', 'state', 'sr'],
        output_names=['output', 'stateN'],
        dynamic_axes={'input': {0: 'b'}, 'state': {1: 'b'}, 'output': {0: 'b'}, 'stateN': {1: 'b'}},
    )


def main():
    a = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    a.add_argument('--out', required=True)
    a.add_argument('--work', required=True)
    a.add_argument('--minutes', type=float, default=3, help='CPU minutes of training')
    a.add_argument('--human', default=os.environ.get('HUMAN_SPEECH'), help='folder of recordings with manifest.jsonl; none trains without')
    a.add_argument('--sentences', type=int, default=900)
    a.add_argument('--examples', type=int, default=800)
    o = a.parse_args()
    os.makedirs(os.path.join(o.out, 'vad'), exist_ok=True)
    os.makedirs(o.work, exist_ok=True)
    began = time.time()

    def log(text):
        print('%6.0f s  %s' % (time.time() - began, text), flush=True)

    torch.manual_seed(0)
    work = lambda name: os.path.join(o.work, name)
    speech = kept(work('vad-speech.pkl'), lambda: utterances(o.sentences, 5))
    log('vad: %d spoken sentences' % len(speech))
    flagged = lambda recordings, down=33: [(a, active(a, down)) for a in recordings]
    speech = flagged(speech)
    recorded = flagged(people(o.human, False), 30) if o.human else []
    groups = {k: flagged(v, 30 if k == 'people' else 33) for k, v in kept(work('vad-groups.pkl'), lambda: voices_apart(o.human)).items()}

    def make():
        r, g = random.Random(3), np.random.default_rng(3)
        out = []
        for k in range(o.examples):
            pool = recorded if recorded and r.random() < 0.3 else speech
            out.append(windowed(example(pool, r, g)))
            if k % 200 == 199:
                log('vad: %d of %d examples' % (k + 1, o.examples))
        return out

    examples = kept(work('vad-examples.pkl'), make)
    if not os.path.exists(work('vad-test/vad.jsonl')):
        write_test_set(work('vad-test'), groups, random.Random(21), np.random.default_rng(21))
    log('vad: %d examples of 8 s' % len(examples))
    model = VAD()
    train(model, examples, o.minutes, work('vad.ckpt'), log)
    model.eval()
    figures = {}
    with torch.no_grad():
        for name, voices in groups.items():
            r, g = random.Random(9), np.random.default_rng(9)
            for label, snr in (('20-35 dB', (20, 35)), ('10-20 dB', (10, 20)), ('3-10 dB', (3, 10))):
                E = [windowed(example(voices, r, g, snr=r.uniform(*snr))) for _ in range(20)]
                p = torch.sigmoid(model.seq(torch.tensor(np.stack([e for e, _ in E]).astype(np.float32)))[0]).numpy().ravel()
                figures[name + ', ' + label] = frames(np.stack([f for _, f in E]).ravel(), p)
                log('vad: %s, %s: %s' % (name, label, figures[name + ', ' + label]))
    target = os.path.join(o.out, 'vad', 'model.onnx')
    export(model, target)
    with open(work('vad.json'), 'w') as f:
        json.dump(figures, f, indent=1)
    log('vad: wrote ' + target)


if __name__ == '__main__':
    main()
