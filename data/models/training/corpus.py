"""General Hindi and English text, so that the recogniser learns to hear and not to recite.

Word lists of the system (hunspell-hi, wamerican) are always there. Folders named in GENERAL_TEXT (separated by ':') may hold
more: MIRACL passages (docs-*.jsonl.gz), XQuAD (xquad.*.json), BANKING77 (train.csv), plain text (*.txt), markdown with *.hi.md for
Hindi. None of it is needed.
"""

import csv
import functools
import glob
import gzip
import json
import os
import re
import unicodedata

from grammar import HINDI, norm, number_words

HINDI_WORD = re.compile('[\u0905-\u0939\u093e-\u094d\u0901-\u0903\u093c]+')


@functools.lru_cache(1)
def hindi_dictionary():
    """Words of the hunspell list, at most ten characters."""
    with open('/usr/share/hunspell/hi_IN.dic', encoding='utf8') as lines:
        words = [norm(line.strip().split('/')[0]) for line in lines]
    return [w for w in words if len(w) <= 10 and HINDI_WORD.fullmatch(w)]


@functools.lru_cache(1)
def english_dictionary():
    with open('/usr/share/dict/words', encoding='utf8') as lines:
        return [w for w in (line.strip() for line in lines) if re.fullmatch('[a-z]{2,9}', w)]


def read_numbers(text, hindi):
    """Digits as words: long or zero-led strings digit by digit, others as numbers."""
    text = text.translate(str.maketrans('०१२३४५६७८९', '0123456789')).replace('%', ' प्रतिशत ' if hindi else ' percent ')

    def words(match):
        digits = match.group(0).replace(',', '')
        if len(digits) > 7 or digits.startswith('0'):
            return ' ' + ' '.join(number_words(int(d), hindi) for d in digits) + ' '
        return ' ' + number_words(int(digits), hindi) + ' '

    return re.sub(r'\d[\d,]*', words, text)


def clean(text, hindi):
    """Sentences of a running text, as lists of normalised words."""
    text = unicodedata.normalize('NFC', re.sub(r'\([^)]*\)|\{\{.*?\}\}|\[\d+\]', ' ', text))
    for part in re.split('[।.!?\n|:;]', text):
        words = norm(read_numbers(part, hindi)).split()
        if len(words) >= 3 and not (hindi and sum(w[0] < 'a' or w[0] > 'z' for w in words) * 2 < len(words)):
            yield words


def raw_texts(folder):
    """(hindi, text) of every known file of a folder and its subfolders."""
    for name in sorted(glob.glob(folder + '/**', recursive=True)):
        base = os.path.basename(name)
        if re.fullmatch(r'docs-.*\.jsonl\.gz', base):
            with gzip.open(name, 'rt', encoding='utf8') as lines:
                yield from ((True, json.loads(line)['text']) for line in lines)
        elif re.fullmatch(r'xquad\.(hi|en)\.json', base):
            with open(name, encoding='utf8') as f:
                for article in json.load(f)['data']:
                    for p in article['paragraphs']:
                        yield base == 'xquad.hi.json', p['context']
                        yield from ((base == 'xquad.hi.json', q['question']) for q in p['qas'])
        elif base == 'topics_train.tsv':
            with open(name, encoding='utf8') as lines:
                yield from ((True, line.split('\t')[-1]) for line in lines)
        elif base == 'train.csv':
            with open(name, encoding='utf8') as f:
                yield from ((False, row[0]) for row in list(csv.reader(f))[1:])
        elif base.endswith(('.md', '.txt')) and 'LICEN' not in base:
            with open(name, encoding='utf8') as f:
                text = f.read()
            yield len(re.findall('[\u0900-\u097f]', text)) * 4 > len(text), text.split('---', 2)[-1]


@functools.lru_cache(1)
def sentences():
    """General sentences as word lists: {True: Hindi, False: English}."""
    found = {True: [], False: []}
    for folder in filter(None, os.environ.get('GENERAL_TEXT', '').split(':')):
        for hindi, text in raw_texts(folder):
            found[hindi] += clean(text, hindi)
    return found


def fragment(r, hindi, longest=9):
    """Two to `longest` successive words of a general sentence, or random dictionary words where there is no text."""
    pool = sentences()[hindi]
    n = r.randint(2, longest)
    if not pool:
        return ' '.join(r.choice(hindi_dictionary() if hindi else english_dictionary()) for _ in range(min(n, 6)))
    words = r.choice(pool)
    start = r.randint(0, max(0, len(words) - n))
    return ' '.join(words[start : start + n])


if __name__ == '__main__':
    import random

    r = random.Random(3)
    print({k: (len(v), sum(map(len, v))) for k, v in sentences().items()}, len(hindi_dictionary()), len(english_dictionary()))
    for _ in range(20):
        print(fragment(r, True), '|', fragment(r, False))
