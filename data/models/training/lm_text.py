"""What the language models read: sentences of the domain, questions, general Hindi and English, each with its weight.

Held-out templates of the grammar are never drawn, and a sentence of another source that one of them could say is left out;
so are the development files' sentences of more than three words.
"""

import collections
import itertools
import json
import os
import random
import re

import corpus
import grammar
import lab
import sentences
import turn_grammar

HERE = os.path.dirname(os.path.abspath(__file__))
INTENTS = os.path.join(HERE, '../../intents/train.yaml')
DRAWS = 120000  # sentences of the grammar; the rest in proportion
ALTERNATIVES = 400  # at most, of one pattern
SHORT_ANSWER = 100.0  # sentences that a short answer counts for, each time that sentences.SHORT names it
STATIONS_KEPT_OUT = ('Gorakhpur', 'Lucknow')

spelled = {}


def target(text):
    """The recogniser's spelling of a normalised text."""
    return ' '.join(spelled.setdefault(word, lab.deva(word)) for word in text.split())


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


def alternatives(pattern, brackets):
    """All sentences of a pattern with (a|b) or {a|b}, at most ALTERNATIVES."""
    parts = re.split(r'\(([^()]*)\)' if brackets == '()' else r'\{([^{}]*)\}', pattern)
    choices = [p.split('|') if i % 2 else [p] for i, p in enumerate(parts)]
    return (''.join(c) for c in itertools.islice(itertools.product(*choices), ALTERNATIVES))


def held_out(r, draws):
    """Sentences that only held-out templates say."""
    found = Sentences()
    for _ in range(draws):
        language, text = grammar.sentence(r, held=True)
        found.add(text, language == 'hi')
    return found.found


def of_grammar(r, draws, without):
    """(sentences, numbers)"""
    said, numbers = Sentences(without), Sentences()
    for _ in range(draws):
        language, text = grammar.sentence(r)
        said.add(text, language == 'hi')
    for i in range(draws * 3 // 4):
        language, text = sentences.bare_number(r) if i % 3 == 0 else sentences.numeric(r)
        numbers.add(text, language == 'hi')
    return said.found, numbers.found


def of_intents(without):
    """The intent classifier's training patterns in Hindi and English: `- "pattern"` under `hi:` and `en:`."""
    found, language = Sentences(without), ''
    with open(INTENTS, encoding='utf8') as lines:
        for line in lines:
            heading = re.fullmatch(r'  (\w+):\s*', line)
            pattern = re.fullmatch(r'    - (".*")\s*', line)
            language = heading.group(1) if heading else language
            if pattern and language in ('hi', 'en'):
                for text in alternatives(json.loads(pattern.group(1)), '{}'):
                    found.add(text, language == 'hi')
    return found.found


def of_questions(without):
    found = Sentences(without)
    with open(os.path.join(HERE, '../../knowledge/questions/basic.txt'), encoding='utf8') as lines:
        for line in lines:
            pattern = re.fullmatch('(hi|en): (.*)', line.strip())
            for text in alternatives(pattern.group(2), '()') if pattern else ():
                found.add(text, pattern.group(1) == 'hi')
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


def short_answers(counted):
    """Answers of a word or two, each as often as callers say it, but no oftener than its rarest word occurs elsewhere.

    Counted alike, "nope" would be as likely as "no" and win by its extra symbol.
    """
    elsewhere = collections.Counter()
    for lines, weight in counted:
        for line in lines:
            elsewhere.update({word: weight for word in line.split()})
    said = collections.Counter(target(grammar.norm(text)) for text in sentences.SHORT)
    rarest = {text: min(elsewhere[word] for word in text.split()) for text in said}
    return [({text}, times * max(1.0, min(SHORT_ANSWER, rarest[text]))) for text, times in said.items()]


def texts(draws=DRAWS, seed=5):
    """[(sentences, weight)] for counting, and the words of the dictionary and of the lexicon."""
    r = random.Random(seed)
    held = held_out(r, draws // 8)
    said, numbers = of_grammar(r, draws, held)
    general = {k: {target(' '.join(w)) for w in v} for k, v in corpus.sentences().items()}
    counted = [
        (said, 1.0),
        (numbers, 0.3),
        (of_intents(held), 1.0),
        (of_questions(held), 1.0),
        (of_turns(r, draws // 5, held), 1.0),
        (general[True], 0.5),
        (general[False], 0.5),
        (of_people(), 1.0),
    ]
    counted += short_answers(counted)
    words = {w for w in (*map(lab.deva, corpus.hindi_dictionary()), *map(lab.deva, lab.LEX)) if w and ' ' not in w}
    return [(sorted(t), w) for t, w in counted], sorted(words)
