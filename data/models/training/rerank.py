"""Trains, measures and exports the reranker: a cross-encoder of three segments with a head after each.

    python3 rerank.py train WORK BIENCODER.pt OUT.pt [--minutes M]
    python3 rerank.py measure OUT.pt BIENCODER.pt [--xquad DIR] [--questions FILE]
    python3 rerank.py export OUT.pt FOLDER

Words come in as the bi-encoder sees them (`embed_features.py`), their vectors cut to the directions that hold most of them and then
left alone, so that what it knows of words across scripts and languages carries over. In a segment the words of the question read
the words of the passage. Trained on lists of a right passage and wrong ones that the bi-encoder takes for right; every head learns
the right one, and the earlier ones also what the last one thinks.
"""

import argparse
import json
import os
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import embed
import embed_data
import embed_features

QUESTION, PASSAGE = 24, 96  # words that are read
WIDTH, HEADS, SEGMENTS = 128, 4, 3
LIST = 8  # candidates of a question
FAR = -1e4


class Words(nn.Module):
    """From the vectors of words to hidden states; frozen vectors are given, all else is learned."""

    def __init__(self):
        super().__init__()
        self.question = nn.Linear(WIDTH + 1, WIDTH)
        self.passage = nn.Linear(WIDTH + 1, WIDTH)
        self.match = nn.Linear(4, WIDTH, bias=False)
        self.places = nn.Parameter(torch.zeros(PASSAGE, WIDTH))
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, question, passage):
        """[B, 24, W] and [B, 96, W], zeros where there is no word, to states [B, 120, W] and mask [B, 1, 120]."""
        q_size, p_size = question.norm(dim=2, keepdim=True), passage.norm(dim=2, keepdim=True)
        q, p = question / q_size.clamp(min=1e-6), passage / p_size.clamp(min=1e-6)
        absent = torch.cat([(q_size < 1e-5), (p_size < 1e-5)], 1).float().transpose(1, 2) * FAR
        cosine = q @ p.transpose(1, 2) + absent[:, :, QUESTION:]
        best, at = cosine.topk(3, dim=2)
        best = best.clamp(min=-1)
        whole = F.normalize(question.sum(1), dim=1) * F.normalize(passage.sum(1), dim=1)
        whole = whole.sum(1)[:, None, None].expand(-1, QUESTION, 1)
        match = torch.cat([best[:, :, :1], best.mean(2, keepdim=True), best[:, :, :1] * q_size, whole], 2)
        q = self.question(torch.cat([q * 4, q_size], 2)) + self.match(match * 3)
        p = self.passage(torch.cat([p * 4, p_size], 2)) + self.places
        return self.norm(torch.cat([q, p], 1)), absent


class Segment(nn.Module):
    """The question's words read the passage's and then each other; a head pools them."""

    def __init__(self):
        super().__init__()
        self.ask, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, WIDTH)
        self.join = nn.Linear(4 * WIDTH, WIDTH)
        self.mix = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.ReLU(), nn.Linear(2 * WIDTH, WIDTH))
        self.read, self.mixed = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.weigh = nn.Linear(WIDTH, 1)
        self.head = nn.Sequential(nn.Linear(2 * WIDTH, 64), nn.Tanh(), nn.Linear(64, 1))

    def split(self, x):
        return x.reshape(x.shape[0], x.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)

    def forward(self, hidden, mask):
        q, p = hidden[:, :QUESTION], hidden[:, QUESTION:]
        scores = self.split(self.ask(q)) @ self.split(self.key(p)).transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        shares = torch.softmax(scores + mask[:, :, None, QUESTION:], 3)
        found = (shares @ self.split(self.value(p))).transpose(1, 2).reshape(q.shape)
        joined = self.join(torch.cat([q, found, q * found, q - found], 2))
        q = self.read(q + joined)
        weight = torch.softmax(self.weigh(q)[:, :, 0] + mask[:, 0, :QUESTION], 1)[:, :, None]
        whole = (weight * q).sum(1, keepdim=True)
        q = self.mixed(q + self.mix(q + whole))
        pooled = (weight * q).sum(1)
        most = (q + mask[:, 0, :QUESTION, None]).max(1).values.clamp(min=-20)
        return torch.cat([q, p], 1), self.head(torch.cat([pooled, most], 1))


class Reranker(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = Words()
        self.segments = nn.ModuleList([Segment() for _ in range(SEGMENTS)])

    def forward(self, question, passage):
        """Logits of every head [B, 3]."""
        hidden, mask = self.words(question, passage)
        logits = []
        for segment in self.segments:
            hidden, logit = segment(hidden, mask)
            logits.append(logit)
        return torch.cat(logits, 1)


def principal(table):
    """The table in its main directions, [rows, WIDTH], as it ships: bytes and a scale a row."""
    _, _, directions = torch.pca_lowrank(table, q=WIDTH, center=False, niter=4)
    cut = (table @ directions).numpy()
    scale = np.abs(cut).max(1, keepdims=True) / 127 + 1e-12
    return np.clip(np.round(cut / scale), -127, 127).astype(np.int8), scale[:, 0].astype(np.float32)


class Vocabulary:
    """Words as numbers, and their vectors."""

    def __init__(self, rows, scale, weight):
        embed_features.ROWS = len(rows)
        embed_features.rows.cache_clear()
        self.rows, self.scale, self.weight = rows, scale, weight
        self.numbers, self.vectors = {}, [np.zeros(WIDTH, np.float32)]

    def number(self, word):
        if word not in self.numbers:
            found = list(embed_features.rows(word))
            raw = 4 * self.weight[found].mean()
            size = np.logaddexp(0, raw) / len(found) ** 0.5
            self.numbers[word] = len(self.vectors)
            self.vectors.append((self.rows[found] * self.scale[found, None]).sum(0).astype(np.float32) * size)
        return self.numbers[word]

    def text(self, text, limit):
        found = [self.number(w) for w in embed_features.words(text)[:limit]]
        return found + [0] * (limit - len(found))

    def matrix(self):
        return torch.from_numpy(np.stack(self.vectors))


def vocabulary(state):
    return Vocabulary(state['rows'], state['scale'], state['weight'])


def hardest(queries, texts, right, limit, table):
    """For each query the texts that the bi-encoder likes best, none of them right."""
    passages = embed.vectors(table, texts)
    out = []
    for start in range(0, len(queries), 512):
        scores = embed.vectors(table, queries[start : start + 512]) @ passages.T
        for row, wrong in zip(scores, right[start : start + 512]):
            row[torch.tensor(sorted(wrong))] = -9
            out.append(row.topk(limit).indices.tolist())
    return out


def lists(data, table, rng, limit):
    """[(question, right text, wrong texts)] of articles' questions, paragraphs' questions and pieces of passages."""
    kinds, out = data['kinds'], []
    topics = embed_data.articles()
    texts, owner = [], []
    for topic, languages in topics.items():
        for title, _, body in languages.values():
            texts.append(title + '. ' + body)
            owner.append(topic)
    of_topic = {t: {i for i, o in enumerate(owner) if o == t} for t in topics}
    asked = [(t, q) for t, q, _ in kinds.get('questions', []) + kinds.get('articles', []) if t in of_topic and len(q.split()) > 1]
    asked = rng.sample(asked, min(len(asked), limit))
    for (topic, query), wrong in zip(asked, hardest([q for _, q in asked], texts, [of_topic[t] for t, _ in asked], 14, table)):
        for right in rng.sample(sorted(of_topic[topic]), 1):
            out.append((query, texts[right], [texts[i] for i in wrong]))
    answers = rng.sample(kinds.get('answers', []), min(len(kinds.get('answers', [])), limit))
    if answers:
        paragraphs = sorted({p for _, p in answers})
        number = {p: i for i, p in enumerate(paragraphs)}
        for (q, p), wrong in zip(answers, hardest([q for q, _ in answers], paragraphs, [{number[p]} for _, p in answers], 14, table)):
            out.append((q, p, [paragraphs[i] for i in wrong]))
    batches = embed.Batches(data, rng)
    if batches.passages:
        pieces = [batches.piece(rng.random() < 0.4) for _ in range(min(limit, 6000))]
        bodies = [p for _, p in pieces]
        for (q, p), wrong in zip(pieces, hardest([q for q, _ in pieces], bodies, [{i} for i in range(len(pieces))], 14, table)):
            out.append((q, p, [bodies[i] for i in wrong]))
    rng.shuffle(out)
    return out


def loss_of(logits):
    """Of lists whose first candidate is right, [B, LIST, 3]: every head its own, the earlier ones also the last one's."""
    first = torch.zeros(len(logits), dtype=torch.long)
    last = logits[:, :, -1]
    target = torch.zeros_like(last)
    target[:, 0] = 1
    total = 0
    for head in range(logits.shape[2]):
        mine = logits[:, :, head]
        total = total + F.cross_entropy(mine, first)
        weight = torch.full_like(mine, 0.4)
        weight[:, 0] = 1.6
        total = total + F.binary_cross_entropy_with_logits(mine, target, weight)
        if head < logits.shape[2] - 1:
            total = total + F.kl_div(F.log_softmax(mine, 1), F.softmax(last.detach(), 1), reduction='batchmean')
            total = total + 0.02 * F.mse_loss(mine, last.detach())
    return total / logits.shape[2]


def train(args):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = random.Random(5)
    with open(os.path.join(args.work, 'pairs.pkl'), 'rb') as f:
        data = pickle.load(f)
    embed_features.ROWS = torch.load(args.biencoder)['table']['rows.weight'].shape[0]
    table = embed.load(args.biencoder)
    rows, scale = principal(table.rows.weight.detach())
    words = {'rows': rows, 'scale': scale, 'weight': table.weight.weight.detach().numpy()[:, 0]}
    known = vocabulary(words)
    started = time.time()
    prepared = [
        (known.text(q, QUESTION), [known.text(t, PASSAGE) for t in [right, *wrong]])
        for q, right, wrong in lists(data, table, rng, args.limit)
    ]
    questions = torch.tensor([q for q, _ in prepared])
    candidates = [torch.tensor(c) for _, c in prepared]
    matrix = known.matrix()
    print('%d lists, %d words, %.0f s' % (len(prepared), len(matrix), time.time() - started), flush=True)
    model = Reranker()
    if args.init:
        model.load_state_dict(torch.load(args.init)['model'])
    optimiser = torch.optim.AdamW(model.parameters(), lr=args.lr, weight_decay=0.01)
    started, shown, step, losses = time.time(), time.time(), 0, []
    order = []
    while (done := (time.time() - started) / (60 * args.minutes)) < 1:
        for group in optimiser.param_groups:
            group['lr'] = args.lr * min(1, (step + 1) / 50) * (0.03 + 0.97 * (0.5 + 0.5 * np.cos(np.pi * done)))
        if len(order) < args.batch:
            order = rng.sample(range(len(prepared)), len(prepared))
        picked, order = order[: args.batch], order[args.batch :]
        lists_of = [[0, *rng.sample(range(1, len(candidates[i])), min(LIST, len(candidates[i])) - 1)] for i in picked]
        lists_of = [c + [c[-1]] * (LIST - len(c)) for c in lists_of]
        p = torch.stack([candidates[i][c] for i, c in zip(picked, lists_of)]).reshape(-1, PASSAGE)
        q = questions[picked]
        q = torch.where(torch.rand(q.shape) < 0.08, torch.zeros_like(q), q).repeat_interleave(LIST, 0)
        loss = loss_of(model(matrix[q], matrix[p]).reshape(len(picked), LIST, SEGMENTS))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        losses.append(loss.item())
        step += 1
        if time.time() - shown > 20:
            shown = time.time()
            print('%3d %%  step %d  loss %.3f' % (100 * done, step, np.mean(losses[-50:])), flush=True)
            save(args.out, model, words)
    save(args.out, model, words)


def save(path, model, words):
    torch.save({'model': model.state_dict(), **words}, path + '.tmp')
    os.replace(path + '.tmp', path)


def load(path):
    state = torch.load(path)
    model = Reranker()
    model.load_state_dict(state['model'])
    return model.eval(), vocabulary(state)


@torch.no_grad()
def scores_of(model, known, question, texts):
    """Probabilities of each head [texts, 3]."""
    q = torch.tensor([known.text(question, QUESTION)] * len(texts))
    p = torch.tensor([known.text(t, PASSAGE) for t in texts])
    matrix = known.matrix() if len(known.vectors) != len(getattr(known, 'kept', [])) else known.kept
    known.kept = matrix
    return torch.sigmoid(model(matrix[q], matrix[p]))


def report(name, cases, model, known):
    """Cases: (question, texts best first with their cosine, place of the right one or -1)."""
    before, after = [], [[], [], []]
    gain = lambda place: 1 / np.log2(place + 2) if place >= 0 else 0.0
    for question, texts, cosines, right in cases:
        before.append(gain(right))
        probability = scores_of(model, known, question, texts)
        for head in range(SEGMENTS):
            order = torch.argsort(probability[:, head] + 0.5 * cosines, descending=True).tolist()
            after[head].append(gain(order.index(right) if right >= 0 else -1))
    print('%s (%d): nDCG of %d candidates, bi-encoder %.3f, with each head %s' % (
        name, len(cases), LIST, np.mean(before), ' '.join('%.3f' % np.mean(a) for a in after)), flush=True)


def cases_of(queries, golds, texts, owner, table):
    passages = embed.vectors(table, texts)
    scores = embed.vectors(table, queries) @ passages.T
    for query, gold, row in zip(queries, golds, scores):
        best = {}
        for i in row.argsort(descending=True).tolist():
            best.setdefault(owner[i], i)
            if len(best) == LIST:
                break
        names = list(best)
        yield query, [texts[best[n]] for n in names], row[[best[n] for n in names]], names.index(gold) if gold in names else -1


def measure(args):
    torch.set_num_threads(1)
    model, known = load(args.model)
    embed_features.ROWS = torch.load(args.biencoder)['table']['rows.weight'].shape[0]
    assert embed_features.ROWS == len(known.rows), 'the reranker was made with another bi-encoder'
    table = embed.load(args.biencoder)
    if args.xquad:
        every = embed_data.squad(args.xquad, lambda n: True)
        held = embed_data.squad(args.xquad, lambda n: n % 2 == 1)
        paragraphs = [h for _, h, _ in every]
        for side, at in (('en', 0), ('hi', 1)):
            asked = [(q[at], h) for _, h, qs in held for q in qs][::2]
            cases = cases_of([q for q, _ in asked], [h for _, h in asked], paragraphs, paragraphs, table)
            report('XQuAD %s -> hi, half B' % side, list(cases), model, known)
    if args.questions:
        topics = embed_data.articles()
        texts = [(k, t + '. ' + b) for k in topics for t, _, b in topics[k].values()]
        rows = [l.rstrip('\n').split('\t') for l in open(args.questions, encoding='utf-8') if l.count('\t') >= 3]
        for language in sorted({r[1] for r in rows}):
            mine = [r for r in rows if r[1] == language and r[2] in topics]
            if mine:
                cases = cases_of([r[3] for r in mine], [r[2] for r in mine], [t for _, t in texts], [k for k, _ in texts], table)
                report('articles %s' % language, list(cases), model, known)


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest='command', required=True)
    t = commands.add_parser('train')
    t.add_argument('work')
    t.add_argument('biencoder')
    t.add_argument('out')
    t.add_argument('--minutes', type=float, default=12)
    t.add_argument('--batch', type=int, default=24)
    t.add_argument('--lr', type=float, default=0.001)
    t.add_argument('--limit', type=int, default=20000, help='lists of a kind')
    t.add_argument('--init')
    m = commands.add_parser('measure')
    m.add_argument('model')
    m.add_argument('biencoder')
    m.add_argument('--xquad')
    m.add_argument('--questions')
    args = parser.parse_args()
    {'train': train, 'measure': measure}[args.command](args)


if __name__ == '__main__':
    main()
