"""What the bi-encoder sees of a text: a word, its sound, its consonants and the sound's trigrams, each hashed to a row of a table.

The twin of `dev.kanak.rag.dense.TextFeatures`; `embed_golden.tsv` in the module's tests is written by this file and read there.
Words are folded as `core.text.Fold` folds them and keyed as `core.text.PhoneticKey` keys them, so that a word in Devanagari and
any romanisation of it share most of their features.
"""

import functools
import unicodedata

ROWS = 49152  # of the table
MAX_WORDS = 160  # of a text; what follows is cut off
MAX_WORD_CHARACTERS = 32  # of a word

CONSONANTS = dict(zip((chr(c) for c in range(0x0915, 0x093A)), 'kKgGnccjJntTdDntTdDnnpfbBmyrrlllvsssh'))
VOWELS = dict(zip((chr(c) for c in range(0x0904, 0x0915)), 'aaaiiuurleeeeoooo'))
SIGNS = dict(zip((chr(c) for c in range(0x093E, 0x094D)), 'aiiuurreeeeoooo'))
VARIANTS = {'\u0901': '\u0902', '\u0945': '\u0947', '\u090d': '\u090f', '\u2019': "'", '\u2018': "'", '\u02bc': "'"}
NOT_PLOSIVE_AFTER_NA = set('नयरलवहमञङण')
VIRAMA, ANUSVARA, NUKTA = '\u094d', '\u0902', '\u093c'


def plosive_follows(nasal, consonant):
    if not 'क' <= consonant <= 'ह' or nasal not in 'ङञणनम':
        return False
    if nasal == 'म':
        return 'प' <= consonant <= 'भ'
    if nasal == 'न':
        return consonant not in NOT_PLOSIVE_AFTER_NA
    if nasal == 'ण':
        return 'ट' <= consonant <= 'ढ'
    if nasal == 'ञ':
        return 'च' <= consonant <= 'झ'
    return consonant <= 'घ'


def fold(text):
    """Text with one spelling for what is written in several ways; see `core.text.Fold`."""
    text = unicodedata.normalize('NFKD', text)
    text = unicodedata.normalize('NFC', ''.join(c for c in text if not '\u0300' <= c <= '\u036f')).lower()
    text = unicodedata.normalize('NFD', text)
    out = []
    for i, c in enumerate(text):
        if c == NUKTA or unicodedata.category(c) == 'Cf' or '\ufe00' <= c <= '\ufe0f':
            continue
        if c == VIRAMA and out and i + 1 < len(text) and plosive_follows(out[-1], text[i + 1]):
            out[-1] = ANUSVARA
        elif unicodedata.category(c) == 'Nd':
            out.append(str(unicodedata.digit(c)))
        else:
            out.append(VARIANTS.get(c, c))
    return ''.join(out)


def is_word(c):
    return c.isascii() and c.isalnum() or not c.isascii() and unicodedata.category(c)[0] in 'LMN'


def words(text):
    """Folded words, at most `MAX_WORDS`."""
    out, word = [], []
    for c in fold(text) + ' ':
        if is_word(c):
            word.append(c)
        elif c != "'" and word:
            out.append(''.join(word[:MAX_WORD_CHARACTERS]))
            word = []
    return out[:MAX_WORDS]


def sounds(word):
    out, i = [], 0

    def at(k):
        return word[i + k] if i + k < len(word) else ' '

    while i < len(word):
        c = word[i]
        if not c.isascii():
            i += 1
            if c == 'ज' and at(0) == VIRAMA and at(1) == 'ञ':
                out.append('gy')
                i += 2
            elif c == ANUSVARA:
                out.append('n')
            else:
                out.append(VOWELS.get(c) or CONSONANTS.get(c) or SIGNS.get(c) or '')
            if c in 'ृऋ':
                out.append('i')
        elif word.startswith('tion', i):
            out.append('sn')
            i += 4
        elif word.startswith('ght', i):
            i += 1
        elif c == 'k' and i == 0 and at(1) == 'n':
            i += 1
        elif c == 'g' and at(1) == 'e' and i + 2 == len(word):
            out.append('j')
            i += 2
        elif c == 'c':
            if at(1) == 'h':
                out.append('c')
                i += 3 if at(2) == 'h' else 2
            elif at(1) in 'eiy':
                out.append('s')
                i += 2 if at(1) == 'e' and i + 2 == len(word) else 1
            else:
                out.append('k')
                i += 2 if at(1) == 'k' else 1
        else:
            i += 1
            skip = at(0)
            if c == 'p':
                out.append('f' if skip == 'h' else 'p')
                i += skip == 'h'
            elif c == 'q':
                out.append('k')
                i += skip == 'u'
            elif c == 'x':
                out.append('ks')
            elif c == 'z':
                out.append('j')
            elif c == 'w':
                glide = i >= 2 and word[i - 2] in 'ao' and at(0) not in 'aeiou'
                out.append('o' if glide else 'v')
            elif c in 'kgjtdb':
                out.append(c.upper() if skip == 'h' else c)
                i += skip == 'h'
            elif c in 'slr':
                out.append(c)
                i += skip == 'h'
            elif c == 'e':
                out.append('i' if skip == 'e' else 'e')
                i += skip == 'e'
            elif c == 'o':
                out.append('u' if skip == 'o' else 'o')
                i += skip == 'o'
            elif c == 'a':
                out.append('o' if skip == 'u' else 'a')
                i += skip == 'u'
            elif c.isalnum():
                out.append(c)
    return ''.join(out)


def sound(s, i):
    c = s[i]
    if c in 'ey':
        return 'i'
    if c == 'm' and i + 1 < len(s) and s[i + 1] in 'pbBf':
        return 'n'
    return c


def key(s, vowels):
    start = 0
    while start < len(s) and s[start] in 'aeiouy':
        start += 1
    out = ['a'] if start else []
    for i in range(start, len(s)):
        c = s[i]
        silent = (not vowels or c == 'a') if c in 'aeiouy' else c == 'h' and i > 0 and not vowels
        if not silent and not (i > start and sound(s, i - 1) == sound(s, i)):
            out.append(sound(s, i))
    return ''.join(out)


def coarse(word):
    return key(sounds(word), True)


def skeleton(word):
    return key(sounds(word).lower(), False)


def row(feature):
    """FNV-1a, 32 bits, of the UTF-8 bytes, modulo the rows."""
    h = 0x811C9DC5
    for b in feature.encode():
        h = ((h ^ b) * 0x01000193) & 0xFFFFFFFF
    return h % ROWS


@functools.lru_cache(maxsize=400000)
def rows(word):
    """Rows of one word: itself, its sound, its consonants, the trigrams of its sound."""
    sound_key, consonants = coarse(word), skeleton(word)
    features = ['w' + word]
    if sound_key:
        features.append('c' + sound_key)
        edged = '^' + sound_key + '$'
        features.extend('g' + edged[i : i + 3] for i in range(len(edged) - 2))
    if len(consonants) >= 2:
        features.append('s' + consonants)
    return tuple(row(f) for f in features)


def text_rows(text):
    """Rows of each word of a text, word by word."""
    return [rows(w) for w in words(text)]
