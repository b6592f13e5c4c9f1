"""Builds the recogniser's English lexicon: how each English word is spelled in Devanagari, and how it behaves.

    python3 lexicon.py text/english.tsv ../stt/words_hi.txt ../stt/lexicon_en.tsv TEXT... > NEW.tsv

text/english.tsv holds `word TAB devanagari` lines with the conventional spellings of the training targets. A word of the third
file keeps the role that it has there; a new one is shared if it is a name or place of text/values.txt, a homograph if its
spelling is in the hunspell dictionary or short, else a word. Every further English
word of the TEXT files (jsonl, markdown and questions of the domain) is spelled by the rules that spelled the training targets: en-gb
phonemes of espeak-ng mapped to Devanagari. The third column is the word's role; see Lexicon.Role in the pipeline module.
WORDS_HI.txt lists certain Hindi words; no new spelling may be one of them, and one found
in the Hindi TEXT files (named *.hi.*) is a homograph.
Needs espeak-ng on the path, hunspell's Hindi list and /usr/share/dict/words (wamerican); no Python package. What ships was made with
data/knowledge/*.md, data/knowledge/questions/*.txt, text/grammar_en.txt and the agent's wording/en.yaml as TEXT.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata

NUMBER = (
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand""".split()
)
UNIT = "lakh crore tola gram carat karat".split()
BORROWED = (
    """loan loans record recording bank banks branch okay ok hello number phone mobile card photo minute school form
file hallmark company cash""".split()
)
SHARED = (
    """agarwal agra ahmedabad aadhaar ajay amit anil anita april arjun ashok august bangalore bhopal chandigarh chennai
das december deepak delhi dinesh fatima february geeta gupta gurgaon hindi hyderabad imran indore jain jaipur january joshi
july june jyoti kanpur kavita khan kiran kolkata kumar lakshmi lucknow mahesh manappuram manoj marathi march meena mehta
mishra mohan mukesh mumbai muthoot nagpur nair nashik neha noida november october patel patil patna pooja priya pune rahul
rajesh ram ramesh ranchi ravi reddy rohit sanjay september shah sharma shyam singh sunil sunita surat suresh tamil thane
varun verma vijay vikas yadav""".split()
)
HOMOGRAPH = (
    """a am an any are at be but by bye can day do for get go has he hi how i if in is it just less low many may me mean
more much my no not of off on or pan part see she sir so some son take that the there they to too up was we well will with
you your and""".split()
)
# Further words, or second readings, of the domain; the spelling is what the recogniser writes.
EXTRA = """go गो|goodbye बट बाय|goodbye गॉड बाय|record रैकड|record रेक्ड|goodbye गुडबाय|yeah या|nope नोप|weigh वे|lender लेंडर|pledge प्लेज|two टू|four फॉर|eight एट|live लिव"""

# English words spelled like certain Hindi ones; their neighbours tell.
TORN = """come कम|say से|per पर"""

# Hindi words that an English word is spelled like and that must stay Hindi even between English words.
HINDI_ONLY = 'नमस्ते जमीन मंडी पंजाब बंगाली कट देन वेद बीन सेल'.split()

# Of two words with one spelling, the one that is written only if nothing speaks for it.
SECOND_CHOICE = '''carat wait too ok he by buy won write hear know their owe cheque way installment installments
jewelry jewelers'''.split()

# Words of British and Indian English that the American list lacks.
BRITISH = """assayer cheque cheques disbursal fertiliser instalment instalments jewellery moneylender payout payslip unhallmarked
unsecured upto valuer""".split()

# Whose: "my mother's necklace" is said so.
FAMILY = 'aunts banks brothers customers daughters fathers friends husbands mothers sisters sons uncles wifes'.split()

# Words that sound like names and are seldom said here.
NAMELIKE = 'kitty lac mohan nair pros ruby sari sing swami'.split()

CONSONANTS = {
    'tʃ': 'च',
    'dʒ': 'ज',
    'p': 'प',
    'b': 'ब',
    't': 'ट',
    'd': 'ड',
    'k': 'क',
    'ɡ': 'ग',
    'f': 'फ',
    'v': 'व',
    'w': 'व',
    'θ': 'थ',
    'ð': 'द',
    's': 'स',
    'z': 'ज',
    'ʃ': 'श',
    'ʒ': 'श',
    'h': 'ह',
    'm': 'म',
    'n': 'न',
    'ŋ': 'ंग',
    'l': 'ल',
    'ɹ': 'र',
    'r': 'र',
    'ɾ': 'ट',
    'j': 'य',
    'ʔ': 'ट',
    'x': 'ख',
    'ç': 'ह',
}
VOWELS = {
    'aɪə': ('आय', 'ाय'),
    'aʊə': ('आव', 'ाव'),
    'eɪ': ('ए', 'े'),
    'aɪ': ('आइ', 'ाइ'),
    'ɔɪ': ('ऑय', 'ॉय'),
    'əʊ': ('ओ', 'ो'),
    'oʊ': ('ओ', 'ो'),
    'aʊ': ('आउ', 'ाउ'),
    'ɪə': ('इय', 'िय'),
    'iə': ('इय', 'िय'),
    'eə': ('एअर', 'ेअर'),
    'ʊə': ('उअ', 'ुअ'),
    'ɑː': ('आ', 'ा'),
    'ɔː': ('ऑ', 'ॉ'),
    'iː': ('ई', 'ी'),
    'uː': ('ऊ', 'ू'),
    'ɜː': ('अर', 'र'),
    'oː': ('ऑ', 'ॉ'),
    'ɛː': ('ए', 'े'),
    'æ': ('ऐ', 'ै'),
    'ɛ': ('ए', 'े'),
    'e': ('ए', 'े'),
    'ɪ': ('इ', 'ि'),
    'i': ('इ', 'ि'),
    'ɒ': ('ऑ', 'ॉ'),
    'ʌ': ('अ', ''),
    'ʊ': ('उ', 'ु'),
    'ə': ('अ', ''),
    'ɐ': ('अ', ''),
    'ɚ': ('अर', 'र'),
    'a': ('ऐ', 'ै'),
    'o': ('ओ', 'ो'),
    'u': ('उ', 'ु'),
    'ɔ': ('ऑ', 'ॉ'),
    'ᵻ': ('इ', 'ि'),
    'ɑ': ('आ', 'ा'),
    'n̩': ('न', 'न'),
}
KEYS = sorted([*CONSONANTS, *VOWELS], key=lambda key: -len(key))


def ipa_to_devanagari(ipa):
    """Indian-English spelling of a word's phonemes: retroflex t and d, no diphthongs."""
    ipa = re.sub('[ˈˌ\u200d]', '', ipa)
    text, after_consonant, i = '', False, 0
    while i < len(ipa):
        key = next((k for k in KEYS if ipa.startswith(k, i)), None)
        if key is None:
            i += 1
            continue
        if key in CONSONANTS:
            letter = CONSONANTS[key]
            text += ('्' if after_consonant and letter[0] != 'ं' else '') + letter
            after_consonant = True
        else:
            text += VOWELS[key][1 if after_consonant else 0]
            after_consonant = False
        i += len(key)
    text = re.sub('न्(?=[टठडढचछजझसश])', 'ं', text)
    text = re.sub('म्(?=[पफबभ])', 'ं', text)
    return text.replace('ंग्', 'ंग')


def fold(text):
    """NFD without nukta, save in ड़ and ढ़, as in the training targets."""
    return re.sub('(?<![डढ])\u093c', '', unicodedata.normalize('NFD', text))


def phonemes(words):
    """IPA of each word, by espeak-ng, one word per line."""
    lines = subprocess.run(
        ['espeak-ng', '-q', '--ipa', '-v', 'en-gb', '--stdin'],
        input='.\n\n'.join(words) + '.\n',
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split('\n')
    return [line.strip() for line in lines if line.strip()]


def english_words(files):
    """Lower-case words of English texts that a dictionary knows: jsonl rows with lang en, `en:` lines of files of questions, the rest whole."""
    found = set(FAMILY)
    for name in files:
        with open(name, encoding='utf8') as lines:
            if name.endswith('.jsonl'):
                rows = [json.loads(line) for line in lines]
                texts = [row['text'] for row in rows if row.get('lang') == 'en' and 'text' in row]
                texts += [
                    turn.get('text') or ''
                    for row in rows
                    if row.get('lang') == 'en'
                    for turn in row.get('caller_turns', [])
                ]
            else:
                texts = [re.sub(r'\{\{.*?\}\}|\{.*?\}|<\w+>', '', line) for line in lines]
                asked = [line[3:] for line in texts if line.startswith('en:')]
                texts = asked or texts
        for text in texts:
            found |= set(re.findall(r'[a-z]{3,}', text.lower().replace("'", '').replace('’', '')))
    with open('/usr/share/dict/words', encoding='utf8') as lines:
        known = {line.strip().replace("'", '') for line in lines if line[0].islower()}
    found |= {word + 's' for word in found if len(word) > 3 and word + 's' in known}
    return (found & (known | set(BRITISH) | set(FAMILY))) - set(NAMELIKE)


def hindi_words(files):
    """Devanagari words of Hindi texts."""
    found = set()
    for name in files:
        with open(name, encoding='utf8') as lines:
            found |= set(re.findall('[\u0900-\u0963]+', fold(lines.read())))
    return found


def role(word):
    """Role of an English word that the lists above name; None of others."""
    for words, name in (
        (NUMBER, 'number'),
        (UNIT, 'unit'),
        (BORROWED, 'borrowed'),
        (SHARED, 'shared'),
        (HOMOGRAPH, 'homograph'),
    ):
        if word in words:
            return name
    return None


def dictionary():
    """Words of hunspell's Hindi list."""
    with open('/usr/share/hunspell/hi_IN.dic', encoding='utf8') as lines:
        return {fold(line.strip().split('/')[0]) for line in lines}


def names():
    """Latin names and places of the slots."""
    found = set()
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'text', 'values.txt'), encoding='utf8') as lines:
        for line in lines:
            if line.startswith(('first_en', 'last_en', 'city_en')):
                found |= set(re.findall('[a-z]+', line.split(' ', 1)[1]))
    return found


def table(path):
    """Rows of a tab-separated file without its comments."""
    with open(path, encoding='utf8') as lines:
        return [line.rstrip('\n').split('\t') for line in lines if not line.startswith('#')]


def main(base, hindi_file, previous, texts):
    with open(hindi_file, encoding='utf8') as lines:
        certain = set(re.split(r'[\s>]+', lines.read().strip()))
    kept = {(row[0], row[1]): row[2] for row in table(previous)}
    words, people = dictionary() | certain, names()

    def role_of(word, spelling):
        if (word, spelling) in kept:
            return kept[word, spelling]
        if role(word):
            return role(word)
        if word in people:
            return 'shared'
        return 'homograph' if spelling in words or len(spelling) < 3 else 'word'

    hindi = hindi_words(name for name in texts if '.hi.' in name)
    texts = [name for name in texts if '.hi.' not in name]
    rows = [(row[0], fold(row[1])) for row in table(base)]
    rows = [
        (word, spelling, role_of(word, spelling))
        for word, spelling in rows
        if (word, spelling) in kept or not (spelling in certain or spelling in HINDI_ONLY or len(spelling) < 3)
    ]
    rows.sort(key=lambda row: (row[0] in SECOND_CHOICE, row[0]))
    rows += [('gold loan', 'गोल्ड लोन', 'borrowed')]
    for word, spelling in (pair.split(' ', 1) for pair in EXTRA.split('|')):
        rows.append((word, fold(spelling), role_of(word, fold(spelling))))
    rows += [(*pair.split(' ', 1), 'torn') for pair in TORN.split('|')]
    known = {row[0] for row in rows}
    spellings = {row[1] for row in rows}
    for word, spelling, name in ((*key, name) for key, name in kept.items()):
        if spelling not in spellings:
            rows.append((word, spelling, name))
            spellings.add(spelling)
    known |= {row[0] for row in rows}
    fresh = sorted(english_words(texts) - known, key=lambda word: (word in SECOND_CHOICE, word))
    for word, ipa in zip(fresh, phonemes(fresh), strict=True):
        spelling = fold(ipa_to_devanagari(ipa.replace(' ', '')))
        if spelling and spelling not in spellings and spelling not in certain:
            rows.append((word, spelling, 'homograph' if spelling in hindi | words or len(spelling) < 4 else 'word'))
            spellings.add(spelling)
    seen = set()
    for row in rows:
        if row not in seen:
            seen.add(row)
            print('\t'.join(row))


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:])
