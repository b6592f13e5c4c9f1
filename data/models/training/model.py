"""The recogniser: chunk-streaming Conformer with CTC output, its vocabulary, and the streaming graph.
"""

import torch, torch.nn as nn, torch.nn.functional as F, math

# Devanagari-only characters; CTC blank is the LAST index (NeMo convention)
VOC = [' '] + sorted('ँंःअआइईउऊऋऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह\u093cािीुूृॅेैॉोौ्ळ')
BL = len(VOC)
VOC = VOC + ['<blank>']
C2I = {c: i for i, c in enumerate(VOC)}

def grow(weights, cfg, layers):
    """State with identity blocks put between the old ones, half of them before the middle head.

    A new block's branches write zero. The LayerNorm that ends a block is not idempotent, so the old block's scale and
    shift move to the new block and the old block keeps 1 and 0: the composition is the old function, exactly.
    """
    old = cfg['L']
    fresh = Enc(**{**cfg, 'L': layers}).state_dict()
    state = {k: v for k, v in weights.items() if not k.startswith('bl.')}
    halves = [list(range(old // 2)), list(range(old // 2, old))]
    sizes = [layers // 2, layers - layers // 2]
    order = []  # for each new block, (old block, whether it is a copy of it)
    for half, size in zip(halves, sizes):
        gaps = max(1, len(half) - 1)
        extra = size - len(half)
        for k, block in enumerate(half):
            order.append((block, True))
            order += [(block, False)] * (extra // gaps + (k < extra % gaps) if k < gaps else 0)
    assert len(order) == layers
    for new, (block, is_old) in enumerate(order):
        last = new + 1 == layers or order[new + 1][1]
        for key, value in fresh.items():
            if not key.startswith('bl.%d.' % new):
                continue
            part = key.split('.', 2)[2]
            source = weights['bl.%d.%s' % (block, part)]
            if part.startswith('n.'):
                state[key] = source.clone() if last else torch.full_like(source, float(part == 'n.weight'))
            elif is_old:
                state[key] = source.clone()
            else:
                state[key] = torch.zeros_like(value) if part.startswith(('f1.b', 'at.o', 'cv.b', 'f2.b')) else value
    return state


BFL = [False]  # whether linear layers multiply in bfloat16 while training; three times as fast on CPUs that can


def fast_bfloat16():
    with open('/proc/cpuinfo', encoding='utf8') as f:
        return 'avx512_bf16' in f.read()



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


def set_dropout(net, p):
    """Dropout of every branch."""
    for block in net.bl:
        for part in (block.f1, block.at, block.cv, block.f2):
            part.p = p


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

    def fast_stem(s):
        """Convolutions in channels-last layout: the same numbers, faster on CPUs."""
        for layer in (s.c1, s.d2, s.p2, s.d3, s.p3):
            layer.to(memory_format=torch.channels_last)
        return s

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
        i = torch.arange(T, device=x.device)
        ci = i // chunk
        ok = (i[None, :] // chunk <= ci[:, None]) & (i[None, :] >= ci[:, None] * chunk - left)
        bias = torch.zeros(T, T, device=x.device).masked_fill(~ok, -1e4)[None, None]
        pad = torch.zeros(B, T, device=x.device).masked_fill(i[None, :] >= olen[:, None], -1e4)[:, None, None]
        bias = bias + pad
        m = None
        for j, b in enumerate(s.bl):
            x, _, _ = b(x, bias)
            if s.training and j == s.L // 2 - 1:
                m = s.head(x, s.mid)
        return s.head(x, s.out), olen * s.up, m


class Stream(nn.Module):
    """mel [1,80,8+8*chunk] (8 frames left context), ca [L,1,left,d], cc [L,1,k-1,d], n [1] = cached frames so far; any chunk"""

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
        bias = torch.cat([msk, torch.zeros(T)])[None, None, None]
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
