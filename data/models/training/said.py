"""What callers say, beyond the domain grammar: the intents' utterances, the questions to each article, whole turns of the end-of-turn grammar.

Both the recogniser and its language models learn from these. What a held-out template of the grammar could say is left out
(`held_out`); who draws from here leaves out what the development files hold (`sentences.BARRED`).
"""

import functools
import glob
import itertools
import json
import os
import random
import re

import corpus
import grammar
import lab
import turn_grammar

HERE = os.path.dirname(os.path.abspath(__file__))
INTENTS = os.path.join(HERE, '../../intents/train.yaml')
QUESTIONS = os.path.join(HERE, '../../knowledge/questions')
ALTERNATIVES = 400  # at most, of one pattern
HELD_DRAWS = 40000

spelled = {}


def target(text):
    """The recogniser's spelling of a normalised text."""
    return ' '.join(spelled.setdefault(word, lab.deva(word)) for word in text.split())


def held_out(r, draws):
    """Sentences that held-out templates say, in the recogniser's spelling."""
    return {target(grammar.norm(grammar.sentence(r, held=True)[1])) for _ in range(draws)}


def parts(pattern, brackets):
    """The choices of a pattern with (a|b) or {a|b}, in order."""
    pieces = re.split(r'\(([^()]*)\)' if brackets == '()' else r'\{([^{}]*)\}', pattern)
    return [p.split('|') if i % 2 else [p] for i, p in enumerate(pieces)]


def alternatives(pattern, brackets):
    """All sentences of a pattern, at most ALTERNATIVES."""
    return (''.join(c) for c in itertools.islice(itertools.product(*parts(pattern, brackets)), ALTERNATIVES))


def intents():
    """(language, pattern) of the intent classifier's training utterances in Hindi and English: `- "pattern"` under `hi:` and `en:`."""
    language = ''
    with open(INTENTS, encoding='utf8') as lines:
        for line in lines:
            heading = re.fullmatch(r'  (\w+):\s*', line)
            pattern = re.fullmatch(r'    - (".*")\s*', line)
            language = heading.group(1) if heading else language
            if pattern and language in ('hi', 'en'):
                yield language, json.loads(pattern.group(1))


def questions():
    """(language, pattern) of how callers ask about the articles."""
    for name in sorted(glob.glob(QUESTIONS + '/*.txt')):
        with open(name, encoding='utf8') as lines:
            for line in lines:
                pattern = re.fullmatch('(hi|en): (.*)', line.strip())
                if pattern:
                    yield pattern.groups()


def sentences():
    """(language, sentence) of all alternatives of intents and questions."""
    for patterns, brackets in ((intents(), '{}'), (questions(), '()')):
        for language, pattern in patterns:
            for text in alternatives(pattern, brackets):
                yield language, corpus.read_numbers(text, language == 'hi')


@functools.lru_cache(1)
def known():
    """Patterns as choices: (intents, questions), the end-of-turn grammar, and what is held out."""
    asked = [(la, parts(p, b)) for found, b in ((intents(), '{}'), (questions(), '()')) for la, p in found]
    return asked, turn_grammar.Source(None, []), held_out(random.Random(84), HELD_DRAWS)


def sentence(r):
    """(language, text) that a caller may say; English a little oftener than the patterns have it."""
    asked, turns, held = known()
    while True:
        if r.random() < 0.25:
            language = 'en' if r.random() < 0.4 else 'hi'
            text = turns.whole(language, r, False)[0]
        else:
            language, choices = r.choice(asked)
            text = ''.join(r.choice(c) for c in choices)
        text = grammar.norm(corpus.read_numbers(text, language == 'hi'))
        if text and target(text) not in held:
            return language, text


if __name__ == '__main__':
    rng = random.Random(1)
    print(len(known()[0]), 'patterns', len(known()[2]), 'sentences held out')
    for _ in range(60):
        print(*sentence(rng), sep='\t')
