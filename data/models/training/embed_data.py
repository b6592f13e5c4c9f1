"""Pairs of texts that mean the same, or that answer each other, for the bi-encoder and the reranker.

    python3 embed_data.py WORK [--limit N] [--again]

Reads what is there and leaves out what is not: Debian's English-Hindi dictionary, the Hindi translations and help texts of
programs (fetched into WORK/packages with apt-get, read, not kept in the repository), `GENERAL_TEXT` (MIRACL passages, XQuAD,
BANKING77), `ROMANISED` (Dakshina lexicon), the articles of data/knowledge and the question patterns beside them.
Writes WORK/pairs.pkl: a list of pairs (left, right) for each kind. A tenth of the patterns is kept apart, to measure:
WORK/questions-held.jsonl. Of XQuAD only documents with an even number are read.
"""

import argparse
import collections
import csv
import gettext
import glob
import gzip
import html
import json
import os
import pickle
import random
import re
import subprocess
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
KNOWLEDGE = os.path.join(HERE, '../../knowledge')
PACKAGES = (
    """dict-freedict-eng-hin libreoffice-l10n-hi libreoffice-help-hi libreoffice-help-en-us iso-codes libgtk-3-common
libglib2.0-data marble-data kgeography-data gimp-data nautilus-data evolution-common""".split()
)
DEVANAGARI = re.compile('[\u0900-\u097f]')
SENTENCE = re.compile(r'(?<=[.।?!])\s+')


def fetch(work):
    """Unpacks the packages below WORK/packages; a package that cannot be had is left out."""
    root = os.path.join(work, 'packages')
    os.makedirs(root, exist_ok=True)
    for name in PACKAGES:
        if not glob.glob(os.path.join(root, name + '_*.deb')):
            subprocess.run(['apt-get', 'download', '-qq', name], cwd=root, stderr=subprocess.DEVNULL, check=False)
        for deb in glob.glob(os.path.join(root, name + '_*.deb')):
            if not os.path.exists(deb + '.read'):
                subprocess.run(['dpkg', '-x', deb, root], check=True)
                open(deb + '.read', 'w').close()
    return root


def dictionary(root):
    """(English word, Hindi word) and (example sentence, Hindi word) of FreeDict's dictionary."""
    words, examples = [], []
    for name in glob.glob(root + '/usr/share/dictd/*eng-hin*.dict.dz'):
        head = None
        for line in gzip.open(name, 'rt', encoding='utf-8'):
            entry = re.match(r"([A-Za-z][A-Za-z' -]*) /", line)
            if entry:
                head = entry.group(1).strip()
            elif head and DEVANAGARI.search(line):
                meaning = re.sub(r'^\d+\.\s*', '', line.strip())
                for gloss in re.split('[,;/]', meaning):
                    gloss = gloss.replace('~', ' ').strip(' "।')
                    if gloss and len(gloss) < 50:
                        words.append((head, gloss))
                        last = gloss
            elif head and line.strip().startswith('"') and words and words[-1][0] == head:
                examples.append((line.strip(' "\n'), words[-1][1]))
    return words, examples


def catalogues(root):
    """(English, Hindi) messages of programs."""
    pairs = set()
    for name in glob.glob(root + '/**/hi/LC_MESSAGES/*.mo', recursive=True):
        try:
            with open(name, 'rb') as f:
                catalogue = gettext.GNUTranslations(f)._catalog
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        for english, hindi in catalogue.items():
            if isinstance(english, str) and isinstance(hindi, str) and DEVANAGARI.search(hindi):
                english = english.split('\x04')[-1]
                pair = tuple(re.sub(r'[_~&]|%\S+|<[^>]*>|\{[^}]*\}', '', t).strip() for t in (english, hindi))
                if all(2 < len(t) < 400 for t in pair):
                    pairs.add(pair)
    return sorted(pairs)


def help_pages(root):
    """(English, Hindi) paragraphs of LibreOffice's help, joined by their ids."""
    paragraph = re.compile(r'<(?:p|h\d|td)[^>]*id="([^"]+)"[^>]*>(.*?)</(?:p|h\d|td)>', re.S)

    def read(name):
        text = open(name, encoding='utf-8', errors='ignore').read()
        return {k: html.unescape(re.sub(r'\s+', ' ', re.sub('<[^>]*>', ' ', v))).strip() for k, v in paragraph.findall(text)}

    pairs = set()
    base = root + '/usr/share/libreoffice/help/'
    for name in glob.glob(base + 'hi/text/**/*.html', recursive=True):
        other = name.replace('/help/hi/', '/help/en-US/')
        if os.path.exists(other):
            english = read(other)
            for key, hindi in read(name).items():
                if key in english and DEVANAGARI.search(hindi) and 8 < len(english[key]) < 500:
                    pairs.add((english[key], hindi))
    return sorted(pairs)


def squad(folder, keep):
    """Documents of XQuAD with `keep(number)`: [(paragraph en, paragraph hi, [(question en, question hi)])]."""
    sides = [json.load(open('%s/xquad.%s.json' % (folder, l), encoding='utf-8'))['data'] for l in ('en', 'hi')]
    out = []
    for number, (en, hi) in enumerate(zip(*sides)):
        if keep(number):
            for p, q in zip(en['paragraphs'], hi['paragraphs']):
                questions = [(a['question'], b['question']) for a, b in zip(p['qas'], q['qas'])]
                out.append((p['context'], q['context'], questions))
    return out


def parallel_sentences(paragraphs):
    for english, hindi, questions in paragraphs:
        a, b = SENTENCE.split(english), SENTENCE.split(hindi)
        if len(a) == len(b):
            yield from zip(a, b)
        yield from questions


def passages(folder):
    """(title, text) of the Hindi passages."""
    with gzip.open(folder + '/docs-1.jsonl.gz', 'rt', encoding='utf-8') as f:
        return [(d['title'], d['text']) for d in map(json.loads, f)]


def romaniser(folder):
    """Word in Devanagari to people's spellings with their counts."""
    spellings = collections.defaultdict(list)
    for name in glob.glob(folder + '/*.train.tsv'):
        for line in open(name, encoding='utf-8'):
            hindi, latin, count = line.rstrip('\n').split('\t')
            spellings[hindi].append((latin, int(count)))
    return spellings


INDEPENDENT = dict(zip('अआइईउऊऋएऐओऔऑ', 'a aa i ee u oo ri e ai o au o'.split()))
CONSONANT = dict(
    zip(
        'कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह',
        'k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h'.split(),
    )
)
SIGN = dict(zip('ािीुूृेैोौॉ', 'a i i u u ri e ai o au o'.split()))


def spell(word, rng):
    """A word in Latin letters by rule, as people write it: the last and some inner inherent vowels are left out."""
    out = []
    for i, c in enumerate(word):
        following = word[i + 1] if i + 1 < len(word) else ''
        if c in CONSONANT:
            out.append(CONSONANT[c])
            if following and following not in SIGN and following not in '्ं़' and not (i > 0 and rng.random() < 0.25):
                out.append('a')
            elif following == 'ं':
                out.append('a')
        elif c in SIGN:
            sign = SIGN[c]
            out.append({'i': 'ee', 'u': 'oo'}.get(sign, sign) if c in 'ीू' and rng.random() < 0.25 else sign)
            if c == 'ा' and following and rng.random() < 0.3:
                out.append('a')
        elif c in INDEPENDENT:
            out.append(INDEPENDENT[c])
        elif c in 'ंँ':
            out.append('n')
        elif c.isascii():
            out.append(c)
    return ''.join(out)


def slip(word, rng):
    """A word with a slip of the finger."""
    if len(word) < 4:
        return word
    i = rng.randrange(1, len(word) - 1)
    return rng.choice(
        [
            word[:i] + word[i + 1 :],
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
            word[:i] + rng.choice('aeiourtnshd') + word[i + 1 :],
            word[:i] + word[i] + word[i:],
        ]
    )


def romanise(text, spellings, rng, slips=0.0):
    out = []
    for word in text.split():
        bare = word.strip('.,।?!"\'()-:;')
        if DEVANAGARI.search(bare):
            known = spellings.get(bare) if spellings else None
            latin = rng.choices([s for s, _ in known], [c for _, c in known])[0] if known else spell(bare, rng)
            out.append(slip(latin, rng) if rng.random() < slips else latin)
        else:
            out.append(bare.lower())
    return ' '.join(out)


def article(name):
    text = open(name, encoding='utf-8').read()
    _, front, body = text.split('---', 2)
    meta = {}
    for line in front.strip().splitlines():
        k, _, v = line.partition(':')
        meta[k] = json.loads(v) if v.strip()[:1] in '"[' else v.strip()
    body = re.sub(r'^#.*$', '', body, flags=re.M).strip()
    return meta, re.sub(r'\{\{[^}]*\}\}', 'Hemadri', body)


def articles():
    """Topic to {language: (title, asked as, text)}."""
    topics = collections.defaultdict(dict)
    for name in sorted(glob.glob(KNOWLEDGE + '/*.md')):
        meta, body = article(name)
        topic, language = meta['id'].rsplit('.', 1)
        topics[topic][language] = (meta['title'], meta.get('asked_as', []), body)
    return topics


def alternatives(pattern, rng):
    """One sentence of a pattern: (a|b|) stands for one of its alternatives, the innermost first."""
    while '(' in pattern:
        pattern = re.sub(r'\(([^()]*)\)', lambda m: rng.choice(m.group(1).split('|')), pattern)
    return re.sub(r'\s+', ' ', pattern).strip()


def question_patterns():
    """Topic to patterns by language, of data/knowledge/questions: a line '# topic', then 'hi: ...' or 'en: ...'.

    A number after the topic says which sentence answers: of no concern here.

    Under '-' stand questions that no article answers.
    """
    out, topic = collections.defaultdict(dict), None
    for name in sorted(glob.glob(KNOWLEDGE + '/questions/*.txt')):
        for line in open(name, encoding='utf-8'):
            line = line.strip()
            if line.startswith('# '):
                topic = line[2:].split()[0]
            elif line[:3] in ('hi:', 'en:'):
                out[topic][(line[:2], line[3:].strip())] = True
    return {topic: list(patterns) for topic, patterns in out.items()}


def held(pattern):
    """True for a tenth of the patterns, which nothing is trained on."""
    return zlib.crc32(pattern.encode()) % 10 == 0


def general(kinds, folders, spellings, rng):
    for folder in folders:
        for root in glob.glob(folder + '/**/', recursive=True):
            if os.path.exists(root + 'xquad.hi.json'):
                half = squad(root, lambda n: n % 2 == 0)
                kinds['parallel'] += list(parallel_sentences(half))
                for english, hindi, questions in half:
                    for a, b in questions:
                        kinds['answers'] += [(a, hindi), (b, hindi), (a, english), (b, english)]
                        kinds['answers'].append((romanise(b, spellings, rng, 0.1), hindi))
                    kinds['translated'].append((english, hindi))
            if os.path.exists(root + 'docs-1.jsonl.gz'):
                kinds['passages'] += passages(root)
            if os.path.exists(root + 'train.csv'):
                by_label = collections.defaultdict(list)
                for row in csv.DictReader(open(root + 'train.csv', encoding='utf-8')):
                    by_label[row['category']].append(row['text'])
                for texts in by_label.values():
                    rng.shuffle(texts)
                    kinds['paraphrases'] += list(zip(texts[::2], texts[1::2]))


def asked(pattern, language, spellings, rng, slips=0.05):
    """A question of a pattern; Hindi in Latin letters half of the time."""
    query = alternatives(pattern, rng)
    if language == 'hi' and rng.random() < 0.5:
        return romanise(query, spellings, rng, slips)
    if rng.random() < 2 * slips:
        return ' '.join(slip(w, rng) if rng.random() < 0.2 else w for w in query.split())
    return query


def knowledge(kinds, spellings, rng, versions):
    """Pairs of a topic's questions, phrases, sentences and articles; questions that no article answers pair among themselves."""
    topics, patterns = articles(), question_patterns()
    kinds['articles'], kinds['questions'] = [], []
    for topic, languages in topics.items():
        texts = [title + '. ' + body for title, _, body in languages.values()]
        pieces = [q for title, phrases, body in languages.values() for q in (title, *phrases, *SENTENCE.split(body))]
        for query in pieces:
            kinds['articles'] += [(topic, query, text) for text in texts]
            if DEVANAGARI.search(query):
                kinds['articles'] += [(topic, romanise(query, spellings, rng), text) for text in texts]
        trained = [(language, pattern) for language, pattern in patterns.get(topic, []) if not held(pattern)]
        for language, pattern in trained:
            for _ in range(versions):
                draw = rng.random()
                if draw < 0.4:
                    other = asked(*reversed(rng.choice(trained)), spellings, rng)
                else:
                    other = rng.choice(texts if draw < 0.65 else pieces)
                kinds['questions'].append((topic, asked(pattern, language, spellings, rng), other))
    for language, pattern in patterns.get('-', []):
        if not held(pattern):
            for _ in range(versions):
                pair = [asked(pattern, language, spellings, rng) for _ in range(2)]
                kinds['questions'].append((pattern, *pair))


def held_questions(file, spellings, rng):
    """Writes the questions held out as `kanak eval retrieval` reads them: of each pattern one, Hindi ones in both scripts."""
    with open(file, 'w', encoding='utf-8') as out:
        for topic, patterns in question_patterns().items():
            for language, pattern in patterns:
                if held(pattern):
                    query = alternatives(pattern, rng)
                    rows = [(language, query)]
                    if language == 'hi':
                        rows.append(('hinglish', romanise(query, spellings, rng)))
                    for code, text in rows:
                        row = {'question': text, 'language': code, 'gold_articles': [topic][: topic != '-']}
                        row |= {'must_contain': [], 'answerable': topic != '-'}
                        out.write(json.dumps(row, ensure_ascii=False) + '\n')


def every_kind(work, rng):
    """The pairs that do not come from the articles, and the spellings of words in Latin letters."""
    kinds = collections.defaultdict(list)
    root = fetch(work)
    kinds['words'], kinds['examples'] = dictionary(root)
    kinds['messages'] = catalogues(root) + help_pages(root)
    folders = [f for f in os.environ.get('GENERAL_TEXT', '').split(':') if f]
    roman = [d for f in folders for d in glob.glob(f + '/**/', recursive=True) if glob.glob(d + '*translit*train.tsv')]
    spellings = romaniser(roman[0]) if roman else {}
    kinds['spellings'] = [(h, l) for h, forms in spellings.items() for l, _ in forms]
    general(kinds, folders, spellings, rng)
    return kinds, spellings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('work')
    parser.add_argument('--limit', type=int, default=0, help='pairs of a kind, for trying the chain')
    parser.add_argument('--again', action='store_true', help='only what is made of articles and patterns, in WORK/pairs.pkl')
    args = parser.parse_args()
    os.makedirs(args.work, exist_ok=True)
    rng = random.Random(7)
    if args.again:
        with open(os.path.join(args.work, 'pairs.pkl'), 'rb') as f:
            kinds, spellings = pickle.load(f).values()
    else:
        kinds, spellings = every_kind(args.work, rng)
    knowledge(kinds, spellings, rng, 2 if args.limit else 20)
    held_questions(os.path.join(args.work, 'questions-held.jsonl'), spellings, rng)
    if args.limit:
        kinds = {k: rng.sample(v, min(len(v), args.limit)) for k, v in kinds.items()}
    with open(os.path.join(args.work, 'pairs.pkl.tmp'), 'wb') as f:
        pickle.dump({'kinds': dict(kinds), 'spellings': dict(spellings)}, f)
    os.replace(os.path.join(args.work, 'pairs.pkl.tmp'), os.path.join(args.work, 'pairs.pkl'))
    print({k: len(v) for k, v in kinds.items()})


if __name__ == '__main__':
    main()
