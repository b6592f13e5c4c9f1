"""Trains and measures the bi-encoder: a table of hashed word features, a weight for each, their sum of length 1.

    python3 embed.py train WORK OUT.pt [--minutes M] [--dim 256] [--init CKPT]
    python3 embed.py measure OUT.pt [--xquad DIR] [--questions FILE]

A text is a set of words; a word is the sum of the rows of its features (`embed_features.py`), a text the weighted sum of its
words. Learned by contrast within a batch: a dictionary's words, translated sentences, questions and their paragraphs, pieces of
passages, the same in Latin letters with slips, questions about articles. No attention: the order of words is not seen.
"""

import argparse
import collections
import json
import math
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import embed_data
from embed_features import ROWS, text_rows

SCALE = 18.0  # of the cosine before the softmax
# share of the batches and pairs of a batch, for each kind
KINDS = {
    'words': (0.12, 768),
    'examples': (0.02, 384),
    'messages': (0.04, 384),
    'parallel': (0.05, 256),
    'translated': (0.02, 60),
    'spellings': (0.02, 768),
    'pieces': (0.11, 256),
    'glossed': (0.13, 256),
    'answers': (0.06, 192),
    'paraphrases': (0.02, 256),
    'articles': (0.06, 192),
    'questions': (0.35, 256),
}
SUFFIXES = 'ियों ियाँ ियां ाओं ों ें ीं ओं ाएं ाएँ ाने ाना ने ना ता ते ती ा ी े ो'.split()


class Table(torch.nn.Module):
    """Texts to vectors of length 1."""

    def __init__(self, dim, rows=ROWS):
        super().__init__()
        self.rows = torch.nn.Embedding(rows, dim, sparse=True)
        self.weight = torch.nn.Embedding(rows, 1, sparse=True)
        torch.nn.init.normal_(self.rows.weight, std=dim**-0.5)
        torch.nn.init.constant_(self.weight.weight, 0.5)

    def forward(self, texts):
        """Texts as lists of words, a word as the rows of its features. A word that several texts hold is summed once."""
        number, of_text, offsets = {}, [], []
        for text in texts:
            offsets.append(len(of_text))
            of_text.extend(number.setdefault(rows, len(number)) for rows in text)
        ids = torch.tensor([row for rows in number for row in rows])
        scale = [len(rows) for rows in number]
        count = torch.tensor(scale, dtype=torch.float)
        word_of = torch.arange(len(number)).repeat_interleave(torch.tensor(scale))
        starts = torch.tensor([0] + scale[:-1]).cumsum(0)
        summed = torch.zeros(len(number)).index_add(0, word_of, self.weight(ids)[:, 0])
        weight = F.softplus(4 * summed / count) / count.sqrt()
        words = F.embedding_bag(
            ids, self.rows.weight, starts, mode='sum', sparse=True, per_sample_weights=weight[word_of]
        )
        out = F.embedding_bag(torch.tensor(of_text), words, torch.tensor(offsets), mode='sum')
        return F.normalize(out, dim=1)


def distinct(words, rng=None):
    """A text's words, each once; in training some are left out and some lose their own row, as an unknown word would."""
    words = list(dict.fromkeys(words))
    if rng is not None:
        kept = [w for w in words if rng.random() > 0.1] or words
        words = [w[1:] if len(w) > 2 and rng.random() < 0.15 else w for w in kept]
    return words or [(0,)]


class Batches:
    """Pairs of texts of one kind, with a group each: pairs of one group are no negatives of each other."""

    def __init__(self, data, rng):
        self.kinds, self.spellings, self.rng = data['kinds'], data['spellings'], rng
        self.glosses = collections.defaultdict(list)
        for english, hindi in self.kinds.get('words', []):
            if ' ' not in english:
                if ' ' not in hindi:
                    self.glosses[hindi].append(english.lower())
                elif hindi.split()[1:] in (['करना'], ['होना'], ['देना']):
                    self.glosses[hindi.split()[0]].append(english.lower())
        self.passages = [p for p in self.kinds.get('passages', []) if len(p[1].split()) > 12]
        self.names = [k for k in KINDS if k in ('pieces', 'glossed') and self.passages or self.kinds.get(k)]

    def gloss(self, word):
        if word in self.glosses:
            return self.rng.choice(self.glosses[word])
        for suffix in SUFFIXES:
            if word.endswith(suffix):
                for ending in ('', 'ा', 'ी', 'ना'):
                    if word[: -len(suffix)] + ending in self.glosses:
                        return self.rng.choice(self.glosses[word[: -len(suffix)] + ending])
        return None

    def piece(self, glossed):
        """A piece of a passage as a question would name it, and the passage without, or sometimes with it."""
        rng = self.rng
        title, text = rng.choice(self.passages)
        words = text.split()
        length = rng.randint(4, 11)
        at = rng.randrange(max(1, len(words) - length))
        piece = [w.strip('.,।()"\'') for w in words[at : at + length]]
        if rng.random() < 0.3:
            piece = rng.sample(piece, len(piece))
        if glossed:
            query = ' '.join(self.gloss(w) or embed_data.romanise(w, self.spellings, rng) for w in piece)
            kept = words
        else:
            query, kept = ' '.join(piece), words if rng.random() < 0.6 else words[:at] + words[at + length :]
            draw = rng.random()
            if draw < 0.45:
                query = embed_data.romanise(query, self.spellings, rng, 0.12)
            elif draw < 0.55:
                query = ' '.join(embed_data.romanise(w, self.spellings, rng) if rng.random() < 0.4 else w for w in piece)
        return query, (title + '. ' if rng.random() < 0.5 else '') + ' '.join(kept)

    def draw(self):
        name = self.rng.choices(self.names, [KINDS[k][0] for k in self.names])[0]
        size = KINDS[name][1]
        if name in ('pieces', 'glossed'):
            pairs = [self.piece(name == 'glossed') for _ in range(size)]
        else:
            pairs = self.rng.sample(self.kinds[name], min(size, len(self.kinds[name])))
        groups = [p[0] if len(p) == 3 else p[1] for p in pairs]
        if name in ('passages', 'pieces', 'glossed'):
            groups = list(range(len(pairs)))
        pairs = [p[-2:] for p in pairs]
        if name == 'words':
            pairs = [(self.inflected(a), b) for a, b in pairs]
        return name, pairs, groups

    def inflected(self, word):
        if ' ' in word or self.rng.random() < 0.6:
            return word
        return word + self.rng.choice(['s', 'ed', 'ing', 'd', 'es'])


def loss_of(table, pairs, groups, rng):
    left = table([distinct(text_rows(a), rng) for a, _ in pairs])
    right = table([distinct(text_rows(b), rng) for _, b in pairs])
    logits = SCALE * left @ right.T
    number = {g: i for i, g in enumerate(dict.fromkeys(groups))}
    group = torch.tensor([number[g] for g in groups])
    same = group[:, None] == group[None, :]
    same.fill_diagonal_(False)
    logits = logits.masked_fill(same, -1e4)
    target = torch.arange(len(pairs))
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2


def start_weights(table, data):
    """Rare features weigh more from the beginning."""
    counts, texts = np.zeros(ROWS), 0
    for text in [t for _, t in data['kinds'].get('passages', [])] + [p[-1] for p in data['kinds'].get('messages', [])]:
        counts[list({r for w in text_rows(text) for r in w})] += 1
        texts += 1
    if texts:
        rarity = np.log((texts + 1) / (counts + 1)) / math.log(texts + 1)
        table.weight.weight.data[:, 0] = torch.tensor(rarity * 1.2 - 0.5, dtype=torch.float)


def train(args):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = random.Random(1)
    with open(os.path.join(args.work, 'pairs.pkl'), 'rb') as f:
        data = pickle.load(f)
    table = Table(args.dim)
    if args.init:
        table.load_state_dict(torch.load(args.init)['table'])
    else:
        start_weights(table, data)
    batches = Batches(data, rng)
    optimiser = torch.optim.SparseAdam(list(table.parameters()), lr=args.lr, betas=(0.9, 0.99))
    started, shown, step = time.time(), time.time(), 0
    losses = collections.defaultdict(list)
    while (done := (time.time() - started) / (60 * args.minutes)) < 1:
        for group in optimiser.param_groups:
            group['lr'] = args.lr * min(1, (step + 1) / 50) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * done)))
        name, pairs, groups = batches.draw()
        loss = loss_of(table, pairs, groups, rng)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses[name].append(loss.item())
        step += 1
        if time.time() - shown > 30:
            shown = time.time()
            print('%3d %%  step %d  %s' % (100 * done, step, {k: round(float(np.mean(v[-20:])), 2) for k, v in losses.items()}), flush=True)
            torch.save({'table': table.state_dict(), 'dim': args.dim}, args.out)
    torch.save({'table': table.state_dict(), 'dim': args.dim}, args.out)


def load(path):
    state = torch.load(path)
    table = Table(state['dim'])
    table.load_state_dict(state['table'])
    return table.eval()


@torch.no_grad()
def vectors(table, texts):
    return torch.cat([table([distinct(text_rows(t)) for t in texts[i : i + 256]]) for i in range(0, len(texts), 256)])


def ndcg(scores, gold, at=10):
    """Mean nDCG@10 and recall at 1 of questions with one right text each."""
    rank = (scores > scores.gather(1, gold[:, None])).sum(1)
    return float(((rank < at) / torch.log2(rank + 2.0)).mean()), float((rank == 0).float().mean())


def measure(args):
    torch.set_num_threads(1)
    table = load(args.model)
    rng = random.Random(3)
    if args.xquad:
        every = embed_data.squad(args.xquad, lambda n: True)
        held = embed_data.squad(args.xquad, lambda n: n % 2 == 1)
        number = {hindi: i for i, (_, hindi, _) in enumerate(every)}
        paragraphs = vectors(table, [hindi for _, hindi, _ in every])
        gold = torch.tensor([number[h] for _, h, q in held for _ in q])
        sides = {
            'en': [a for _, _, q in held for a, _ in q],
            'hi': [b for _, _, q in held for _, b in q],
            'hi in Latin letters': [embed_data.romanise(b, {}, rng) for _, _, q in held for _, b in q],
        }
        for name, questions in sides.items():
            print('XQuAD %s -> hi (240), %d questions: nDCG@10 %.3f R@1 %.3f' % (
                name, len(questions), *ndcg(vectors(table, questions) @ paragraphs.T, gold)))
    if args.questions:
        topics = embed_data.articles()
        ids = list(topics)
        texts = [(i, t + '. ' + '. '.join(a) + '. ' + b) for i, k in enumerate(ids) for t, a, b in topics[k].values()]
        owner = torch.tensor([i for i, _ in texts])
        passages = vectors(table, [t for _, t in texts])
        rows = [q for q in map(json.loads, open(args.questions, encoding='utf-8')) if q['answerable']]
        for language in sorted({r['language'] for r in rows}):
            mine = [r for r in rows if r['language'] == language]
            scores = vectors(table, [r['question'] for r in mine]) @ passages.T
            best = torch.stack([scores[:, owner == i].max(1).values for i in range(len(ids))], 1)
            gold = [[ids.index(g.rsplit('.', 1)[0]) for g in r['gold_articles']] for r in mine]
            rank = torch.tensor([min(int((row > row[g]).sum()) for g in golds) for row, golds in zip(best, gold)])
            print('articles %s (%d): R@1 %.3f R@3 %.3f' % (language, len(mine), (rank == 0).float().mean(), (rank < 3).float().mean()))


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest='command', required=True)
    t = commands.add_parser('train')
    t.add_argument('work')
    t.add_argument('out')
    t.add_argument('--minutes', type=float, default=20)
    t.add_argument('--dim', type=int, default=256)
    t.add_argument('--lr', type=float, default=0.01)
    t.add_argument('--init')
    m = commands.add_parser('measure')
    m.add_argument('model')
    m.add_argument('--xquad')
    m.add_argument('--questions')
    args = parser.parse_args()
    {'train': train, 'measure': measure}[args.command](args)


if __name__ == '__main__':
    main()
