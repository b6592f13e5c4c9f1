"""Trains and exports the voice activity network on synthetic speech, noise and tones.

    python3 vad.py        writes vad_v0.onnx
"""

import sys, random, numpy as np, torch, torch.nn as nn, torch.nn.functional as F, time, pickle, os, math

torch.set_num_threads(1)
torch.manual_seed(0)
import textgen, tts, aug
from scipy.signal import lfilter, resample_poly


class VAD(nn.Module):
    """Silero-v5-like interface: input [B,576], state [2,B,128], sr -> output [B,1], stateN"""

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
        m = torch.log(S[:, :129] ** 2 + S[:, 129:] ** 2 + 1e-6) * 0.2 + 1.0  # 576->(576-256)//107+1=3 frames
        h = F.relu(s.c2(F.relu(s.c1(m))))
        return h.flatten(1)  # 64*2

    def forward(s, input, state, sr):
        h, (a, b) = s.l(s.feat(input)[None], (state[:1], state[1:]))
        return torch.sigmoid(s.o(h[0])) + 0 * sr.float(), torch.cat([a, b])

    def seq(s, x, ctx=None):  # x [B,N*512]
        B = x.shape[0]
        xp = F.pad(x, (64, 0))
        ch = xp.unfold(1, 576, 512)
        N = ch.shape[1]
        f = s.feat(ch.reshape(B * N, 576)).reshape(B, N, -1).transpose(0, 1)
        h, _ = s.l(f)
        return s.o(h)[..., 0].T


def mkspeech(n, seed, held=None):
    r = random.Random(seed)
    o = []
    for i in range(n):
        l, t = textgen.sample(r)
        a = tts.synth_held(r, l, t, held) if held else tts.synth_train(r, l, t)[1]
        if len(a) > 2000:
            o.append((a / (np.abs(a).max() + 1e-6)).astype(np.float32))
    return o


def nonspeech(n, r, g):
    k = r.choice(['white', 'pink', 'brown', 'hum', 'clicks', 'tone', 'chord', 'mod', 'none', 'engine'])
    t = np.arange(n) / 16000
    if k in ('white', 'pink', 'brown', 'hum'):
        w = aug.noise(n, g, k)
    elif k == 'clicks':
        w = np.zeros(n, np.float32)
        for _ in range(r.randint(1, 30)):
            i = r.randint(0, n - 1)
            L = min(n - i, r.randint(50, 800))
            w[i : i + L] += g.standard_normal(L) * np.exp(-np.arange(L) / r.uniform(20, 200)) * r.uniform(0.2, 1)
    elif k == 'tone':
        f = r.choice([[400, 450], [697, 1209], [770, 1336], [440], [1000], [2000], [r.uniform(200, 3000)]])
        w = sum(np.sin(2 * np.pi * x * t) for x in f) * ((t * r.uniform(0.3, 3)) % 1 < r.uniform(0.3, 1))
    elif k == 'chord':
        w = np.zeros(n)
        p = 0
        while p < n:
            L = r.randint(2000, 12000)
            f0 = r.choice([110, 130.8, 146.8, 164.8, 196, 220, 261.6, 329.6])
            tt = t[:L]
            x = sum(
                np.sin(2 * np.pi * f0 * m * h * tt) / h
                for m in r.choice([(1,), (1, 1.26, 1.5), (1, 1.19, 1.5)])
                for h in (1, 2, 3, 4)
            ) * np.exp(-tt * r.uniform(1, 6))
            e = min(n, p + L)
            w[p:e] += x[: e - p]
            p += L
    elif k == 'mod':
        w = aug.noise(n, g, 'pink') * (1 + np.sin(2 * np.pi * r.uniform(0.5, 6) * t))
    elif k == 'engine':
        f = r.uniform(40, 120)
        w = np.sign(np.sin(2 * np.pi * f * t)) * 0.3 + aug.noise(n, g, 'brown') * 0.2
    else:
        w = g.standard_normal(n) * 0.01
    return (w / (np.sqrt((np.asarray(w) ** 2).mean()) + 1e-6)).astype(np.float32)


def example(sp, r, g, N=125):
    n = N * 512
    x = np.zeros(n, np.float32)
    act = np.zeros(n, np.float32)
    p = r.randint(0, 16000)
    if r.random() < 0.85:
        while p < n - 1600:
            a = sp[r.randint(0, len(sp) - 1)]
            if r.random() < 0.3:
                a = resample_poly(a, 100, r.choice([92, 108])).astype(np.float32)
            e = min(n, p + len(a))
            x[p:e] = a[: e - p] * r.uniform(0.4, 1)
            p = e + r.randint(3000, 24000)
    env = np.sqrt(np.convolve(x**2, np.ones(400) / 400, 'same'))
    act = (env > 0.015).astype(np.float32)
    act = (
        np.convolve(act, np.ones(1601) / 1601, 'same') > 0.02 if act.any() else act > 0
    )  # close short gaps (50 ms each side)
    lab = act.reshape(N, 512).mean(1) > 0.4
    if r.random() < 0.35:
        x = np.convolve(x, aug.rir(g))[:n].astype(np.float32)
    snr = r.uniform(0, 35)
    sp_rms = np.sqrt((x[act] ** 2).mean()) if act.any() else 0.1
    x = x + nonspeech(n, r, g) * sp_rms * 10 ** (-snr / 20)
    if r.random() < 0.3:
        x = resample_poly(resample_poly(x, 1, 2), 2, 1).astype(np.float32)
    elif r.random() < 0.2:
        x = aug.opus(x / (np.abs(x).max() + 1e-6) * 0.8, r.choice([12000, 24000]))
    return (x / (np.abs(x).max() + 1e-6) * 10 ** (r.uniform(-26, -1) / 20)).astype(np.float32), lab


def auc(y, s):
    o = np.argsort(s)
    y = y[o]
    n1 = y.sum()
    n0 = len(y) - n1
    rk = np.arange(1, len(y) + 1)
    return (rk[y > 0].sum() - n1 * (n1 + 1) / 2) / (n1 * n0)


if __name__ == '__main__':
    c0 = time.process_time()
    sp = mkspeech(500, 5)
    print('speech', sum(map(len, sp)) / 16000, 'cpu', time.process_time() - c0, flush=True)
    te = {k: mkspeech(60, 77, k) for k in ('espk', 'slt', 'fest')}
    te['seen'] = mkspeech(60, 78)
    r = random.Random(3)
    g = np.random.default_rng(3)
    PO = [example(sp, r, g) for _ in range(1200)]
    print('examples cpu', time.process_time() - c0, flush=True)
    m = VAD()
    opt = torch.optim.AdamW(m.parameters(), 2e-3)
    S = 900
    for st in range(S):
        b = [PO[r.randint(0, len(PO) - 1)] for _ in range(24)]
        x = torch.tensor(np.stack([a for a, _ in b])) * torch.rand(24, 1).mul(1.2).add(0.2)
        y = torch.tensor(np.stack([l for _, l in b])).float()
        z = m.seq(x)
        l = F.binary_cross_entropy_with_logits(z, y)
        opt.zero_grad()
        l.backward()
        torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
        opt.step()
        for gg in opt.param_groups:
            gg['lr'] = 2e-3 * 0.5 * (1 + math.cos(math.pi * st / S)) + 1e-5
        if st % 100 == 0:
            print(st, l.item(), 'cpu', round(time.process_time() - c0), flush=True)
    m.eval()
    r = random.Random(9)
    g = np.random.default_rng(9)
    for k, s in te.items():
        E = [example(s, r, g) for _ in range(60)]
        with torch.no_grad():
            p = torch.sigmoid(m.seq(torch.tensor(np.stack([a for a, _ in E])))).numpy().ravel()
        y = np.stack([l for _, l in E]).ravel()
        print(
            k,
            'AUC %.4f acc@.5 %.3f miss %.3f FA %.3f'
            % (auc(y.astype(int), p), ((p > 0.5) == y).mean(), (p[y] < 0.5).mean(), (p[~y] > 0.5).mean()),
        )
    print('params', sum(p.numel() for p in m.parameters()))
    torch.save(m.state_dict(), 'vad.pt')
    torch.onnx.export(
        m,
        (torch.zeros(1, 576), torch.zeros(2, 1, 128), torch.tensor(16000)),
        'vad.onnx',
        opset_version=16,
        input_names=['input', 'state', 'sr'],
        output_names=['output', 'stateN'],
        dynamic_axes={'input': {0: 'b'}, 'state': {1: 'b'}, 'output': {0: 'b'}, 'stateN': {1: 'b'}},
    )
    print('onnx', os.path.getsize('vad.onnx'))
