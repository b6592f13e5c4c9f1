"""Alignment bootstrap: frame cross-entropy on espeak-ng word times, faded to CTC.

    python3 ce.py STEPS_CE STEPS [CFG_JSON]        reads data/align_0.pkl, writes ce.pt
"""

import torch, pickle, random, time, sys, json
import model
from model import *
import numpy as np

torch.set_num_threads(1)
torch.manual_seed(0)
model.BFL[0] = True
r = random.Random(0)
D = pickle.load(open('data/align_0.pkl', 'rb'))
NCE = int(sys.argv[1])
S = int(sys.argv[2])


def col(b):
    T = (max(x[3].shape[1] for x in b) + 31) // 32 * 32
    X = torch.full((len(b), 80, T), -16.0)
    L = []
    Y = torch.full((len(b), T // 8 * 2), -100)
    for i, x in enumerate(b):
        X[i, :, : x[3].shape[1]] = torch.from_numpy(x[3].astype(np.float32))
        L.append(x[3].shape[1])
        Y[i, : len(x[4])] = torch.from_numpy(x[4])
    y = [enc_text(x[1]) for x in b]
    return X, torch.tensor(L), torch.tensor(sum(y, [])), torch.tensor([len(t) for t in y]), Y


cfg = json.loads(sys.argv[3]) if len(sys.argv) > 3 else dict(d=160, L=6, ff=480)
m = Enc(**cfg).train()
opt = torch.optim.AdamW(m.parameters(), 1.5e-3, betas=(0.9, 0.98))
c0 = time.process_time()
st = 0
acc = []
a2 = []
while st < S:
    r.shuffle(D)
    for k in range(0, len(D), 600):
        ch = sorted(D[k : k + 600], key=lambda d: d[3].shape[1])
        bs = []
        b = []
        for d in ch:
            b.append(d)
            if len(b) * d[3].shape[1] > 2400:
                bs.append(b)
                b = []
        r.shuffle(bs)
        for b in bs:
            for g in opt.param_groups:
                g['lr'] = 1.5e-3 * min(1, (st + 1) / 150)
            X, L, y, yl, Y = col(b)
            lp, ol, mid = m(X, L, 4, 32)
            l1 = F.ctc_loss(lp.transpose(0, 1), y, ol, yl, blank=BL, zero_infinity=True, reduction='sum') / yl.sum()
            l2 = F.ctc_loss(mid.transpose(0, 1), y, ol, yl, blank=BL, zero_infinity=True, reduction='sum') / yl.sum()
            ce = F.nll_loss(lp.flatten(0, 1), Y.flatten(), ignore_index=-100) + 0.3 * F.nll_loss(
                mid.flatten(0, 1), Y.flatten(), ignore_index=-100
            )
            w = 1.0 if st < NCE else max(0.0, 1 - (st - NCE) / 200.0)
            loss = w * ce + (1 - w * 0.9) * (0.7 * l1 + 0.3 * l2)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
            opt.step()
            st += 1
            acc.append(l1.item())
            a2.append(ce.item())
            if st % 50 == 0:
                print(
                    st,
                    'ctc/char %.3f ce %.3f' % (np.mean(acc[-50:]), np.mean(a2[-50:])),
                    'cpu',
                    round(time.process_time() - c0),
                    greedy(lp[0].detach(), ol[0]),
                    '|',
                    b[0][1],
                    flush=True,
                )
            if st >= S:
                break
        if st >= S:
            break
torch.save({'m': m.state_dict(), 'ema': m.state_dict(), 'cfg': cfg}, 'ce.pt')
