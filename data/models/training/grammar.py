"""The domain grammar: sentence templates of text/grammar_*.txt with drawn slot values.

A template is held out of training by a hash of its line (`is_held`), a slot value by a hash of its text (`held_value`), so
that both splits are fixed and need no list. Held-out templates are drawn only with `held=True`, and then take held-out
values where the slot has any.
"""

import hashlib
import os
import random
import re
import unicodedata

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'text')
HELD_TEMPLATES = 12  # one line of this many is held out
HELD_VALUES = 14  # one name, place, amount of this many is held out


def norm(text):
    """Lower case, NFD, no nukta save in ड़ and ढ़, no joiners, only letters, apostrophes and single spaces."""
    text = unicodedata.normalize('NFD', text)
    text = re.sub('(?<![डढ])\u093c', '', text).replace('\u200d', '').replace('\u200c', '').replace('।', ' ').lower()
    return re.sub(' +', ' ', re.sub(r"[^a-z'\u0900-\u0963 ]", ' ', text)).strip()


HINDI = (
    """शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस
तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस
इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन
सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर
पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे
बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे""".split()
)
assert len(HINDI) == 100
ONES = (
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen""".split()
)
TENS = 'x x twenty thirty forty fifty sixty seventy eighty ninety'.split()
DAYS_HI = 'सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार बृहस्पतिवार इतवार'.split()
DAYS_EN = 'monday tuesday wednesday thursday friday saturday sunday'.split()
MONTHS_HI = 'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'.split()
MONTHS_EN = 'january february march april may june july august september october november december'.split()


def english_below_100(n):
    return ONES[n] if n < 20 else TENS[n // 10] + ('' if n % 10 == 0 else ' ' + ONES[n % 10])


def number_words(n, hindi):
    """Indian number words of 0..99 crore."""
    small = (lambda k: HINDI[k]) if hindi else english_below_100
    names = ('करोड़', 'लाख', 'हजार', 'सौ') if hindi else ('crore', 'lakh', 'thousand', 'hundred')
    out = []
    for unit, name in zip((10**7, 10**5, 1000, 100), names):
        if n >= unit:
            out += [small(n // unit) if n // unit < 100 else number_words(n // unit, hindi), name]
            n %= unit
    if n or not out:
        out.append(small(n))
    return ' '.join(out)


def bucket(text, count):
    return int(hashlib.md5(text.encode()).hexdigest(), 16) % count


def is_held(template, group):
    """Whether a template is kept out of training: one of twelve, none of the group "more" nor of the bare short answers."""
    plain = '{' not in template and '(' not in template
    return group != 'more' and not plain and bucket('84 ' + template, HELD_TEMPLATES) == 0


def held_value(value):
    return bucket('value ' + value, HELD_VALUES) == 0


def choose(r, *options):
    return r.choice(options)


# ---- numbers as callers say them


def amount(r):
    """Rupees: mostly round."""
    c = r.random()
    if c < 0.35:
        return r.randint(1, 99) * 1000
    if c < 0.45:
        return r.choice([5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90]) * 1000
    if c < 0.75:
        return r.randint(1, 40) * 100000 + r.choice([0, 0, 0, 50000, 25000, r.randint(1, 99) * 1000])
    if c < 0.85:
        return r.randint(1, 99) * 100
    return r.randint(100, 9999999) if c < 0.95 else r.randint(1, 9) * 10**7 // r.choice([1, 2, 4])


def amount_hi(r):
    c = r.random()
    if c < 0.16:
        return choose(r, 'डेढ़', 'ढाई', 'सवा', 'पौने दो', 'साढ़े ' + HINDI[r.randint(3, 20)], 'सवा ' + HINDI[r.randint(2, 12)],
                      'पौने ' + HINDI[r.randint(2, 12)], 'आधा') + ' ' + choose(r, 'लाख', 'लाख', 'लाख', 'हजार', 'करोड़')
    if c < 0.19:
        return choose(r, 'डेढ़ सौ', 'ढाई सौ', 'साढ़े ' + HINDI[r.randint(3, 9)] + ' सौ', 'एक पेटी', 'दो पेटी', 'एक लाख')
    if c < 0.29:
        return number_words(amount(r), False)
    if c < 0.35:
        return english_below_100(r.randint(1, 99)) + ' ' + choose(r, 'हजार', 'लाख', 'thousand', 'lakh')
    return number_words(amount(r), True)


def amount_en(r):
    if r.random() < 0.15:
        return choose(r, 'one and a half lakh', 'two and a half lakh', 'half a lakh', 'one point five lakh',
                      ONES[r.randint(2, 12)] + ' point five lakh', ONES[r.randint(2, 12)] + ' and a half lakh',
                      'a quarter lakh', 'one and a half thousand', ONES[r.randint(1, 9)] + ' lakhs')
    return number_words(amount(r), False)


def grams_hi(r):
    c = r.random()
    n = r.randint(1, 99) if c < 0.7 else r.randint(100, 350)
    if c < 0.15:
        return choose(r, 'डेढ़', 'ढाई', 'सवा', HINDI[r.randint(1, 25)], 'साढ़े ' + HINDI[r.randint(3, 12)]) + ' ' + choose(r, 'तोला', 'तोले')
    words = english_below_100(n) if n < 100 and r.random() < 0.15 else number_words(n, True)
    if c > 0.9:
        words = HINDI[n % 100] + ' ' + choose(r, 'point', 'दशमलव') + ' ' + HINDI[r.randint(1, 9)]
    return words + ' ' + choose(r, 'ग्राम', 'ग्राम', 'gram', 'grams')


def grams_en(r):
    if r.random() < 0.12:
        return choose(r, ONES[r.randint(1, 15)], 'one and a half', 'two and a half') + ' ' + choose(r, 'tola', 'tolas')
    words = number_words(r.choice([r.randint(1, 99), r.randint(1, 99), r.randint(100, 350)]), False)
    return words + (' point ' + ONES[r.randint(1, 9)] if r.random() < 0.15 else '') + ' ' + choose(r, 'grams', 'grams', 'gram')


def karat_hi(r):
    return choose(r, 'बाईस', 'चौबीस', 'अठारह', 'बीस', 'चौदह', 'इक्कीस', 'twenty two', 'eighteen', 'twenty four') + ' ' + choose(
        r, 'कैरेट', 'carat')


def karat_en(r):
    return choose(r, 'twenty two', 'eighteen', 'twenty four', 'twenty', 'fourteen', 'twenty one') + ' ' + choose(r, 'carat', 'karat')


def rate_hi(r):
    n = r.randint(1, 36)
    return choose(r, HINDI[n] + ' ' + choose(r, 'percent', 'प्रतिशत', 'फीसदी', 'टका'),
                  HINDI[n] + ' point ' + HINDI[r.randint(1, 9)] + ' ' + choose(r, 'percent', 'प्रतिशत'),
                  english_below_100(n) + ' percent', 'साढ़े ' + HINDI[r.randint(7, 18)] + ' percent',
                  choose(r, 'एक', 'डेढ़', 'दो', 'तीन') + ' रुपया सैकड़ा')


def rate_en(r):
    return english_below_100(r.randint(1, 36)) + choose(r, '', ' point ' + ONES[r.randint(1, 9)]) + ' percent' + choose(
        r, '', ' a year', ' a month', ' per annum')


def tenure_hi(r):
    return choose(r, HINDI[r.randint(1, 36)] + ' ' + choose(r, 'महीने', 'महीना'), HINDI[r.randint(1, 5)] + ' साल', 'छह महीने', 'एक साल',
                  'डेढ़ साल', 'ढाई साल', english_below_100(r.randint(2, 36)) + ' month', HINDI[r.randint(7, 90)] + ' दिन')


def tenure_en(r):
    return choose(r, english_below_100(r.randint(2, 36)) + ' months', ONES[r.randint(2, 5)] + ' years', 'one year', 'six months',
                  'one and a half years', english_below_100(r.randint(7, 90)) + ' days')


def time_hi(r):
    h = HINDI[r.randint(1, 12)]
    part = choose(r, 'सुबह ', 'शाम ', 'दोपहर ', 'रात ', 'शाम को ', 'सुबह के ', '', '')
    return part + choose(r, h + ' बजे', h + ' बजे', 'साढ़े ' + HINDI[r.randint(3, 12)] + ' बजे', 'सवा ' + h + ' बजे', 'पौने ' + h + ' बजे',
                         'डेढ़ बजे', 'ढाई बजे', h + ' ' + choose(r, 'तीस', 'पंद्रह', 'पैंतालीस', 'बीस', 'दस'),
                         english_below_100(r.randint(1, 12)) + ' बजे', h + ' बजकर ' + HINDI[r.randint(1, 59)] + ' मिनट')


def time_en(r):
    h = ONES[r.randint(1, 12)]
    return choose(r, h + " o'clock", h + ' am', h + ' pm', h + ' in the evening', h + ' in the morning', 'half past ' + h,
                  'quarter to ' + h, 'quarter past ' + h, h + ' thirty', h + ' fifteen', h)


def date_hi(r):
    return choose(r, 'कल', 'परसों', 'आज', r.choice(DAYS_HI), 'अगले ' + r.choice(DAYS_HI), 'इस ' + r.choice(DAYS_HI),
                  HINDI[r.randint(1, 31)] + ' तारीख', HINDI[r.randint(1, 31)] + ' ' + r.choice(MONTHS_HI),
                  ONES[r.randint(1, 19)] + ' ' + r.choice(MONTHS_EN), 'अगले हफ्ते', HINDI[r.randint(2, 10)] + ' दिन बाद')


def date_en(r):
    return choose(r, 'today', 'tomorrow', 'day after tomorrow', r.choice(DAYS_EN), 'next ' + r.choice(DAYS_EN), 'this ' + r.choice(DAYS_EN),
                  english_below_100(r.randint(1, 31)) + ' ' + r.choice(MONTHS_EN),
                  r.choice(MONTHS_EN) + ' ' + english_below_100(r.randint(1, 31)), 'next week')


def digits(r, values, hindi):
    """Digits one by one, pairs or with double and triple; in Hindi zero is जीरो as often as शून्य, and English digits occur."""
    english = not hindi or r.random() < 0.25
    zero = 'zero' if english else choose(r, 'शून्य', 'zero', 'zero', 'जीरो')
    o_for_zero = english and r.random() < 0.2
    word = lambda d: ('o' if o_for_zero else zero) if d == 0 else (ONES if english else HINDI)[d]
    pairs = r.random() < 0.12
    out, i = [], 0
    while i < len(values):
        run = 1
        while i + run < len(values) and values[i + run] == values[i] and run < 3:
            run += 1
        if run > 1 and r.random() < 0.6:
            out += [{2: 'double', 3: 'triple'}[run], word(values[i])]
            i += run
        elif pairs and i + 1 < len(values) and values[i] and r.random() < 0.8:
            n = values[i] * 10 + values[i + 1]
            out.append(english_below_100(n) if english else HINDI[n])
            i += 2
        else:
            out.append(word(values[i]))
            i += 1
    return ' '.join(out)


def phone(r, hindi):
    d = [r.randint(6, 9)] + [r.randint(0, 9) for _ in range(9)]
    for _ in range(r.choice([0, 0, 1, 2])):
        k = r.randint(1, 8)
        d[k + 1] = d[k]
    if r.random() < 0.03:
        return ('plus ' if not hindi else 'प्लस ') + digits(r, [9, 1] + d, hindi)
    return digits(r, d, hindi)


def some_digits(r, n, hindi):
    return digits(r, [r.randint(0, 9) for _ in range(n)], hindi)


# ---- values from text/values.txt


def read_values():
    values = {}
    with open(os.path.join(FOLDER, 'values.txt'), encoding='utf8') as lines:
        for line in lines:
            if not line.startswith('#') and line.strip():
                kind, rest = line.strip().split(' ', 1)
                values[kind] = rest.split('|')
    return values


VALUES = read_values()
OPEN_KINDS = ('first_hi', 'last_hi', 'city_hi', 'local_hi', 'first_en', 'last_en', 'city_en')  # kinds with held-out values


def pick(kind):
    """Drawer of a value; held-out ones only when asked for."""
    every = VALUES[kind]
    if kind not in OPEN_KINDS:
        return lambda r, held: r.choice(every)
    kept = [v for v in every if not held_value(v)]
    out = [v for v in every if held_value(v)] or every
    return lambda r, held: r.choice(out if held else kept)


def split(draw):
    """Drawer of a numeric value that keeps to its side of the held-out split."""

    def drawer(r, held):
        for _ in range(200):
            value = draw(r)
            if held_value(value) == held or len(value.split()) < 3:
                return value
        return value

    return drawer


def both(a, b, share=0.65):
    return lambda r, held: a(r, held) + (' ' + b(r, held) if r.random() < share else '')


def maybe(kind, share):
    lead = kind.startswith('lead')
    return lambda r, held: '' if r.random() > share else (
        r.choice(VALUES[kind]) + ' ' if lead else ' ' + r.choice(VALUES[kind]))


SLOTS = {
    'AMTH': split(amount_hi), 'AMTE': split(amount_en), 'HA': split(amount_hi), 'EA': split(amount_en),
    'GRAMH': split(grams_hi), 'GRAME': split(grams_en),
    'HG': split(lambda r: number_words(r.randint(2, 250), True)), 'EG': split(lambda r: number_words(r.randint(2, 250), False)),
    'KARH': lambda r, h: karat_hi(r), 'KARE': lambda r, h: karat_en(r),
    'K': lambda r, h: choose(r, 'eighteen', 'twenty two', 'twenty four', 'twenty', 'fourteen'),
    'HK': lambda r, h: choose(r, 'अठारह', 'बाईस', 'चौबीस', 'बीस', 'चौदह', 'इक्कीस'),
    'RATEH': split(rate_hi), 'RATEE': split(rate_en), 'TENH': lambda r, h: tenure_hi(r), 'TENE': lambda r, h: tenure_en(r),
    'TIMEH': split(time_hi), 'TIMEE': split(time_en), 'TH': split(time_hi), 'TE': split(time_en),
    'DATEH': split(date_hi), 'DATEE': split(date_en),
    'DAYH': lambda r, h: r.choice(DAYS_HI), 'DAYE': lambda r, h: r.choice(DAYS_EN), 'MON': lambda r, h: r.choice(MONTHS_EN),
    'HN': lambda r, h: HINDI[r.randint(1, 99)], 'EN': lambda r, h: english_below_100(r.randint(1, 99)),
    'HD': lambda r, h: HINDI[r.randint(1, 12)], 'HDG': lambda r, h: HINDI[r.randint(0, 9)],
    'DIGH': lambda r, h: HINDI[r.randint(0, 9)], 'EDG': lambda r, h: ONES[r.randint(0, 9)],
    'PHONEH': split(lambda r: phone(r, True)), 'PHONEE': split(lambda r: phone(r, False)),
    'P10H': split(lambda r: phone(r, True)), 'P10E': split(lambda r: phone(r, False)),
    'PINH': split(lambda r: some_digits(r, 6, True)), 'PINE': split(lambda r: some_digits(r, 6, False)),
    'P6H': split(lambda r: some_digits(r, 6, True)), 'P6E': split(lambda r: some_digits(r, 6, False)),
    'P4H': split(lambda r: some_digits(r, 4, True)), 'P4E': split(lambda r: some_digits(r, 4, False)),
    'P5H': split(lambda r: some_digits(r, 5, True)), 'P5E': split(lambda r: some_digits(r, 5, False)),
    'DH': split(lambda r: some_digits(r, r.choice([4, 6, 10]), True)), 'DE': split(lambda r: some_digits(r, r.choice([4, 6, 10]), False)),
    'FIRSTH': pick('first_hi'), 'FULLH': both(pick('first_hi'), pick('last_hi')), 'NH': both(pick('first_hi'), pick('last_hi')),
    'FULLE': both(pick('first_en'), pick('last_en')), 'NE': both(pick('first_en'), pick('last_en')),
    'CITYH': pick('city_hi'), 'CH': pick('city_hi'), 'CITYE': pick('city_en'), 'CE': pick('city_en'), 'LOCH': pick('local_hi'),
    'OH': pick('thing_hi'), 'OE': pick('thing_en'), 'LENDER': pick('lender'), 'LEND2': pick('other_hi'), 'B': pick('other_hi'),
    'LEND2E': pick('other_en'),
    'W': lambda r, h: choose(r, 'कल', 'परसों', 'आज', 'अभी', 'अगले हफ्ते', 'अगले महीने', 'थोड़ी देर में', 'शाम को', 'सुबह'),
    'WE': lambda r, h: choose(r, 'tomorrow', 'today', 'next week', 'next month', 'later', 'in the evening', 'after some time'),
    'PR': lambda r, h: choose(r, 'मुझे', 'हमें', 'मेरे को', 'मेरी पत्नी को', 'मेरे भाई को', 'पापा को', 'मम्मी को'),
    'HJ': maybe('lead_hi', 0.5), 'HT': maybe('tail_hi', 0.35), 'EJ': maybe('lead_en', 0.5),
}  # fmt: skip


# ---- templates


def read_templates(name):
    """(template, group) of each line; a group starts with "## name"."""
    found, group = [], ''
    with open(os.path.join(FOLDER, name), encoding='utf8') as lines:
        for line in map(str.strip, lines):
            if line.startswith('##'):
                group = line[2:].strip()
            elif line and not line.startswith('#'):
                found.append((line, group))
    return found


LINES = [(la, *t) for la, file in (('hi', 'grammar_hi.txt'), ('en', 'grammar_en.txt')) for t in read_templates(file)]
TRAIN = [(la, t) for la, t, group in LINES if not is_held(t, group)]
HELD = [(la, t) for la, t, group in LINES if is_held(t, group)]
TEMPLATES = TRAIN + HELD
CLAUSES = {la: [t for t in TRAIN if t[0] == la and 'CLAUSE' not in t[1]] for la in ('hi', 'en')}
GROUP = re.compile(r'\(([^()]*)\)')


def variants(template):
    """Number of distinct patterns a template's choices give."""
    count = 1
    for group in GROUP.findall(template):
        count *= group.count('|') + 1
    return count


def fill(template, r, held=False):
    """One sentence of a template: its choices and slots drawn; lower case, mixed script."""
    text = GROUP.sub(lambda m: r.choice(m.group(1).split('|')), template)
    for _ in range(2):
        text = re.sub(r'\{(\w+)\}', lambda m: slot(m.group(1), r, held), text)
    return norm(text)


def slot(name, r, held):
    if name in ('CLAUSEH', 'CLAUSEE'):
        return fill(r.choice(CLAUSES['hi' if name[-1] == 'H' else 'en'])[1], r, held)
    return SLOTS[name](r, held)


def sentence(r, held=False):
    """(language, text) of one template; the choice favours templates with many variants, gently."""
    pool, weights = (HELD, HELD_WEIGHTS) if held else (TRAIN, TRAIN_WEIGHTS)
    language, template = r.choices(pool, cum_weights=weights)[0]
    text = fill(template, r, held)
    return language, (text if not is_english(language) or r.random() < 0.75 else lead(text, r))


def lead(text, r):
    return norm(r.choice(VALUES['lead_en']) + ' ' + text)


def is_english(language):
    return language == 'en'


def cumulative(pool):
    total, out = 0.0, []
    for _, template in pool:
        total += min(12.0, variants(template)) ** 0.5
        out.append(total)
    return out


TRAIN_WEIGHTS, HELD_WEIGHTS = cumulative(TRAIN), cumulative(HELD)


if __name__ == '__main__':
    r = random.Random(1)
    print('lines', len(TEMPLATES), 'held out', len(HELD), 'patterns', sum(variants(t) for _, t in TEMPLATES))
    for _ in range(60):
        print(*sentence(r))
    print('--- held out')
    for _ in range(25):
        print(*sentence(r, True))
