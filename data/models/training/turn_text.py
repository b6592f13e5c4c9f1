"""What the end-of-turn network reads of a text: word classes, word keys and a few counts. The same in Java: TurnText."""

import os, re, unicodedata

LENGTH = 20  # words
BUCKETS = 2048  # word keys
SLOTS = ('none', 'phone', 'pincode', 'amount', 'weight', 'purity', 'tenure', 'when', 'name', 'place', 'choice', 'other')
CONTEXT = 3 + len(SLOTS) + 12

# Slot names of the conversation -> what kind of answer completes them.
SLOT_KIND = {
    'phone': 'phone', 'mobile': 'phone', 'pincode': 'pincode', 'pin_code': 'pincode', 'loan_amount_inr': 'amount', 'amount': 'amount',
    'outstanding_inr': 'amount', 'principal_inr': 'amount', 'gold_weight_g': 'weight', 'weight': 'weight', 'net_weight_g': 'weight',
    'purity_karat': 'purity', 'purity': 'purity', 'tenure_months': 'tenure', 'tenure': 'tenure', 'remaining_months': 'tenure',
    'interest_rate_pct_pa': 'tenure', 'current_rate_pct': 'tenure', 'age': 'tenure', 'date': 'when', 'time': 'when', 'time_window': 'when',
    'name': 'name', 'city': 'place', 'locality': 'place', 'branch': 'place', 'branch_id': 'place', 'affirmation': 'choice', 'confirm': 'choice',
    'consent_recording': 'choice', 'consent': 'choice', 'hallmarked': 'choice', 'product': 'choice', 'purpose': 'choice', 'items': 'weight',
    'current_lender_type': 'choice', 'language': 'choice',
}

# Names of the classes: turn_lexicon.py.
WORD = re.compile("[0-9]+(?:\\.[0-9]+)?|[a-z]+(?:'[a-z]+)*|[\u0900-\u0963\u0970-\u097f]+")


def normalise(text):
    t = unicodedata.normalize('NFKD', text).lower().replace('\u2019', "'")
    t = re.sub('[\u0300-\u036f\u093c\u200b-\u200d]', '', t).replace('\u0901', '\u0902')
    t = t.translate({0x966 + i: 0x30 + i for i in range(10)})
    return re.sub('(?<=[0-9]),(?=[0-9])', '', t)


def words(text):
    return WORD.findall(normalise(text))


def fold(w):
    """A Roman spelling without its freedom."""
    for a, b in (('chh', 'ch'), ('aa', 'a'), ('ee', 'i'), ('ii', 'i'), ('oo', 'u'), ('uu', 'u'), ('ou', 'au'), ('w', 'v'), ('z', 'j'), ('ph', 'f'), ('q', 'k')):
        w = w.replace(a, b)
    return re.sub('(.)\\1', '\\1', w)


CONS = dict(zip('कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह', 'k k g g n c c j j n t t d d n t t d d n p f b b m y r l v s s s h'.split()))
VOWELS = {**dict(zip('अआइईउऊऋएऐऑओऔ', 'aaiiuuieeooo')), **dict(zip('ािीुूृेैॉोौ', 'aiiuuieeooo'))}


def key(w):
    """Consonants and the last vowel: the same for one word in both scripts, nearly always."""
    if w[0].isdigit():
        return '#%d' % len(w)
    if w[0] >= '\u0900':
        s = ''.join(CONS.get(c, VOWELS.get(c, '')) for c in w)
    else:
        s = fold(w)
        for a, b in (('sh', 's'), ('ch', 'c'), ('bh', 'b'), ('dh', 'd'), ('gh', 'g'), ('jh', 'j'), ('kh', 'k'), ('th', 't'), ("'", ''), ('x', 'ks')):
            s = s.replace(a, b)
    skeleton = re.sub('[aeiouyhn]', '', s[1:])
    return s[:1] + skeleton + (s[-1] if len(s) > 1 and s[-1] in 'aeiou' else '')


def bucket(w):
    h = 2166136261
    for c in key(w).encode():
        h = ((h ^ c) * 16777619) & 0xFFFFFFFF
    return 1 + h % (BUCKETS - 1)


class Lexicon:
    """word -> class. Rows of lexicon.tsv: language (h, e), what (word, suffix), text, class, and for digits their value."""

    def __init__(s, path):
        s.exact, s.folded, s.suffix, s.classes = {'h': {}, 'e': {}}, {}, {'h': [], 'e': []}, ['pad', 'h', 'e', 'number']
        for line in open(path, encoding='utf8'):
            lang, what, text, name = line.rstrip('\n').split('\t')
            if name not in s.classes:
                s.classes.append(name)
            if what == 'suffix':
                s.suffix[lang].append((text, name))
            else:
                s.exact[lang].setdefault(text, name)
                if lang == 'h' and text[0] < '\u0900':
                    s.folded.setdefault(fold(text), name)
        s.id = {c: i for i, c in enumerate(s.classes)}

    def name(s, w, english):
        if w[0].isdigit():
            return 'number'
        if english:
            found = s.exact['e'].get(w) or s.exact['h'].get(w)
        else:
            found = s.exact['h'].get(w) or s.folded.get(fold(w)) or s.exact['e'].get(w)
        if found:
            return found
        for text, name in s.suffix['e' if english and w[0] < '\u0900' else 'h']:
            if len(w) > len(text) + 1 and w.endswith(text) and (text[0] >= '\u0900') == (w[0] >= '\u0900'):
                return name
        return 'h' if w[0] >= '\u0900' else 'e'

    def is_english(s, ws, language):
        """Which lexicon rules: the language said, or where none is said the majority of words known to one side only."""
        if language:
            return language == 'en'
        hindi = sum(w[0] >= '\u0900' or (w not in s.exact['e'] and (w in s.exact['h'] or fold(w) in s.folded)) for w in ws)
        return hindi * 4 < len(ws)


RUN = ('digit', 'zero', 'tens', 'decade', 'double', 'two')  # what a number stands beside if it is dialled


def digits(ws, names):
    """Digits of the run of digit words at the end, as they are dialled: doubled ones twice, 'ninety eight' as 98, 'bees' as 20."""
    count, i = 0, len(ws) - 1
    while i >= 0:
        n = names[i]
        before = names[i - 1] if i else ''
        inside = count or before in RUN
        if n == 'digit' and before == 'decade':
            count += 2
            i -= 1
        elif n in ('digit', 'zero') or (n == 'two' and (inside or before == 'number')):
            count += 1
        elif n == 'number' and '.' not in ws[i]:
            count += len(ws[i])
        elif n in ('tens', 'decade') and (count or before in RUN[:-1]):
            count += 2
        elif n in ('double', 'triple') and count:
            count += 1 if n == 'double' else 2
        else:
            break
        i -= 1
    return count, len(ws) - 1 - i


FINITE = {'copula', 'future', 'polite', 'need', 'past', 'habit', 'modal', 'imperative'}
NUMERIC = {'digit', 'zero', 'two', 'tens', 'decade', 'number', 'scale', 'fraction', 'double', 'triple', 'unit', 'halfunit'}


def features(lexicon, text, language=None, asked=None):
    """(classes, keys, context) for the network: the last LENGTH words padded on the left, and the counts."""
    ws = words(text)
    english = lexicon.is_english(ws, language)
    names = [lexicon.name(w, english) for w in ws]
    ids = [lexicon.id[n] for n in names][-LENGTH:]
    keys = [bucket(w) for w in ws][-LENGTH:]
    pad = LENGTH - len(ids)
    context = [0.0] * CONTEXT
    context[0 if english else 1 if any(w[0] >= '\u0900' for w in ws) else 2] = 1.0
    kind = 'none' if not asked else SLOT_KIND.get(asked, 'other')
    context[3 + SLOTS.index(kind)] = 1.0
    count, run = digits(ws, names)
    opened = max((i for i, n in enumerate(names) if n in ('if', 'relative', 'because')), default=-1)
    closed = max((i for i, n in enumerate(names) if n == 'then'), default=-1)
    base = 3 + len(SLOTS)
    wanted = {'phone': (10,), 'pincode': (6,)}.get(kind, (6, 10))
    context[base + 0] = min(count, 12) / 10.0
    context[base + 1] = 1.0 if count in wanted else 0.0
    context[base + 2] = 1.0 if run == len(ws) and run > 0 else 0.0
    context[base + 3] = 1.0 if 0 < count < max(wanted) and count not in wanted else 0.0
    context[base + 4] = min(len(ws), 20) / 10.0
    context[base + 5] = 1.0 if len(ws) == 1 else 0.0
    context[base + 6] = 1.0 if opened >= 0 else 0.0
    context[base + 7] = 1.0 if opened >= 0 and closed > opened and closed < len(ws) - 1 else 0.0
    context[base + 8] = float(sum(n in FINITE for n in names[opened + 1 :]) > 0)
    context[base + 9] = min(2, sum(n in FINITE for n in names[opened + 1 :])) / 2.0
    context[base + 10] = 1.0 if ws and all(n in NUMERIC for n in names) else 0.0
    context[base + 11] = 1.0 if count > max(wanted) else 0.0
    return [0] * pad + ids, [0] * pad + keys, context
