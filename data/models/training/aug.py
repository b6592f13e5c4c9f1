"""Augmentation of synthetic speech (rooms, noise, telephone band, Opus with loss, level) and the reference log-mel front end.

Needs numpy, scipy, torch and libopus.
"""

import numpy as np, ctypes as C, random
from scipy.signal import resample_poly, butter, sosfilt, fftconvolve, lfilter

op = C.CDLL('libopus.so.0')
op.opus_encoder_create.restype = C.c_void_p
op.opus_decoder_create.restype = C.c_void_p
op.opus_encoder_ctl.argtypes = [C.c_void_p, C.c_int, C.c_int]
op.opus_encode.argtypes = [C.c_void_p, C.c_void_p, C.c_int, C.c_void_p, C.c_int]
op.opus_decode.argtypes = [C.c_void_p, C.c_void_p, C.c_int, C.c_void_p, C.c_int, C.c_int]
op.opus_encoder_destroy.argtypes = [C.c_void_p]
op.opus_decoder_destroy.argtypes = [C.c_void_p]


def opus(a, br, loss=0.0, r=random):
    e = C.c_int()
    enc = op.opus_encoder_create(16000, 1, 2048, C.byref(e))
    dec = op.opus_decoder_create(16000, 1, C.byref(e))
    op.opus_encoder_ctl(enc, 4002, br)
    op.opus_encoder_ctl(enc, 4010, 3)
    n = 320
    L = len(a)
    pcm = np.zeros(((L + n - 1) // n + 1) * n, np.int16)
    pcm[:L] = np.clip(a, -1, 1) * 32767
    out = np.zeros_like(pcm)
    pk = (C.c_ubyte * 1500)()
    for i in range(0, len(pcm), n):
        k = op.opus_encode(enc, pcm[i:].ctypes.data, n, pk, 1500)
        if r.random() < loss:
            op.opus_decode(dec, None, 0, out[i:].ctypes.data, n, 0)
        else:
            op.opus_decode(dec, pk, k, out[i:].ctypes.data, n, 0)
    op.opus_encoder_destroy(enc)
    op.opus_decoder_destroy(dec)
    return (out.astype(np.float32) / 32768)[104 : 104 + L]  # 6.5ms delay


def noise(n, g, kind):
    w = g.standard_normal(n).astype(np.float32)
    if kind == 'white':
        return w
    if kind == 'brown':
        w = lfilter([1], [1, -0.97], w)
    if kind == 'pink':
        w = lfilter(
            [0.049922035, -0.095993537, 0.050612699, -0.004408786], [1, -2.494956002, 2.017265875, -0.522189400], w
        )
    if kind == 'hum':
        t = np.arange(n) / 16000
        w = 0.05 * w + sum(g.uniform(0, 1) * np.sin(2 * np.pi * 50 * k * t + g.uniform(0, 6)) for k in (1, 2, 3, 5, 7))
    return w.astype(np.float32)


def rir(g):
    rt = g.uniform(0.08, 0.5)
    n = int(rt * 16000)
    t = np.arange(n) / 16000
    h = g.standard_normal(n) * np.exp(-6.9 * t / rt)
    h = lfilter([1], [1, -g.uniform(0, 0.6)], h)
    h[0] = 0
    h *= g.uniform(0.1, 0.7) / np.sqrt((h**2).sum() + 1e-9)
    h[int(g.uniform(0, 20))] += 1
    return h.astype(np.float32)


POOL = []


def music(n, g):
    """Chords with harmonics and a beat, as hold music has."""
    t = np.arange(n) / 16000
    out = np.zeros(n)
    beat = g.uniform(0.25, 0.8)
    for k in range(int(n / 16000 / beat) + 1):
        a, b = int(k * beat * 16000), min(n, int((k + g.uniform(0.8, 2.5)) * beat * 16000))
        if a >= b:
            continue
        root = 110 * 2 ** (g.integers(0, 25) / 12)
        for iv in g.choice([0, 3, 4, 5, 7, 9, 12, 16], g.integers(1, 4)):
            f = root * 2 ** (iv / 12)
            env = np.exp(-g.uniform(0.5, 5) * t[: b - a])
            for h in range(1, g.integers(2, 7)):
                out[a:b] += env * np.sin(2 * np.pi * f * h * t[: b - a] + g.uniform(0, 6)) / h ** g.uniform(0.8, 2)
        if g.random() < 0.4:
            m = min(b, a + 1600)
            out[a:m] += g.standard_normal(m - a) * np.exp(-np.arange(m - a) / 300) * g.uniform(0.3, 1.5)
    return out.astype(np.float32)


def add_noise(a, r, g, snr, kinds=('white', 'pink', 'pink', 'brown', 'hum', 'babble', 'babble', 'music', 'gusts')):
    """Noise at a level relative to the mean power of the sounding part."""
    k = r.choice(kinds)
    n = len(a)
    if k == 'babble' and len(POOL) > 10:
        nz = np.zeros(n, np.float32)
        for _ in range(r.randint(2, 5)):
            nz += np.roll(np.resize(r.choice(POOL), n), r.randint(0, n)) * r.uniform(0.3, 1)
        snr = max(snr, 8)
    elif k == 'music':
        nz = music(n, g)
        snr = max(snr, 6)
    elif k == 'gusts':
        e = np.interp(np.arange(n), np.linspace(0, n, 12), g.uniform(0, 1, 12) ** 3)
        nz = (noise(n, g, r.choice(['pink', 'brown', 'white'])) * e).astype(np.float32)
    else:
        nz = noise(n, g, 'pink' if k == 'babble' else k)
    p = a[np.abs(a) > 0.02 * (np.abs(a).max() + 1e-9)]
    return a + nz * np.sqrt(((p**2).mean() if len(p) else 1e-6) / ((nz**2).mean() + 1e-9)) * 10 ** (-snr / 20)


def telephone(a, r):
    """8 kHz band and mu-law."""
    a = resample_poly(a, 1, 2)
    a = sosfilt(butter(3, [r.uniform(150, 350), r.uniform(3000, 3700)], 'band', fs=8000, output='sos'), a)
    a = a / (np.abs(a).max() + 1e-6)
    m = np.sign(a) * np.log1p(255 * np.abs(a)) / np.log(256)
    m = np.round(m * 127) / 127
    a = np.sign(m) * (256 ** np.abs(m) - 1) / 255
    return resample_poly(a, 2, 1).astype(np.float32)


def augment(a, r, g, pad=True, hard=False):
    """One random channel: rate, room, tilt, noise, clipping, telephone band or Opus with loss, level.

    A hard one is nearly always noisy, and nearly always a telephone or a lossy line.
    """
    if not len(a):
        return a
    a = a / (np.abs(a).max() + 1e-6)
    if len(POOL) < 80:
        POOL.append(a)
    else:
        POOL[r.randint(0, 79)] = a
    if r.random() < 0.5:
        a = resample_poly(a, 100, r.choice([90, 93, 95, 97, 103, 105, 108, 111])).astype(np.float32)
    if r.random() < 0.35:
        a = fftconvolve(a, rir(g))[: len(a)].astype(np.float32)
    if r.random() < 0.4:
        a = lfilter([1, -r.uniform(-0.6, 0.9)], [1, -r.uniform(-0.3, 0.3)], a).astype(np.float32)
    if pad:
        a = np.concatenate(
            [np.zeros(int(r.uniform(0.03, 0.5) * 16000)), a, np.zeros(int(r.uniform(0.2, 0.6) * 16000))]
        ).astype(np.float32)
    if r.random() < (0.92 if hard else 0.75):
        a = add_noise(a, r, g, r.uniform(4, 20) if hard else r.uniform(5, 32))
    if r.random() < 0.08:
        a = np.clip(a, -1, 1)
        k = np.quantile(np.abs(a), r.uniform(0.97, 0.998)) + 1e-4
        a = np.clip(a, -k, k)
    c = r.random()
    if c < (0.32 if hard else 0.22):
        a = telephone(a, r)
    if 0.15 < c < (0.9 if hard else 0.52):
        a = a / (np.abs(a).max() + 1e-6) * 0.8
        a = opus(a, r.randint(12, 32) * 1000, r.choice([0.02, 0.05, 0.05, 0.08] if hard else [0, 0, 0.02, 0.05, 0.08]), r)
    return (a / (np.abs(a).max() + 1e-6) * 10 ** (r.uniform(-25, -1) / 20)).astype(np.float32)


# ---- log-mel (NeMo-like: preemph .97, hann 400, hop 160, nfft 512, slaney mel 80, log(x+2^-24))
import torch


def mel_edges(n=80, fmax=8000.0):
    """Corners of the triangles in Hz (n + 2 of them), Slaney's scale."""
    m = np.linspace(0, 15 + np.log(fmax / 1000) / (np.log(6.4) / 27), n + 2)
    return torch.tensor(np.where(m < 15, m * 200 / 3, 1000 * np.exp((m - 15) * np.log(6.4) / 27)), dtype=torch.float32)


def melfb(n=80, nfft=512, sr=16000):
    p = mel_edges(n).double().numpy()
    f = np.arange(nfft // 2 + 1) * sr / nfft
    W = np.zeros((n, len(f)))
    for i in range(n):
        W[i] = (
            np.maximum(0, np.minimum((f - p[i]) / (p[i + 1] - p[i]), (p[i + 2] - f) / (p[i + 2] - p[i + 1])))
            * 2
            / (p[i + 2] - p[i])
        )
    return torch.tensor(W, dtype=torch.float32)


FB = melfb()
WIN = torch.hann_window(400, periodic=False)


def logmel(a):
    x = torch.from_numpy(np.ascontiguousarray(a, dtype=np.float32))
    x = torch.cat([x[:1], x[1:] - 0.97 * x[:-1]])
    S = torch.stft(x, 512, 160, 400, WIN, center=True, pad_mode='constant', return_complex=True).abs() ** 2
    return torch.log(FB @ S + 2**-24)  # 80,T
