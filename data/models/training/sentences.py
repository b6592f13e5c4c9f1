"""What the synthetic callers say: the domain grammar, what callers ask and answer (`said`), numbers, short answers, and general text."""

import json
import os
import random
import re

import corpus
import drill
import grammar
import said
from grammar import HINDI, ONES, norm

JOINS = ['', '', 'और', 'लेकिन', 'तो', 'मतलब', 'but', 'actually', 'फिर', 'and']
NUMERIC = re.compile(r'\{(AMT|GRAM|PHONE|PIN|P10|P6|P4|P5|D[HE]\}|HA|EA|KAR|RATE|TIME|DATE)')
NAME_SLOTS = re.compile(r'\{(CITY|C[HE]\}|FULL|FIRST|N[HE]\}|LOC)')
NUMBERS = [t for t in grammar.TRAIN if NUMERIC.search(t[1])]
NAMED = [t for t in grammar.TRAIN if NAME_SLOTS.search(t[1])]
ENGLISH_NAMED = [t for t in NAMED if t[0] == 'en']
SHORT = (
    """हाँ|हाँ|हाँ|नहीं|नहीं|नहीं|जी|जी|जी|जी हाँ|जी नहीं|हाँ जी|नहीं जी|ना|ठीक है|ठीक|सही|सही है|गलत|बिल्कुल|अच्छा|हम्म|हेलो|बस|चलेगा|मंजूर|हाँ हाँ|नहीं नहीं|बोलिए|
ओके|ok|ok|ok|yes|yes|yes|no|no|no|okay|yeah|yep|nope|sure|right|wrong|correct|hello|hi|fine|done|bye|thanks|please|what|sorry|stop|क्या|कौन|रुको|रुकिए|धन्यवाद|नमस्ते|हाँ बोलिए""".replace('\n', '').split('|')
)
EVERYDAY = 'gold loan interest rate bank branch emi documents balance transfer processing fee online cash account'.split()


def development_sentences():
    """Normalised texts of the domain's development files (DOMAIN_DIR), which are never training text beyond three words."""
    folder, found = os.environ.get('DOMAIN_DIR', ''), set()
    for name in ('intents_dev', 'slots_dev', 'turn_dev', 'dialogues_dev'):
        path = os.path.join(folder, name + '.jsonl')
        if folder and os.path.exists(path):
            with open(path, encoding='utf8') as lines:
                for line in lines:
                    row = json.loads(line)
                    texts = [row['text']] if 'text' in row else [t.get('text') or '' for t in row['caller_turns']]
                    found |= {norm(t) for t in texts}
    return found


BARRED = development_sentences()


def short_answer(r):
    text = r.choice(SHORT)
    return ('hi' if re.search('[\u0900-\u097f]', text) else 'en'), text


def general(r, hindi):
    """A fragment; in Hindi now and then with an everyday English word put in."""
    words = corpus.fragment(r, hindi).split()
    if hindi and r.random() < 0.15:
        words.insert(r.randint(0, len(words)), r.choice(EVERYDAY))
    return ('hi' if hindi else 'en'), ' '.join(words)


def joined(r):
    draws = (grammar.sentence, said.sentence)
    (la, a), (lb, b) = r.choice(draws)(r), r.choice(draws)(r) if r.random() < 0.7 else general(r, True)
    return ('en' if la == lb == 'en' else 'hi'), norm(a + ' ' + r.choice(JOINS) + ' ' + b)


def spliced(r):
    a, b = grammar.sentence(r)[1].split(), grammar.sentence(r)[1].split()
    return 'hi', ' '.join(a[: r.randint(1, len(a))] + b[r.randint(0, len(b) - 1) :])


def salad(r):
    hindi = r.random() < 0.75
    words = corpus.hindi_dictionary() if hindi else corpus.english_dictionary()
    return ('hi' if hindi else 'en'), ' '.join(r.choice(words) for _ in range(r.randint(1, 5)))


def bare_number(r):
    hindi = r.random() < 0.7
    draws = (
        [lambda: HINDI[r.randint(0, 99)], lambda: grammar.amount_hi(r), lambda: grammar.grams_hi(r)]
        if hindi
        else [lambda: grammar.english_below_100(r.randint(0, 99)), lambda: grammar.amount_en(r)]
    )
    return ('hi' if hindi else 'en'), norm(' '.join(r.choice(draws)() for _ in range(r.choice([1, 1, 2, 3]))))


def numeric(r):
    language, template = r.choice(NUMBERS)
    return language, grammar.fill(template, r)


def named(r):
    language, template = r.choice(NAMED)
    return language, grammar.fill(template, r)


KINDS = [
    (grammar.sentence, 16),
    (said.sentence, 26),
    (numeric, 10),
    (named, 5),
    (joined, 5),
    (spliced, 2),
    (short_answer, 5),
    (bare_number, 5),
    (drill.sentence, 6),
    (lambda r: general(r, True), 25),
    (lambda r: general(r, False), 12),
    (salad, 5),
]

CALLS = [
    (grammar.sentence, 20),
    (said.sentence, 32),
    (numeric, 12),
    (named, 8),
    (drill.sentence, 22),
    (joined, 6),
    (short_answer, 4),
    (lambda r: general(r, True), 8),
    (lambda r: general(r, False), 6),
]


def english_named(r):
    return 'en', grammar.fill(r.choice(ENGLISH_NAMED)[1], r)


NAMES = [(english_named, 50), (named, 20), (said.sentence, 20), (numeric, 10)]


def sample(r, kinds=KINDS):
    """(language, text): lower case; Devanagari Hindi with English words in Latin letters, or English."""
    while True:
        language, text = r.choices([k for k, _ in kinds], [w for _, w in kinds])[0](r)
        if text and (len(text.split()) <= 3 or text not in BARRED):
            return ('hi' if re.search('[\u0900-\u097f]', text) else language), text


if __name__ == '__main__':
    rng = random.Random(1)
    for _ in range(60):
        print(*sample(rng))
