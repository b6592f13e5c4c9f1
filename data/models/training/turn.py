"""Trains and exports the end-of-turn network on templates and development utterances, whole and cut.

    python3 turn.py        writes turn_v0.onnx
"""

import sys, random, numpy as np, torch, torch.nn as nn, torch.nn.functional as F, time, os, math, re

torch.set_num_threads(1)
torch.manual_seed(0)
import textgen as T, json

DOM = T.DOM
# rule-based Devanagari -> roman (schwa deletion at word end)
CM = dict(
    zip(
        'कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह',
        'k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h'.split(),
    )
)
IV = dict(zip('अआइईउऊऋएऐऑओऔ', 'a aa i ee u oo ri e ai o o au'.split()))
MV = dict(zip('ािीुूृॅेैॉोौ', 'aa i ee u oo ri e e ai o o au'.split()))


def rom(w, r):
    o = ''
    i = 0
    L = list(w)
    while i < len(L):
        c = L[i]
        if c in CM:
            b = CM[c]
            if c in 'डढ' and i + 1 < len(L) and L[i + 1] == '़':
                b = 'r' if c == 'ड' else 'rh'
                i += 1
            nx = L[i + 1] if i + 1 < len(L) else ''
            if nx in MV:
                o += b + MV[nx]
                i += 1
            elif nx == '्':
                o += b
                i += 1
            elif nx == '':
                o += b
            else:
                o += b + 'a'
        elif c in IV:
            o += IV[c]
        elif c in 'ंँ':
            o += 'n'
        else:
            o += c
        i += 1
    if r.random() < 0.5:
        o = o.replace('aa', 'a').replace('ee', 'i').replace('oo', 'u')
    return o


def romanise(t, r):
    return ' '.join(rom(w, r) if re.match('[\u0900-\u097f]', w) else w for w in t.split())


V = {c: i + 1 for i, c in enumerate(" '" + 'abcdefghijklmnopqrstuvwxyz' + ''.join(chr(c) for c in range(0x900, 0x964)))}
N = 96


def enc(t):
    a = [V.get(c, 0) for c in t][-N:]
    return [0] * (N - len(a)) + a


FILL_H = 'और मतलब तो कि लेकिन वो अगर क्योंकि मेरा मेरे में का के की से को पर यह जो uh um actually'.split()
FILL_E = 'and but so because the a my to of for with if that i is um uh actually'.split()


class Turn(nn.Module):
    def __init__(s, d=64, h=128):
        super().__init__()
        s.e = nn.Embedding(len(V) + 1, d)
        s.c = nn.Conv1d(d, h, 5, padding=2, stride=2)
        s.g = nn.GRU(h, h, batch_first=True)
        s.o = nn.Linear(2 * h, 1)

    def forward(s, input_ids):
        x = F.relu(s.c(s.e(input_ids).transpose(1, 2))).transpose(1, 2)
        y, h = s.g(x)
        return torch.sigmoid(s.logit(y))

    def logit(s, y):
        return s.o(torch.cat([y[:, -1], y.max(1)[0]], -1))[:, 0]

    def raw(s, i):
        x = F.relu(s.c(s.e(i).transpose(1, 2))).transpose(1, 2)
        y, _ = s.g(x)
        return s.logit(y)


def mk(tm, n, seed, complete_set):
    r = random.Random(seed)
    X = []
    Y = []
    TX = []
    while len(X) < n:
        la, t = r.choice(tm)
        s = T.fill(t, r) if '{' in t else T.repat(t, r)
        w = s.split()
        if la == 'hi' and len(w) > 1 and r.random() < 0.15:  # prepend second sentence
            s2 = r.choice(tm)[1]
            s2 = T.fill(s2, r) if '{' in s2 else s2
            if bool(re.search('[\u0900-\u097f]', s2)):
                w = s2.split() + w
        if r.random() < 0.5:
            y = 1
        else:
            if len(w) < 2:
                continue
            core = w
            k = r.randint(1, len(w) - 1)
            w = w[:k]
            y = 0
            if r.random() < 0.25:
                w = w + [r.choice(FILL_H if la == 'hi' else FILL_E)]
            if ' '.join(w) in complete_set:
                continue
        t = ' '.join(w)
        if la == 'hi' and r.random() < 0.4:
            t = romanise(t, r)
        X.append(enc(t))
        Y.append(y)
        TX.append((la, t))
    return torch.tensor(X), torch.tensor(Y).float(), TX


if __name__ == '__main__':
    td = [json.loads(l) for l in open(os.path.join(DOM, 'turn_dev.jsonl'), encoding='utf8')]
    tdt = {T.clean(d['text'], d['lang']) for d in td} | {T.norm(d['text']) for d in td}
    r = random.Random(4)
    tm = T.ALLT + [x for x in T.DEV if x[1] not in tdt]
    r.shuffle(tm)
    k = len(tm) // 8
    te, tr = tm[:k], tm[k:]  # turn_dev.jsonl itself is never used for training
    cs = {T.fill(t, random.Random(i)) for la, t in tm for i in range(12)} | {t for _, t in tm}
    c0 = time.process_time()
    X, Y, _ = mk(tr, 30000, 1, cs)
    Xs, Ys, _ = mk(tr, 3000, 2, cs)
    Xt, Yt, tx = mk(te, 3000, 3, cs)
    print('templates', len(tr), len(te), 'gen cpu', time.process_time() - c0)
    m = Turn()
    opt = torch.optim.AdamW(m.parameters(), 2e-3, weight_decay=0.05)
    S = 1200
    for st in range(S):
        i = torch.randint(0, len(X), (64,))
        x = X[i].clone()
        x[torch.rand(x.shape) < 0.05] = 0  # char dropout ~ ASR errors
        l = F.binary_cross_entropy_with_logits(m.raw(x), Y[i])
        opt.zero_grad()
        l.backward()
        torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
        opt.step()
        for g in opt.param_groups:
            g['lr'] = 2e-3 * 0.5 * (1 + math.cos(math.pi * st / S)) + 1e-5
        if st % 300 == 299:
            m.eval()
            with torch.no_grad():
                a = ((m.raw(Xs) > 0) == (Ys > 0.5)).float().mean().item()
                z = m.raw(Xt)
                b = ((z > 0) == (Yt > 0.5)).float().mean().item()
            print(
                st + 1,
                'loss %.3f seen-templates acc %.3f held-out templates acc %.3f' % (l.item(), a, b),
                'cpu',
                round(time.process_time() - c0),
                flush=True,
            )
            m.train()
    m.eval()
    y = Yt > 0.5
    p = torch.sigmoid(z)
    from vad import auc

    print(
        'held-out AUC %.3f' % auc(y.int().numpy(), p.numpy()),
        'false-complete %.3f (thr .5) %.3f (thr .8); recall-complete %.3f / %.3f'
        % (
            (p[~y] > 0.5).float().mean(),
            (p[~y] > 0.8).float().mean(),
            (p[y] > 0.5).float().mean(),
            (p[y] > 0.8).float().mean(),
        ),
    )
    bad = [(tx[i], round(p[i].item(), 2), int(Yt[i])) for i in range(len(tx)) if (p[i] > 0.5) != y[i]]
    print(random.Random(1).sample(bad, min(12, len(bad))))
    xs = []
    ys = []
    la = []
    for d in td:
        t = T.norm(T.digits_words(d['text'].lower(), d['lang'] != 'en'))
        xs.append(enc(t))
        ys.append(d['label'] == 'complete')
        la.append(d['lang'])
    with torch.no_grad():
        p2 = torch.sigmoid(m.raw(torch.tensor(xs)))
    yy = torch.tensor(ys)
    for g in ('all', 'hi', 'hinglish', 'en'):
        k = torch.tensor([g in ('all', l) for l in la])
        print(
            'turn_dev',
            g,
            'n',
            int(k.sum()),
            'acc@.5 %.3f AUC %.3f false-complete %.3f recall-complete %.3f | @.3 fc %.3f rec %.3f'
            % (
                ((p2[k] > 0.5) == yy[k]).float().mean(),
                auc(yy[k].int().numpy(), p2[k].numpy()),
                (p2[k & ~yy] > 0.5).float().mean(),
                (p2[k & yy] > 0.5).float().mean(),
                (p2[k & ~yy] > 0.3).float().mean(),
                (p2[k & yy] > 0.3).float().mean(),
            ),
        )
    print('params', sum(q.numel() for q in m.parameters()))
    torch.onnx.export(
        m,
        (X[:1],),
        'turn_v0.onnx',
        opset_version=16,
        input_names=['input_ids'],
        output_names=['p_end'],
        dynamic_axes={'input_ids': {0: 'b'}, 'p_end': {0: 'b'}},
    )
    print('onnx', os.path.getsize('turn_v0.onnx'))
