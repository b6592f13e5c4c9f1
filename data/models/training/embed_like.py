"""Teaches the bi-encoder more words of like meaning, and gives the mean of what it was and of three such lessons.

    python3 embed_like.py WORK IN.pt OUT.pt [--steps 2000]

Groups of words: `text/like-words.txt`, and the search's Hindi words for English ones. Two words of a group, in any form and
script, are drawn together and away from those of other groups (retrofitting, Faruqui et al. 2015, with wrong pairs).
The lessons differ: among `embed.py`'s pairs; the same with questions and articles of which words were replaced by their like;
words alone, pulled back to where they were. The mean of their weights is better than each ("model soups", Wortsman et al.
2022) and loses less elsewhere. What a word weighs in a text is left as it was.
"""

import argparse
import collections
import math
import os
import pickle
import random

import torch
import torch.nn.functional as F

import embed
import embed_data
from embed_features import text_rows

WORDS = os.path.join(embed_data.HERE, 'text/like-words.txt')
GLOSSARY = os.path.join(embed_data.HERE, '../../../rag/src/main/resources/dev/kanak/rag/analysis/english-hindi.txt')
GROUPS = 512  # of a batch
GLOSSED = 0.3  # share of them that come from the glossary
TEXTS = 256  # of a batch in which words are replaced
REPLACED = 0.6  # share of the words of a text that have any like
# share of the batches that are words, share of texts with words replaced among the others, length of a step, pull, share of the steps
LESSONS = ((0.6, 0, 0.005, 0, 1), (0.5, 0.4, 0.005, 0, 1), (1, 0, 0.004, 0.01, 0.6))
PERFECT = {'कर': 'कि', 'दे': 'दि', 'ले': 'लि', 'पी': 'पि', 'जा': 'ग'}
VOWELS = 'ािीुूेैोौआईओऊए'
HINDI_ENDINGS = embed.SUFFIXES + 'ने कर ूँ ूंगा ेगा ेगी ेंगे या ए'.split()
ENGLISH_ENDINGS = 's ed ing es d'.split()


def groups(file):
    """Lists of words; the words of a phrase are joined by _."""
    with open(file, encoding='utf-8') as f:
        lines = [line.split() for line in f if line.strip() and not line.startswith('#')]
    return [group for line in lines if len(group := list(dict.fromkeys(line))) > 1]


def hindi_form(word, rng):
    """A verb in another form; other words as they are."""
    stem = word[:-2]
    if len(word) < 3 or not word.endswith('ना') or stem[-1] in 'ंँ्':
        return word
    past = PERFECT.get(stem)
    if stem[-1] in VOWELS or past:
        ends = [(past or stem) + 'या', (past or stem) + 'ए', stem + 'ओ', stem + 'ऊँ', stem + 'ऊंगा', stem + 'एंगे', stem + 'एगा']
    else:
        ends = [stem + end for end in 'ा े ी ो ूँ ूंगा ेंगे ेगा कर'.split()]
    return rng.choice([word, stem, *(stem + end for end in 'ने नी ता ते ती'.split()), *ends])


def english_form(word, rng):
    if not word.isalpha() or len(word) < 3:
        return word
    if word.endswith('e'):
        return word[:-1] + rng.choice(['es', 'ed', 'ing'])
    if word.endswith('y') and word[-2] not in 'aeiou':
        return rng.choice([word[:-1] + 'ies', word[:-1] + 'ied', word + 'ing'])
    return word + rng.choice(['s', 'ed', 'ing'])


def form(word, spellings, rng):
    """A word of a group as somebody might write it: in another form, in Latin letters."""
    words = word.split('_')
    if embed_data.DEVANAGARI.search(word):
        text = ' '.join(hindi_form(w, rng) if rng.random() < 0.4 else w for w in words)
        return embed_data.romanise(text, spellings, rng, 0.05) if rng.random() < 0.5 else text
    return english_form(word, rng) if len(words) == 1 and rng.random() < 0.3 else ' '.join(words)


class Like:
    """Groups of words, and batches of pairs made from them."""

    def __init__(self, spellings, rng):
        self.spellings, self.rng = spellings, rng
        own = groups(WORDS)
        self.groups, self.own = own + groups(GLOSSARY), len(own)
        of = collections.defaultdict(list)
        for number, group in enumerate(self.groups):
            for word in group:
                of[word.lower()].append(number)
        self.near = [set().union(*(of[w.lower()] for w in group)) for group in self.groups]
        self.of = {word: mine for word, numbers in of.items() if (mine := [n for n in numbers if n < self.own])}

    def draw(self):
        """Numbers of groups and a pair of each."""
        glossed = int(GROUPS * GLOSSED)
        numbers = self.rng.sample(range(self.own), min(self.own, GROUPS - glossed))
        numbers += self.rng.sample(range(self.own, len(self.groups)), glossed)
        return numbers, [tuple(self.form(w) for w in self.rng.sample(self.groups[n], 2)) for n in numbers]

    def form(self, word):
        return form(word, self.spellings, self.rng)

    def known(self, word):
        """The groups of a word or of what it is a form of."""
        word = word.strip('.,।?!"\'()-:;').lower()
        hindi = embed_data.DEVANAGARI.search(word)
        bases = [word]
        for ending in HINDI_ENDINGS if hindi else ENGLISH_ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 1 + (not hindi):
                bases += [word[: -len(ending)] + end for end in (('', 'ा', 'ना', 'ी') if hindi else ('', 'e'))]
        return next((self.of[base] for base in bases if base in self.of), [])

    def replaced(self, text):
        """The text with some of its words replaced by words of a like meaning."""
        words, out = text.split(), []
        while words:
            word = words.pop(0)
            phrase = self.of.get((word + '_' + words[0].strip('.,।?!')).lower()) if words else None
            numbers = phrase or self.known(word)
            if numbers and self.rng.random() < REPLACED:
                out.append(self.form(self.rng.choice(self.groups[self.rng.choice(numbers)])))
                del words[: bool(phrase)]
            else:
                out.append(word)
        text = ' '.join(out)
        hindi = embed_data.DEVANAGARI.search(text) and self.rng.random() < 0.5
        return embed_data.romanise(text, self.spellings, self.rng, 0.05) if hindi else text


class Texts:
    """Questions and articles, with what is no negative of each other in a group, beside themselves with words replaced."""

    def __init__(self, kinds, like, rng):
        self.like, self.rng = like, rng
        self.texts = []
        for topic, patterns in embed_data.question_patterns().items():
            self.texts += [(topic if topic != '-' else p, p) for _, p in patterns if not embed_data.held(p)]
        self.patterns = len(self.texts)
        for topic, languages in embed_data.articles().items():
            for title, phrases, body in languages.values():
                pieces = (title, *phrases, *embed_data.SENTENCE.split(body))
                self.texts += [((topic, number), piece) for number, piece in enumerate(pieces)]
        self.texts += list(enumerate(left for left, *_ in kinds.get('paraphrases', [])))

    def draw(self):
        numbers = self.rng.sample(range(len(self.texts)), min(TEXTS, len(self.texts)))
        pairs = []
        for number in numbers:
            text = self.texts[number][1]
            text = embed_data.alternatives(text, self.rng) if number < self.patterns else text
            pairs.append((text, self.like.replaced(text)))
        return pairs, [self.texts[number][0] for number in numbers]


def loss_of_words(table, numbers, pairs, near, rng):
    left, right = (table([embed.distinct(text_rows(pair[side]), rng) for pair in pairs]) for side in (0, 1))
    logits = embed.SCALE * left @ right.T
    place = {number: at for at, number in enumerate(numbers)}
    same = torch.zeros(len(numbers), len(numbers), dtype=torch.bool)
    for at, number in enumerate(numbers):
        same[at, [place[n] for n in near[number] if n in place and n != number]] = True
    logits = logits.masked_fill(same | same.T, -1e4)
    target = torch.arange(len(numbers))
    return (F.cross_entropy(logits, target) + F.cross_entropy(logits.T, target)) / 2


def lesson(path, data, steps, like, replaced, length, pull):
    """The table after so many steps."""
    torch.manual_seed(1)
    rng = random.Random(1)
    table = embed.load(path).train()
    table.weight.weight.requires_grad_(False)
    before = table.rows.weight.detach().clone()
    words, others = Like(data['spellings'], rng), embed.Batches(data, rng)
    texts = Texts(data['kinds'], words, rng)
    optimiser = torch.optim.SparseAdam([table.rows.weight], lr=length, betas=(0.9, 0.99))
    for step in range(steps):
        share = min(1, (step + 1) / 50) * (0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / steps)))
        optimiser.param_groups[0]['lr'] = length * share
        if rng.random() < like:
            loss = loss_of_words(table, *words.draw(), words.near, rng)
        elif rng.random() < replaced:
            loss = embed.loss_of(table, *texts.draw(), rng)
        else:
            loss = embed.loss_of(table, *others.draw()[1:], rng)
        optimiser.zero_grad()
        loss.backward()
        moved = table.rows.weight.grad.coalesce().indices()[0]
        optimiser.step()
        with torch.no_grad():
            table.rows.weight[moved] += pull * share * (before[moved] - table.rows.weight[moved])
        if step % 100 == 99:
            print('step %d of %d, loss %.2f' % (step + 1, steps, loss.item()), flush=True)
    return table.state_dict()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('work')
    parser.add_argument('checkpoint')
    parser.add_argument('out')
    parser.add_argument('--steps', type=int, default=2000)
    args = parser.parse_args()
    torch.set_num_threads(1)
    with open(os.path.join(args.work, 'pairs.pkl'), 'rb') as f:
        data = pickle.load(f)
    data['kinds'].pop('questions', None)
    state = torch.load(args.checkpoint)
    tables = [state['table']]
    for like, replaced, length, pull, share in LESSONS:
        tables.append(lesson(args.checkpoint, data, max(1, int(args.steps * share)), like, replaced, length, pull))
    mean = {name: sum(table[name] for table in tables) / len(tables) for name in state['table']}
    torch.save({'table': mean, 'dim': state['dim']}, args.out)


if __name__ == '__main__':
    main()
