"""Teaches the bi-encoder how callers ask, from the example questions beside the articles.

    python3 embed_questions.py WORK IN.pt OUT.pt [--steps 3500] [--without FILE,FILE]

Two questions that one sentence answers, or one article, are drawn together and away from those of other articles and from what
no article answers (contrast within a batch). Each file of `data/knowledge/questions` is another hand's, and most pairs are of
two hands: pairs of one hand teach its style, and cost as much on another's questions as they bring on its own. Among these are
questions beside sentences of their article, beside themselves with words replaced by their like, words of like meaning
(`embed_like.py`) and `embed.py`'s pairs, so that what was known is kept. What a word weighs in a text is left as it was.

IN may be a checkpoint or the graph that ships. `--without` leaves files out, to measure on a hand that was not trained on.
"""

import argparse
import collections
import glob
import math
import os
import pickle
import random

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import embed
import embed_data
import embed_like

BATCH = 192
LENGTH = 0.004  # of a step at the most
WORDS, OTHERS = 0.3, 0.15  # share of the batches that are words of like meaning, and of the others those that are `embed.py`'s
OUTSIDE = 0.25  # share of a batch that no article answers
LIKE, PIECES = 0.3, 0.2  # share of the questions beside themselves with words replaced, and of the others those beside a sentence
OTHER_HAND, SAME_SENTENCE = 0.7, 0.7
ROMANISED = 0.3  # share of what is in Devanagari


def table_of(path):
    """A checkpoint's table, or a graph's with its rounded numbers."""
    if not path.endswith('.onnx'):
        return embed.load(path)
    weights = {w.name: numpy_helper.to_array(w) for w in onnx.load(path).graph.initializer if w.name in ('table', 'scale', 'weight')}
    rows = weights['table'].astype(np.float32) * weights['scale'][:, None]
    table = embed.Table(rows.shape[1], rows.shape[0])
    weight = torch.tensor(weights['weight'][:, None].copy())
    table.load_state_dict({'rows.weight': torch.tensor(rows), 'weight.weight': weight})
    return table


Question = collections.namedtuple('Question', 'hand topic sentence language pattern')


def questions(without):
    """All of `data/knowledge/questions` but the files named."""
    out = []
    for name in sorted(glob.glob(embed_data.KNOWLEDGE + '/questions/*.txt')):
        hand, topic, sentence = os.path.basename(name)[: -len('.txt')], None, None
        for line in open(name, encoding='utf-8') if hand not in without else ():
            if line.startswith('# '):
                topic, sentence = (line[2:].split() + [None])[:2]
            elif line[:3] in ('hi:', 'en:') and topic:
                out.append(Question(hand, topic, sentence, line[:2], line[3:].strip()))
    return out


class Pairs:
    """Batches of pairs of texts, with a group each: pairs of one group are no negatives of each other."""

    def __init__(self, asked, like, spellings, rng):
        self.like, self.spellings, self.rng = like, spellings, rng
        self.outside = [q for q in asked if q.topic == '-']
        self.inside = [q for q in asked if q.topic != '-']
        self.of = collections.defaultdict(lambda: collections.defaultdict(list))
        for question in self.inside:
            self.of[question.topic][question.hand].append(question)
        self.pieces = {
            topic: [text for title, phrases, body in languages.values() for text in (title, *phrases, *embed_data.SENTENCE.split(body))]
            for topic, languages in embed_data.articles().items()
        }

    def said(self, question):
        text = embed_data.alternatives(question.pattern, self.rng)
        hindi = embed_data.DEVANAGARI.search(text) and self.rng.random() < ROMANISED
        return embed_data.romanise(text, self.spellings, self.rng, 0.03) if hindi else text

    def beside(self, question):
        """What means as much as a question, or answers it."""
        rng = self.rng
        if rng.random() < LIKE:
            return self.like.replaced(self.said(question))
        if rng.random() < PIECES:
            return rng.choice(self.pieces[question.topic])
        hands = self.of[question.topic]
        others = [hand for hand in hands if hand != question.hand]
        hand = rng.choice(others) if others and rng.random() < OTHER_HAND else question.hand
        same = [q for q in hands[hand] if question.sentence and q.sentence == question.sentence]
        return self.said(rng.choice(same if same and rng.random() < SAME_SENTENCE else hands[hand]))

    def draw(self):
        pairs, groups = [], []
        for _ in range(BATCH):
            if self.outside and self.rng.random() < OUTSIDE:
                question = self.rng.choice(self.outside)
                pairs.append((self.said(question), self.said(question)))
                groups.append(question)
            else:
                question = self.rng.choice(self.inside)
                pairs.append((self.said(question), self.beside(question)))
                groups.append(question.topic)
        return pairs, groups


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('work')
    parser.add_argument('checkpoint')
    parser.add_argument('out')
    parser.add_argument('--steps', type=int, default=3500)
    parser.add_argument('--without', default='')
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rng = random.Random(1)
    with open(os.path.join(args.work, 'pairs.pkl'), 'rb') as f:
        data = pickle.load(f)
    data['kinds'].pop('questions', None)
    table = table_of(args.checkpoint).train()
    table.weight.weight.requires_grad_(False)
    like, others = embed_like.Like(data['spellings'], rng), embed.Batches(data, rng)
    asked = Pairs(questions(args.without.split(',')), like, data['spellings'], rng)
    optimiser = torch.optim.SparseAdam([table.rows.weight], lr=LENGTH, betas=(0.9, 0.99))
    for step in range(args.steps):
        share = min(1, (step + 1) / 50) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / args.steps)))
        optimiser.param_groups[0]['lr'] = LENGTH * share
        if rng.random() < WORDS:
            loss = embed_like.loss_of_words(table, *like.draw(), like.near, rng)
        elif rng.random() < OTHERS:
            loss = embed.loss_of(table, *others.draw()[1:], rng)
        else:
            loss = embed.loss_of(table, *asked.draw(), rng)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % 100 == 99:
            print('step %d of %d, loss %.2f' % (step + 1, args.steps, loss.item()), flush=True)
    torch.save({'table': table.state_dict(), 'dim': table.rows.weight.shape[1]}, args.out)


if __name__ == '__main__':
    main()
