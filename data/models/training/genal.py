"""Makes clean utterances with word alignments from espeak-ng word events, for ce.py.

    python3 genal.py COUNT        writes data/align_0.pkl
"""

import sys, random, numpy as np, torch, pickle, time, ctypes as C

torch.set_num_threads(1)
import tts, aug, lab
from textgen import sample
from model import C2I, BL


class EV(C.Structure):
    _fields_ = [
        ('type', C.c_int),
        ('uid', C.c_uint),
        ('tp', C.c_int),
        ('len', C.c_int),
        ('ap', C.c_int),
        ('sample', C.c_int),
        ('ud', C.c_void_p),
        ('id', C.c_char * 8),
    ]


WD = []
CB2 = C.CFUNCTYPE(C.c_int, C.POINTER(C.c_short), C.c_int, C.POINTER(EV))


@CB2
def cb2(w, n, e):
    if w and n > 0:
        tts._buf.append(C.string_at(w, n * 2))
    i = 0
    while e[i].type != 0:
        if e[i].type == 1:
            WD.append(e[i].ap)
        i += 1
    return 0


tts.init()
tts.lib.espeak_SetSynthCallback(cb2)
r = random.Random(600)
g = np.random.default_rng(5)
VS = ['hi', 'hi+m3', 'hi+f2', 'hi+f3', 'hi+m1', 'hi+adam', 'hi+linda']
it = []
c0 = time.process_time()
d = 0
bad = 0
while len(it) < int(sys.argv[1] if len(sys.argv) > 1 else 2500):
    l, t = sample(r)
    if len(t) > 40:
        continue
    t = tx = lab.deva(t)
    WD.clear()
    a = tts.espeak(tx, r.choice(VS), r.randint(140, 180), r.randint(40, 60), 50)
    if len(a) < 2500:
        continue
    w = t.split()
    wd = sorted(set(WD))
    if len(wd) != len(w):
        bad += 1
        continue
    pre = r.randint(500, 4000)
    act = np.nonzero(np.abs(a) > 0.01)[0]
    end = act[-1] + 1 if len(act) else len(a)
    st = [pre + x * 16 for x in wd] + [pre + end]
    a = a / (np.abs(a).max() + 1e-6) * r.uniform(0.2, 0.8)
    a = np.concatenate([np.zeros(pre), a, np.zeros(r.randint(4000, 8000))]).astype(np.float32)
    a = a + g.standard_normal(len(a)).astype(np.float32) * 10 ** r.uniform(-4, -2.7)
    m = aug.logmel(a).numpy().astype(np.float16)
    T = m.shape[1] // 8 * 2
    y = np.full(T, BL, np.int64)
    for k, ww in enumerate(w):
        ch = list(ww) + ([' '] if k < len(w) - 1 else [])
        s, e = st[k] / 640, st[k + 1] / 640
        for f in range(int(s), min(T, int(np.ceil(e)))):
            y[f] = C2I[ch[min(len(ch) - 1, max(0, int((f + 0.5 - s) / max(e - s, 1e-6) * len(ch))))]]
    it.append((l, t, 'al', m, y))
    d += m.shape[1] / 100
pickle.dump(it, open('data/align_0.pkl', 'wb'), 4)
print(len(it), 'bad', bad, d / 3600, 'h cpu', time.process_time() - c0)
