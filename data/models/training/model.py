"""The recogniser: chunk-streaming Conformer with CTC output, its vocabulary, and the streaming graph.
"""

import torch, torch.nn as nn, torch.nn.functional as F, math

# Devanagari-only characters; CTC blank is the LAST index (NeMo convention)
VOC = [' '] + sorted('ँंःअआइईउऊऋऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह\u093cािीुूृॅेैॉोौ्ळ')
BL = len(VOC)
VOC = VOC + ['<blank>']
C2I = {c: i for i, c in enumerate(VOC)}
OLDVOC = (
    ['<b>', ' ', "'"] + list('abcdefghijklmnopqrstuvwxyz') + [chr(c) for c in range(0x900, 0x964)]
)  # an earlier mixed-script table, only to convert its checkpoints


def convert_old(sd, up=2):
    idx = [OLDVOC.index(c) if c != '<blank>' else 0 for c in VOC]
    V = len(OLDVOC)
    rows = torch.tensor([u * V + i for u in range(up) for i in idx])
    sd = dict(sd)
    for k in ('out', 'mid'):
        sd[k + '.weight'] = sd[k + '.weight'][rows].clone()
        sd[k + '.bias'] = sd[k + '.bias'][rows].clone()
    return sd


BFL = [False]


class Lin(nn.Linear):
    def forward(s, x):
        if BFL[0] and s.training:
            return F.linear(x.bfloat16(), s.weight.bfloat16(), s.bias.bfloat16()).float()
        return F.linear(x, s.weight, s.bias)


class FFN(nn.Module):
    def __init__(s, d, m, p):
        super().__init__()
        s.n = nn.LayerNorm(d)
        s.a = Lin(d, m)
        s.b = Lin(m, d)
        s.p = p

    def forward(s, x):
        return F.dropout(s.b(F.silu(s.a(s.n(x)))), s.p, s.training)


class Att(nn.Module):
    def __init__(s, d, h, p):
        super().__init__()
        s.h = h
        s.n = nn.LayerNorm(d)
        s.q = Lin(d, 3 * d)
        s.o = Lin(d, d)
        s.p = p

    def forward(s, x, bias, cache=None):
        x = s.n(x)
        if cache is not None:
            kv = torch.cat([cache, x], 1)
            new = kv[:, -cache.shape[1] :]
        else:
            kv = x
            new = None
        B, T, D = x.shape
        H = s.h
        if cache is None:
            q, k, v = s.q(x).chunk(3, -1)
        else:
            w, b = s.q.weight, s.q.bias
            q = F.linear(x, w[:D], b[:D])
            k, v = F.linear(kv, w[D:], b[D:]).chunk(2, -1)
        S = k.shape[1]
        q = q.reshape(B, T, H, D // H).transpose(1, 2)
        k = k.reshape(B, S, H, D // H).permute(0, 2, 3, 1)
        v = v.reshape(B, S, H, D // H).transpose(1, 2)
        a = torch.softmax(q @ k * (1 / math.sqrt(D // H)) + bias, -1)
        return F.dropout(s.o((a @ v).transpose(1, 2).reshape(B, T, D)), s.p, s.training), new


class Conv(nn.Module):
    def __init__(s, d, k, p):
        super().__init__()
        s.k = k
        s.n = nn.LayerNorm(d)
        s.a = Lin(d, 2 * d)
        s.dw = nn.Conv1d(d, d, k, groups=d)
        s.n2 = nn.LayerNorm(d)
        s.b = Lin(d, d)
        s.p = p

    def forward(s, x, cache=None):
        x = F.glu(s.a(s.n(x)), -1)
        new = None
        if cache is None:
            y = F.pad(x, (0, 0, s.k - 1, 0))
        else:
            y = torch.cat([cache, x], 1)
            new = y[:, -(s.k - 1) :]
        y = s.dw(y.transpose(1, 2)).transpose(1, 2)
        return F.dropout(s.b(F.silu(s.n2(y))), s.p, s.training), new


class Block(nn.Module):
    def __init__(s, d, h, ff, k, p):
        super().__init__()
        s.f1 = FFN(d, ff, p)
        s.at = Att(d, h, p)
        s.cv = Conv(d, k, p)
        s.f2 = FFN(d, ff, p)
        s.n = nn.LayerNorm(d)

    def forward(s, x, bias, ca=None, cc=None):
        x = x + 0.5 * s.f1(x)
        a, na = s.at(x, bias, ca)
        x = x + a
        c, nc = s.cv(x, cc)
        x = x + c
        x = x + 0.5 * s.f2(x)
        return s.n(x), na, nc


class Enc(nn.Module):
    def __init__(s, d=192, L=8, h=4, ff=576, k=9, p=0.05, V=len(VOC), up=2, c=(32, 64, 96)):
        super().__init__()
        s.d, s.L, s.k, s.up, s.V = d, L, k, up, V
        s.c1 = nn.Conv2d(1, c[0], 3, 2)
        s.d2 = nn.Conv2d(c[0], c[0], 3, 2, groups=c[0])
        s.p2 = nn.Conv2d(c[0], c[1], 1)
        s.d3 = nn.Conv2d(c[1], c[1], 3, 2, groups=c[1])
        s.p3 = nn.Conv2d(c[1], c[2], 1)
        s.pj = Lin(c[2] * 10, d)
        s.bl = nn.ModuleList([Block(d, h, ff, k, p) for _ in range(L)])
        s.out = Lin(d, V * up)
        s.mid = Lin(d, V * up)

    def stem(s, x):  # x: B,80,T  raw log-mel ; causal left pad 1 per layer
        x = ((x + 7.0) / 4.0).transpose(1, 2).unsqueeze(1)  # B,1,T,80
        P = lambda y: F.pad(y, (0, 1, 1, 0))
        x = F.relu(s.c1(P(x)))
        x = F.relu(s.p2(s.d2(P(x))))
        x = F.relu(s.p3(s.d3(P(x))))
        B, Cc, T, Fq = x.shape
        return s.pj(x.transpose(1, 2).reshape(B, T, Cc * Fq))

    def head(s, x, l):
        B, T, _ = x.shape
        return F.log_softmax(l(x).reshape(B, T * s.up, s.V).float(), -1)

    def forward(s, x, length, chunk=4, left=32):
        x = s.stem(x)
        B, T, _ = x.shape
        olen = torch.div(length, 8, rounding_mode='floor').clamp(max=T)
        i = torch.arange(T)
        ci = i // chunk
        ok = (i[None, :] // chunk <= ci[:, None]) & (i[None, :] >= ci[:, None] * chunk - left)
        bias = torch.zeros(T, T).masked_fill(~ok, -1e4)[None, None]
        pad = torch.zeros(B, T).masked_fill(i[None, :] >= olen[:, None], -1e4)[:, None, None]
        bias = bias + pad
        m = None
        for j, b in enumerate(s.bl):
            x, _, _ = b(x, bias)
            if s.training and j == s.L // 2 - 1:
                m = s.head(x, s.mid)
        return s.head(x, s.out), olen * s.up, m


class Stream(nn.Module):
    """mel [1,80,8+8*chunk] (8 frames left context), ca [L,1,left,d], cc [L,1,k-1,d], n [1] = cached frames so far"""

    def __init__(s, e, left=32):
        super().__init__()
        s.e = e
        s.left = left

    def forward(s, mel, ca, cc, n):
        e = s.e
        x = e.stem(mel)[:, 1:]
        T = x.shape[1]
        i = torch.arange(s.left)
        msk = ((s.left - i) > n).float() * -1e4
        bias = torch.cat([msk, torch.zeros(4)])[None, None, None]
        na, nc = [], []
        for j, b in enumerate(e.bl):
            x, a, c = b(x, bias, ca[j], cc[j])
            na.append(a)
            nc.append(c)
        return e.head(x, e.out), torch.stack(na), torch.stack(nc), torch.clamp(n + T, max=s.left)


def enc_text(t):
    return [C2I[c] for c in t]


def greedy(lp, n):
    ids = lp[:n].argmax(-1).tolist()
    o = []
    p = 0
    for c in ids:
        if c != p and c != BL:
            o.append(VOC[c])
        p = c
    return ' '.join(''.join(o).split())


def lev(a, b):
    d = list(range(len(b) + 1))
    for i in range(1, len(a) + 1):
        pv = d[0]
        d[0] = i
        for j in range(1, len(b) + 1):
            c = min(d[j] + 1, d[j - 1] + 1, pv + (a[i - 1] != b[j - 1]))
            pv = d[j]
            d[j] = c
    return d[-1]
