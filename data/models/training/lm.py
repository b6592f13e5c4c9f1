"""Language models over symbols (9-gram) and over words (trigram), and the reference CTC prefix beam search.

    python3 lm.py build OUT.bin WORDS.bin [DRAWS]      the formats are in the README
    python3 lm.py golden LM.bin OUT.tsv [WORDS.bin WORDS.tsv]

Both are interpolated (Witten-Bell), pruned by count and stored as back-off models.
"""

import sys, math, struct, collections, numpy as np
from model import VOC, BL, C2I

ORD = 9
BOS = 126
EOS = 127  # symbol codes: vocab id + 1 for characters, 126 = begin, 127 = end
LETTER_BITS, WORD_BITS, WORD_ORD = 7, 20, 3
LETTER_NGRAMS, WORD_NGRAMS = 1000000, 600000  # at most
LETTER_CUT = {1: 0, 2: 0, 3: 0.4, 4: 0.9, 5: 0.9, 6: 0.9, 7: 1.2, 8: 1.2, 9: 1.2}
WORD_CUT = {1: 0, 2: 0.4, 3: 0.9}  # an n-gram is kept from this weight on; raised until the file is small enough
UNSEEN_WORD = 0.5  # weight of a word that only the dictionary has
UNKNOWN_WORD = -12.0  # natural log-probability of a word that nothing has
DICTIONARY = 0.3  # weight of a dictionary word as a sentence, for the model of symbols


def code(s):
    k = 0
    for x in s:
        k = k << 7 | x
    return k


def count(sequences, weights, bits, order):
    """{n: (keys ascending, weights)} of the n-grams that end at each symbol but the first of a sequence."""
    lengths = np.array([len(s) for s in sequences])
    flat = np.fromiter((x for s in sequences for x in s), np.uint64, lengths.sum())
    place = np.arange(len(flat)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    weight = np.repeat(np.asarray(weights, float), lengths)
    counts, key = {}, flat.copy()
    for n in range(1, order + 1):
        if n > 1:
            shifted = np.zeros_like(flat)
            shifted[n - 1 :] = flat[: len(flat) - n + 1]
            key = key | shifted << np.uint64(bits * (n - 1))
        inside = place >= max(1, n - 1)
        keys, index = np.unique(key[inside], return_inverse=True)
        counts[n] = keys, np.bincount(index, weight[inside])
    return counts


def fitting(counts, cut, most, lowest):
    """Cuts raised alike from order `lowest` on, until at most `most` n-grams are kept."""
    factor, raised = 1.0, dict(cut)
    while sum((c >= raised[n]).sum() for n, (_, c) in counts.items()) > most:
        factor *= 1.1
        raised = {n: c * factor if n >= lowest else c for n, c in cut.items()}
    return raised


def kept(counts, cut, bits):
    """{n: mask} of the n-grams from the cut on and of their histories."""
    masks = {n: c >= cut[n] for n, (_, c) in counts.items()}
    for n in range(max(counts), 1, -1):
        keys = counts[n - 1][0]
        histories = np.unique(counts[n][0][masks[n]] >> np.uint64(bits))
        masks[n - 1] |= np.isin(keys, histories)
    return masks


def back_off(counts, cut, bits, symbols):
    """Keys ascending, natural log-probabilities and back-off weights of a model."""
    masks = kept(counts, cut, bits)
    keys, weights = counts[1]
    below = keys, (weights + len(keys) / symbols) / (weights.sum() + len(keys))
    found = [(keys, below[1])]
    histories, remains = [], []
    for n in range(2, max(counts) + 1):
        keys, weights = counts[n]
        history, index = np.unique(keys >> np.uint64(bits), return_inverse=True)
        total, types = np.bincount(index, weights), np.bincount(index, np.minimum(weights, 1)).clip(0.3)
        rest = (total - np.bincount(index, np.where(masks[n], weights, 0)) + types) / (total + types)
        suffix = keys & np.uint64((1 << bits * (n - 1)) - 1)
        p = weights / (total + types)[index] + rest[index] * below[1][np.searchsorted(below[0], suffix)]
        found.append((keys[masks[n]], p[masks[n]]))
        below = keys, p
        histories.append(history)
        remains.append(rest)
    found[0] = found[0][0][masks[1]], found[0][1][masks[1]]
    used = np.unique(np.concatenate([k >> np.uint64(bits) for k, _ in found[1:]]))
    keys = np.concatenate([k for k, _ in found])
    bare = used[~np.isin(used, keys)]  # histories that are never predicted: the begin of a sentence
    keys, p = np.concatenate([keys, bare]), np.concatenate([*(p for _, p in found), np.full(len(bare), 1e-14)])
    order = np.argsort(keys)
    keys, p = keys[order], p[order]
    history, rest = np.concatenate(histories), np.concatenate(remains)
    order = np.argsort(history)
    history, rest = history[order], rest[order]
    place = np.searchsorted(history, keys).clip(0, len(history) - 1)
    weight = np.where((history[place] == keys) & np.isin(keys, used), np.log(rest[place]), 0.0)
    return keys, np.log(p), weight


def milli(x):
    return np.round(1000 * x).clip(-32000, 32000).astype('<i2').tobytes()


def build_letters(out, texts, words, most=LETTER_NGRAMS):
    sentences = [(t, w) for t, w in texts] + [(words, DICTIONARY)]
    rows = [([BOS, *(C2I[c] + 1 for c in line), EOS], w) for lines, w in sentences for line in lines]
    counts = count([s for s, _ in rows], [w for _, w in rows], LETTER_BITS, ORD)
    unknown = math.log(1 / (len(VOC) + 1))
    keys, p, rest = back_off(counts, fitting(counts, LETTER_CUT, most, 4), LETTER_BITS, len(VOC) + 1)
    with open(out, 'wb') as f:
        f.write(b'CLM1' + struct.pack('<IIi', ORD, len(keys), round(1000 * unknown)))
        f.write(keys.astype('<u8').tobytes() + milli(p) + milli(rest))
    print('symbols', len(keys), 'n-grams', flush=True)


def spelling(word):
    """Hash of a word's symbols, as the reader makes it."""
    h = 1
    for c in word:
        h = (h ^ (C2I[c] + 1)) * 0x9E3779B97F4A7C15 & (1 << 64) - 1
        h ^= h >> 29
    return h


def build_words(out, texts, dictionary, most=WORD_NGRAMS):
    vocabulary = {w for lines, _ in texts for line in lines for w in line.split()} | set(dictionary)
    hashes = sorted(map(spelling, vocabulary), key=lambda h: h - (1 << 64) if h >> 63 else h)  # as signed numbers
    assert len(hashes) == len(vocabulary)
    place = {h: i + 1 for i, h in enumerate(hashes)}
    ids = {w: place[spelling(w)] for w in vocabulary}
    begin, end = len(ids) + 1, len(ids) + 2
    rows = [([begin, *(ids[w] for w in line.split()), end], w) for lines, w in texts for line in lines]
    counts = count([s for s, _ in rows], [w for _, w in rows], WORD_BITS, WORD_ORD)
    keys, weights = counts[1]
    rare = np.array(sorted(set(range(1, len(ids) + 1)) - set(keys.tolist())), np.uint64)
    order = np.argsort(np.concatenate([keys, rare]))
    counts[1] = tuple(np.concatenate(x)[order] for x in ((keys, rare), (weights, np.full(len(rare), UNSEEN_WORD))))
    keys, p, rest = back_off(counts, fitting(counts, WORD_CUT, most, 2), WORD_BITS, 2 * len(ids))
    with open(out, 'wb') as f:
        f.write(b'WLM1' + struct.pack('<IIi', len(ids), len(keys), round(1000 * UNKNOWN_WORD)))
        f.write(np.array(hashes, '<u8').tobytes() + keys.astype('<u8').tobytes() + milli(p) + milli(rest))
    print('words', len(ids), 'and', len(keys), 'n-grams', flush=True)


def build(letters, words, draws):
    import lm_text

    texts, dictionary = lm_text.texts(draws)
    build_letters(letters, texts, dictionary)
    build_words(words, texts, dictionary)


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


class WLM:
    """The model of words, as the reader reads it."""

    def __init__(self, file):
        with open(file, 'rb') as f:
            b = f.read()
        assert b[:4] == b'WLM1'
        self.words, n, unknown = struct.unpack('<IIi', b[4:16])
        self.unknown = unknown / 1000
        self.ids = {h: i + 1 for i, h in enumerate(np.frombuffer(b, '<u8', self.words, 16).tolist())}
        at = 16 + 8 * self.words
        keys = np.frombuffer(b, '<u8', n, at).tolist()
        p, rest = np.frombuffer(b, '<i2', n, at + 8 * n).tolist(), np.frombuffer(b, '<i2', n, at + 10 * n).tolist()
        self.entries = {k: (x / 1000, y / 1000) for k, x, y in zip(keys, p, rest)}

    def id(self, word):
        return self.words + {'<s>': 1, '</s>': 2}[word] if word[0] == '<' else self.ids.get(spelling(word), self.words + 3)

    def p(self, history, word):
        """Natural log-probability of a word after at most two."""
        ids, total = [self.id(w) for w in history], 0.0
        while True:
            h = ids[0] << WORD_BITS | ids[1] if len(ids) == 2 else ids[0] if ids else 0
            if h << WORD_BITS | self.id(word) in self.entries:
                return total + self.entries[h << WORD_BITS | self.id(word)][0]
            if not ids:
                return total + self.unknown
            total += self.entries.get(h, (0, 0))[1]
            ids = ids[1:]


GOLDEN = ('मुझे गोल्ड लोन चाहिए', 'हाँ', 'नौ आठ सात', 'ळळळ')


def golden(lm, out):
    """Probabilities for a reader's test."""
    with open(out, 'w', encoding='utf8') as f:
        f.write('# sentence<TAB>history (^ = begin, at most %d symbols)<TAB>next ($ = end)<TAB>natural log p\n' % (lm.n - 1))
        for text in GOLDEN:
            symbols = [BOS, *(C2I[c] + 1 for c in text), EOS]
            letters = '^' + text + '$'
            for j in range(1, len(symbols)):
                p = lm.lp(tuple(symbols[max(0, j - lm.n + 1) : j]), symbols[j])
                f.write('%s\t%s\t%s\t%.3f\n' % (text, letters[max(0, j - lm.n + 1) : j], letters[j], p))


def golden_words(lm, out):
    with open(out, 'w', encoding='utf8') as f:
        f.write('# history (at most 2 words)<TAB>next<TAB>natural log p\n')
        for text in GOLDEN:
            words = ['<s>', *text.split(), '</s>']
            for j in range(1, len(words)):
                history = words[max(0, j - 2) : j]
                f.write('%s\t%s\t%.3f\n' % (' '.join(history), words[j], lm.p(history, words[j])))


if __name__ == '__main__':
    if sys.argv[1] == 'golden':
        golden(CLM(sys.argv[2]), sys.argv[3])
        if len(sys.argv) > 4:
            golden_words(WLM(sys.argv[4]), sys.argv[5])
    else:
        build(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 120000)
