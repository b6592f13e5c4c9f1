"""Character n-gram LM (interpolated Witten-Bell, count-pruned, stored as back-off) + CTC prefix beam search.
    python3 lm.py build OUT.bin [SENTENCES]      the format is in the README
    python3 lm.py golden LM.bin OUT.tsv"""

import sys, math, random, struct, collections, numpy as np
from model import VOC, BL, C2I

ORD = 7
BOS = 126
EOS = 127  # symbol codes: vocab id + 1 for characters, 126 = begin, 127 = end
CUT = [0, 1, 1, 1, 1, 2, 2, 2]  # an n-gram of order n is kept from this count on; raised until the file is small enough


def code(s):
    k = 0
    for x in s:
        k = k << 7 | x
    return k


def count(counts, symbols, order, weight=1):
    """Adds the n-grams that end at each symbol but the first."""
    for j in range(1, len(symbols)):
        k = 0
        for n in range(min(order, j + 1)):
            k |= symbols[j - n] << (7 * n)
            counts[k] += weight


def text_counts(samples, seed):
    """Counts over sentences of the domain, general text and the dictionary (isolated words, short orders)."""
    import corpus, grammar, lab, sentences

    r = random.Random(seed)
    counts = collections.Counter()

    def add(text):
        target = lab.deva(text)
        if target:
            count(counts, [BOS, *(C2I[c] + 1 for c in target), EOS], ORD)

    kinds = [(grammar.sentence, 50), (sentences.numeric, 25), (sentences.joined, 12), (sentences.short_answer, 8), (sentences.bare_number, 5)]
    for _ in range(samples):
        add(r.choices([k for k, _ in kinds], [w for _, w in kinds])[0](r)[1])
    general = corpus.sentences()
    for words in general[True]:
        add(' '.join(words))
    for words in general[False][: len(general[True]) // 4]:
        add(' '.join(words))
    space = C2I[' '] + 1
    for w in corpus.hindi_dictionary():
        count(counts, [space, *(C2I[c] + 1 for c in lab.deva(w)), space], 5)
    for w in lab.LEX:
        count(counts, [space, *(C2I[c] + 1 for c in lab.deva(w)), space], ORD, weight=6)
    return counts


def build(out, samples, seed=123, maxn=490000):
    C = text_counts(samples, seed)
    L = lambda k: (k.bit_length() + 6) // 7
    cut, turn = list(CUT), 0
    while True:
        K = {k: c for k, c in C.items() if c >= cut[L(k)]}
        if len(K) <= maxn:
            break
        cut[(7, 6, 5, 7, 6, 4)[turn % 6]] += 1
        turn += 1
    for k in list(K):  # keep every suffix/prefix context needed for back-off
        kk = k
        while L(kk) > 1:
            kk = kk >> 7
            if kk and kk not in K and kk != BOS:
                K[kk] = C.get(kk, 1)
            if kk == BOS:
                break
    cn = collections.Counter()
    ct = collections.Counter()
    for k, c in K.items():
        cn[k >> 7] += c
        ct[k >> 7] += 1
    P = {}
    V = len(VOC) + 1
    for k in sorted(K, key=L):
        n = L(k)
        h = k >> 7
        lo = (P[k & ((1 << 7 * (n - 1)) - 1)] if (k & ((1 << 7 * (n - 1)) - 1)) in P else 1 / V) if n > 1 else 1 / V
        P[k] = (K[k] + ct[h] * lo) / (cn[h] + ct[h])
    keys = sorted(K)
    lp = [round(max(-32000, 1000 * math.log(P[k]))) for k in keys]
    bo = [round(1000 * math.log(ct[k] / (cn[k] + ct[k]))) if k in cn else 0 for k in keys]
    has = BOS in K
    if not has:  # context-only entry for begin-of-sentence
        import bisect

        i = bisect.bisect(keys, BOS)
        keys.insert(i, BOS)
        lp.insert(i, -32000)
        bo.insert(i, round(1000 * math.log(ct[BOS] / (cn[BOS] + ct[BOS]))))
    with open(out, 'wb') as f:
        f.write(b'CLM1' + struct.pack('<III', ORD, len(keys), round(1000 * math.log(1 / V)) & 0xFFFFFFFF))
        f.write(np.array(keys, '<u8').tobytes())
        f.write(np.array(lp, '<i2').tobytes())
        f.write(np.array(bo, '<i2').tobytes())
    print('ngrams', len(keys), 'cut', cut, 'by order', collections.Counter(L(k) for k in keys))


class CLM:
    def __init__(s, f):
        b = open(f, 'rb').read()
        assert b[:4] == b'CLM1'
        s.n, N, u = struct.unpack('<III', b[4:16])
        s.unk = (u - 2**32) / 1000 if u > 2**31 else u / 1000
        k = np.frombuffer(b, '<u8', N, 16)
        lp = np.frombuffer(b, '<i2', N, 16 + 8 * N) / 1000
        bo = np.frombuffer(b, '<i2', N, 16 + 10 * N) / 1000
        s.d = {int(a): (float(x), float(y)) for a, x, y in zip(k, lp, bo)}
        s.memo = {}

    def lp(s, ctx, x):
        """natural-log p(x | ctx); ctx = tuple of symbol codes (starts with 126), x = code"""
        ctx = ctx[-(s.n - 1) :]
        key = (ctx, x)
        if key in s.memo:
            return s.memo[key]
        acc = 0.0
        while True:
            h = code(ctx)
            e = s.d.get(h << 7 | x)
            if e is not None:
                v = acc + e[0]
                break
            if not ctx:
                v = acc + s.unk
                break
            hb = s.d.get(h)
            if hb is not None:
                acc += hb[1]
            ctx = ctx[1:]
        s.memo[key] = v
        return v


NI = -1e30


def la(a, b):
    if a < b:
        a, b = b, a
    return a + math.log1p(math.exp(b - a)) if b > NI else a


def beam(lp, lm, alpha=0.4, beta=0.5, B=12, K=8, thr=-7.0):
    """CTC prefix beam search; score = ctc + alpha*lm + beta*len. lp: list of frames"""
    beams = {(): (0.0, NI, 0.0)}
    for fr in lp:
        if fr[BL] > -1e-3:
            beams = {p: (la(a, b) + fr[BL], NI, l) for p, (a, b, l) in beams.items()}
            continue
        top = [i for i in np.argsort(fr)[::-1][:K].tolist() if fr[i] > thr] or [int(np.argmax(fr))]
        nb = {}
        for pf, (pb, pn, l) in beams.items():
            tot = la(pb, pn)
            for i in top:
                x = float(fr[i])
                if i == BL:
                    b = nb.get(pf, (NI, NI, l))
                    nb[pf] = (la(b[0], tot + x), b[1], l)
                    continue
                if pf and pf[-1] == i:
                    b = nb.get(pf, (NI, NI, l))
                    nb[pf] = (b[0], la(b[1], pn + x), l)
                    src = pb
                else:
                    src = tot
                if src > NI and not (i == 0 and (not pf or pf[-1] == 0)):
                    q = pf + (i,)
                    if q in nb:
                        b = nb[q]
                    elif q in beams:
                        b = (NI, NI, beams[q][2])
                    else:
                        b = (
                            NI,
                            NI,
                            l
                            + alpha
                            * lm.lp(
                                (
                                    (BOS,) + tuple(c + 1 for c in pf[-lm.n :])
                                    if len(pf) < lm.n
                                    else tuple(c + 1 for c in pf[-lm.n :])
                                ),
                                i + 1,
                            )
                            + beta,
                        )
                    nb[q] = (b[0], la(b[1], src + x), b[2])
        beams = dict(sorted(nb.items(), key=lambda kv: -(la(kv[1][0], kv[1][1]) + kv[1][2]))[:B])
    best = max(
        beams.items(),
        key=lambda kv: la(kv[1][0], kv[1][1]) + kv[1][2] + alpha * lm.lp((BOS,) + tuple(c + 1 for c in kv[0]), EOS),
    )[0]
    return ' '.join(''.join(VOC[i] for i in best).split())


GOLDEN = ('मुझे गोल्ड लोन चाहिए', 'हाँ', 'नौ आठ सात', 'ळळळ')


def golden(lm, out):
    """Probabilities for a reader's test."""
    with open(out, 'w', encoding='utf8') as f:
        f.write('# sentence<TAB>history (^ = begin, at most 6 symbols)<TAB>next ($ = end)<TAB>natural log p\n')
        for text in GOLDEN:
            symbols = [BOS, *(C2I[c] + 1 for c in text), EOS]
            letters = '^' + text + '$'
            for j in range(1, len(symbols)):
                p = lm.lp(tuple(symbols[max(0, j - ORD + 1) : j]), symbols[j])
                f.write('%s\t%s\t%s\t%.3f\n' % (text, letters[max(0, j - ORD + 1) : j], letters[j], p))


if __name__ == '__main__':
    if sys.argv[1] == 'golden':
        golden(CLM(sys.argv[2]), sys.argv[3])
    else:
        build(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 120000)
