"""What the language models read: sentences of the domain, questions, general Hindi and English, each with its weight.

Held-out templates of the grammar are never drawn, and a sentence of another source that one of them could say is left out;
so are the development files' sentences of more than three words.
"""

import collections
import json
import os
import random

import corpus
import grammar
import lab
import said
import sentences
import turn_grammar
from said import target

DRAWS = 120000  # sentences of the grammar; the rest in proportion
SHORT_ANSWER = 100.0  # sentences that a short answer counts for, each time that sentences.SHORT names it
SPOKEN = 0.3  # of the sentences with a word that is also said otherwise, how many are read that way too
STATIONS_KEPT_OUT = ('Gorakhpur', 'Lucknow')


class Sentences:
    """A set of sentences in the recogniser's spelling."""

    def __init__(self, without=()):
        self.found, self.without = set(), without

    def add(self, text, hindi):
        text = grammar.norm(corpus.read_numbers(text, hindi))
        if text and (len(text.split()) <= 3 or text not in sentences.BARRED):
            text = target(text)
            if text not in self.without:
                self.found.add(text)


def of_grammar(r, draws, without):
    """(sentences, numbers)"""
    drawn, numbers = Sentences(without), Sentences()
    for _ in range(draws):
        language, text = grammar.sentence(r)
        drawn.add(text, language == 'hi')
    for i in range(draws * 3 // 4):
        language, text = sentences.bare_number(r) if i % 3 == 0 else sentences.numeric(r)
        numbers.add(text, language == 'hi')
    return drawn.found, numbers.found


def of_callers(without):
    """Utterances of the intents and questions to the articles."""
    found = Sentences(without)
    for language, text in said.sentences():
        found.add(text, language == 'hi')
    return found.found


def of_turns(r, draws, without):
    """Whole utterances of the end-of-turn grammar."""
    found, source = Sentences(without), turn_grammar.Source(None, [])
    for i in range(draws):
        english = i % 5 < 2
        found.add(source.whole('en' if english else 'hi', r, i % 8 == 0)[0], not english)
    g = turn_grammar
    for patterns, table, hindi in (
        (g.HI_SHORT + g.HI_BACK + g.HI_BYE + g.HI_FIX1, g.R, True),
        (g.EN_SHORT + g.EN_BACK + g.EN_BYE + g.EN_FIX1, g.E_, False),
    ):
        for pattern in patterns:
            for _ in range(5 if '[' in pattern or '{' in pattern else 1):
                found.add(g.fill(g.expand(pattern, table, r), r), hindi)
    return found.found


def of_people():
    """What the announcers of HUMAN_SPEECH say, without the stations kept out."""
    folder, found = os.environ.get('HUMAN_SPEECH', ''), Sentences()
    if folder:
        with open(os.path.join(folder, 'manifest.jsonl'), encoding='utf8') as lines:
            for row in map(json.loads, lines):
                if row['station'] not in STATIONS_KEPT_OUT:
                    found.add(row['text'], True)
    return found.found


def ways_of_saying():
    """{word: ways in which it is also said}, in the recogniser's spelling; "चाहिए" is often heard as "चहिये"."""
    ways = collections.defaultdict(list)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'text', 'spoken_hi.tsv'), encoding='utf8') as lines:
        for line in lines:
            if not line.startswith('#'):
                said_so, word = map(lab.fold, line.rstrip('\n').split('\t'))
                ways[word].append(said_so)
    return ways


def as_spoken(r, texts):
    """Some of the sentences once more, with their words as they are also said."""
    ways, found = ways_of_saying(), set()
    for text in sorted(texts):
        words = text.split()
        if any(w in ways for w in words) and r.random() < SPOKEN:
            found.add(' '.join(r.choice(ways[w]) if w in ways else w for w in words))
    return found


def short_answers(counted):
    """Answers of a word or two, each as often as callers say it, but no oftener than its rarest word occurs elsewhere.

    Counted alike, "nope" would be as likely as "no" and win by its extra symbol.
    """
    elsewhere = collections.Counter()
    for lines, weight in counted:
        for line in lines:
            elsewhere.update({word: weight for word in line.split()})
    answers = collections.Counter(target(grammar.norm(text)) for text in sentences.SHORT)
    rarest = {text: min(elsewhere[word] for word in text.split()) for text in answers}
    return [({text}, times * max(1.0, min(SHORT_ANSWER, rarest[text]))) for text, times in answers.items()]


def texts(draws=DRAWS, seed=5):
    """[(sentences, weight)] for counting, and the words of the dictionary and of the lexicon."""
    r = random.Random(seed)
    held = said.held_out(r, draws // 3)
    drawn, numbers = of_grammar(r, draws, held)
    general = {k: {target(' '.join(w)) for w in v} for k, v in corpus.sentences().items()}
    callers, turns = of_callers(held), of_turns(r, draws // 5, held)
    counted = [
        (drawn, 1.0),
        (numbers, 0.3),
        (callers, 1.0),
        (turns, 1.0),
        (as_spoken(r, drawn | callers | turns), 0.3),
        (as_spoken(r, numbers), 0.1),
        (general[True], 0.5),
        (general[False], 0.5),
        (of_people(), 1.0),
    ]
    counted += short_answers(counted)
    words = {w for w in (*map(lab.deva, corpus.hindi_dictionary()), *map(lab.deva, lab.LEX)) if w and ' ' not in w}
    return [(sorted(t), w) for t, w in counted], sorted(words)
