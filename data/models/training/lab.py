"""The recogniser's target spelling: everything in Devanagari, one spelling for every English word.

English words of text/english.tsv have their conventional spelling, the rest are spelled from en-gb phonemes.
"""

import os
import re
import unicodedata

import tts
from model import VOC

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'text', 'english.tsv'), encoding='utf8') as lines:
    LEX = dict(line.rstrip('\n').split('\t') for line in lines if not line.startswith('#'))
CHARACTERS = set(VOC[:-1])


def fold(text):
    """NFD without nukta, save in ड़ and ढ़."""
    return re.sub('(?<![डढ])\u093c', '', unicodedata.normalize('NFD', text))


def en_spell(word):
    """Devanagari spelling of an English word."""
    if word in LEX:
        return fold(LEX[word])
    text = re.sub('न्(?=[टठडढचछजझसश])', 'ं', tts.en2dev(word))
    text = re.sub('म्(?=[पफबभ])', 'ं', text)
    return fold(text.replace('ंग्', 'ंग'))


def deva(text):
    """Target of a lower-case mixed-script text."""
    words = (en_spell(w.replace("'", '')) if re.match("[a-z']", w) else w for w in text.split())
    kept = ''.join(c for c in ' '.join(words) if c in CHARACTERS)
    return re.sub(' +', ' ', kept).strip()
