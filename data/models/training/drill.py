"""Numbers drilled: every number word as often as the next, fractions, zeros, pairs and groups of digits, with and without a unit.

The grammar draws amounts as callers name them, so that round thousands crowd out the rest: छिहत्तर comes fifty times less often
than एक. Here they come alike. A value of three or more words keeps to the training side of the split (`grammar.held_value`).
"""

import random

import grammar
from grammar import HINDI, ONES, english_below_100, norm

UNITS_HI = 'हजार हजार लाख लाख सौ करोड़ ग्राम ग्राम gram तोला तोले रुपये percent प्रतिशत कैरेट महीने साल दिन तारीख बजे मिनट'.split()
UNITS_EN = 'thousand thousand lakh lakh hundred crore grams grams gram tola tolas rupees percent carat months years days'.split()
FRACTION_UNITS = 'लाख लाख लाख हजार हजार सौ करोड़ तोला तोले ग्राम बजे साल percent किलो घंटे'.split()
LEAD_HI = ['', '', '', '', '', 'जी ', 'हाँ ', 'सिर्फ ', 'करीब ', 'लगभग ', 'कुल ', 'number ', 'नंबर ']
LEAD_EN = ['', '', '', '', '', 'yes ', 'around ', 'about ', 'only ', 'number ', 'total ']
TAIL_HI = ['', '', '', '', '', ' है', ' जी', ' चाहिए', ' होगा', ' और']
ZEROS_EN = ['o', 'o', 'zero', 'zero']
ZEROS_HI = ['शून्य', 'शून्य', 'जीरो', 'zero', 'o']


def number(r, hindi):
    """One of 0..99; in Hindi now and then in English."""
    return HINDI[r.randint(0, 99)] if hindi and r.random() < 0.8 else english_below_100(r.randint(0, 99))


def measured(r, hindi):
    """A number with its unit, or two."""
    units = UNITS_HI if hindi else UNITS_EN
    text = number(r, hindi) + ' ' + r.choice(units)
    c = r.random()
    if c < 0.25:
        thousand, hundred = ('हजार', 'सौ') if hindi else ('thousand', 'hundred')
        text = r.choice([
            number(r, hindi) + ' ' + thousand + ' ' + (HINDI if hindi else ONES)[r.randint(1, 9)] + ' ' + hundred,
            number(r, hindi) + ' ' + ('लाख ' if hindi else 'lakh ') + number(r, hindi) + ' ' + thousand,
            (HINDI if hindi else ONES)[r.randint(1, 9)] + ' ' + hundred + ' ' + number(r, hindi),
        ])
    elif c < 0.35:
        text = number(r, hindi) + ' ' + r.choice(['point', 'दशमलव'] if hindi else ['point']) + ' ' + number(r, hindi) + ' ' + r.choice(units)
    return text


def fraction(r, hindi):
    if not hindi:
        return r.choice(['one', ONES[r.randint(2, 19)]]) + ' ' + r.choice(['and a half', 'and a half', 'point five']) + ' ' + r.choice(UNITS_EN)
    n = r.randint(2, 60)
    part = r.choice(['डेढ़', 'डेढ़', 'ढाई', 'ढाई', 'सवा', 'आधा', 'पौन', 'सवा ' + HINDI[n], 'साढ़े ' + HINDI[n + 1], 'पौने ' + HINDI[n]])
    return part + ' ' + r.choice(FRACTION_UNITS)


def digit_run(r, hindi):
    """Two to ten digits one by one, in pairs, in hundreds, or with double and triple; zeros and repeats come often."""
    english = not hindi or r.random() < 0.35
    count = r.choice([2, 3, 4, 4, 5, 6, 6, 8, 10, 10])
    zero, pairs = r.choice(ZEROS_EN if english else ZEROS_HI), r.random() < 0.35
    said = []
    while count > 0:
        digit = 0 if r.random() < 0.2 else r.randint(0, 9)
        word = zero if digit == 0 else (ONES if english else HINDI)[digit]
        if pairs and count > 1:
            n = r.randint(10, 99)
            said.append(english_below_100(n) if english else HINDI[n])
            count -= 2
        elif count > 1 and r.random() < 0.15:
            run = 3 if count > 2 and r.random() < 0.4 else 2
            said += [('double', 'triple')[run - 2], word] if r.random() < 0.75 else [word] * run
            count -= run
        else:
            said.append(word)
            count -= 1
    return ' '.join(said)


def numbers(r, hindi):
    return ' '.join(number(r, hindi) for _ in range(r.choice([1, 1, 2, 3])))


def other(r, hindi):
    """Karats, rates, dates, times."""
    h, e = hindi, not hindi
    return r.choice([
        lambda: grammar.karat_en(r) if e else grammar.karat_hi(r),
        lambda: grammar.rate_en(r) if e else grammar.rate_hi(r),
        lambda: grammar.date_en(r) if e else grammar.date_hi(r),
        lambda: grammar.time_en(r) if e else grammar.time_hi(r),
    ])()  # fmt: skip


KINDS = [(numbers, 4), (measured, 6), (fraction, 3), (digit_run, 8), (other, 2)]


def sentence(r):
    """(language, text); Hindi and English alike."""
    hindi = r.random() < 0.5
    while True:
        value = norm(r.choices([k for k, _ in KINDS], [w for _, w in KINDS])[0](r, hindi))
        if len(value.split()) < 3 or not grammar.held_value(value):
            break
    text = (r.choice(LEAD_HI) if hindi else r.choice(LEAD_EN)) + value + (r.choice(TAIL_HI) if hindi else '')
    return ('hi' if hindi else 'en'), norm(text)


if __name__ == '__main__':
    rng = random.Random(1)
    for _ in range(80):
        print(*sentence(rng))
