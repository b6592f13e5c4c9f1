"""evalv.py CKPT LM.bin [per-category limit for the LM]  -> tables"""

import sys, glob, pickle, json, os, time, wave, numpy as np, torch
from model import *
import aug, lab
from lm import CLM, beam
from textgen0 import norm
import re

EXCL = os.environ.get('EXCL', '')  # held-out sentences to leave out (regex on the target)
torch.set_num_threads(1)
S = torch.load(sys.argv[1])
m = Enc(**S['cfg'])
m.load_state_dict({k: v.float() for k, v in S['ema'].items()})
m.eval()
lm = CLM(sys.argv[2]) if os.path.exists(sys.argv[2]) else None
NL = int(sys.argv[3]) if len(sys.argv) > 3 else 40
AL = float(os.environ.get('ALPHA', '.4'))
BE = float(os.environ.get('BETA', '.5'))


def run(mels):
    T = (max(x.shape[1] for x in mels) + 31) // 32 * 32
    X = torch.full((len(mels), 80, T), -16.0)
    for i, x in enumerate(mels):
        X[i, :, : x.shape[1]] = torch.from_numpy(x.astype(np.float32))
    with torch.no_grad():
        lp, ol, _ = m(X, torch.tensor([x.shape[1] for x in mels]))
    return [lp[i, : ol[i]].numpy() for i in range(len(mels))]


def sc(R, k, h, y):
    a = R.setdefault(k, [0] * 6)
    a[0] += lev(h, y)
    a[1] += len(y)
    a[2] += lev(h.split(), y.split())
    a[3] += len(y.split())
    a[4] += h == y
    a[5] += 1


def fmt(v):
    return 'CER %.1f WER %.1f exact %.0f%% (n=%d)' % (100 * v[0] / v[1], 100 * v[2] / v[3], 100 * v[4] / v[5], v[5])


SETS = sys.argv[4].split(',') if len(sys.argv) > 4 else None
for f in sorted(glob.glob('data/te_*.pkl')):
    nm = os.path.basename(f)[3:-4]
    if SETS and nm not in SETS:
        continue
    D = pickle.load(open(f, 'rb'))
    D = sorted(D, key=lambda d: d[3].shape[1])
    R = {}
    n = {}
    for k in range(0, len(D), 25):
        for d, lp in zip(D[k : k + 25], run([x[3] for x in D[k : k + 25]])):
            cat = d[2].split('|')[0]
            if cat == 'held' and EXCL and re.search(EXCL, d[1]):
                continue
            n[cat] = n.get(cat, 0) + 1
            g = greedy(torch.from_numpy(lp), len(lp))
            sc(R, (cat, 'greedy'), g, d[1])
            h = None
            if lm and n[cat] % max(1, 40 // NL) == 0:
                h = beam(lp, lm, AL, BE)
                sc(R, (cat, 'LM'), h, d[1])
            if nm == 'espk_aug' and n[cat] < 3:
                print('   ', cat, 'REF', d[1], '| GREEDY', g, '| LM', h)
    for k in sorted(R):
        print(nm, k[0], k[1], fmt(R[k]), flush=True)
HD = os.environ.get('HUMAN', '')
if HD and os.path.exists(HD + '/manifest.json') and (not SETS or 'human' in SETS):
    R = {}
    c = 0
    for e in json.load(open(HD + '/manifest.json')):
        w = wave.open(HD + '/' + os.path.basename(e['file']))
        a = np.frombuffer(w.readframes(w.getnframes()), np.int16).astype(np.float32) / 32768
        assert w.getnchannels() == 1
        if w.getframerate() != 16000:
            from scipy.signal import resample_poly

            a = resample_poly(a, 16000, w.getframerate()).astype(np.float32)
        a = np.concatenate([np.zeros(2000, np.float32), a, np.zeros(6000, np.float32)])
        y = lab.deva(norm(e['text']))
        lp = run([aug.logmel(a).numpy()])[0]
        g = greedy(torch.from_numpy(lp), len(lp))
        h = beam(lp, lm, AL, BE) if lm else ''
        sc(R, ('human', 'greedy'), g, y)
        lm and sc(R, ('human', 'LM'), h, y)
        c += 1
        if c <= 6:
            print('    HUMAN REF', y, '| GREEDY', g, '| LM', h)
    for k in sorted(R):
        print('human', k[1], fmt(R[k]))
