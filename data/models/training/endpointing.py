"""A set for `kanak eval endpointing`: callers about gold loans who pause inside what they say, spoken by voices that neither the
recogniser nor the end of turn was trained on.

    python3 endpointing.py OUT [--n 240] [--seed 1] [--domain DIR]

Writes OUT/set.jsonl and WAV files of 16 kHz. A line is {audio, language, asked_slot?, end_ms, pauses, text, kind}; pauses are
[start, end] in ms, exact to the sample, between audible sounds. `|` in a sentence is a pause of 300 to 1200 ms where it cannot
end, `;` one of up to 1500 ms inside a number dictated in pieces; `~` a hesitation with a pause on both sides. Four in five have
pauses where they cannot end, one is said in one go. OUT/clauses.jsonl holds 24 more whose pause (`/`) stands where they could have
ended: no words tell it from an end. A sentence that turn_grammar.py draws in 200,000 tries or that is in DIR/turn_dev.jsonl ends
the program.
"""

import argparse, json, os, random, re, wave

import numpy as np

RATE = 16000
AUDIBLE_DBFS = -50

HI_DIGITS = 'शून्य एक दो तीन चार पाँच छह सात आठ नौ'.split()
EN_DIGITS = 'zero one two three four five six seven eight nine'.split()
HI_NUMBERS = 'ग्यारह बारह चौदह सोलह अठारह बाईस चौबीस सत्ताईस इकतीस छत्तीस बयालीस सैंतालीस तिरपन उनसठ पैंसठ इकहत्तर'.split()
EN_NUMBERS = 'twelve|sixteen|nineteen|twenty three|twenty eight|thirty four|forty one|forty six|fifty three|sixty two|seventy five|eighty eight'.split('|')

# (what was asked, sentence); {} are filled
HI = [
    (None, 'मुझे ये पूछना था कि | नीलामी से पहले ख़बर देते हैं या नहीं'),
    (None, 'आप के यहाँ | सोने का भाव किस हिसाब से लगाते हैं'),
    (None, 'अगर मैं तीन महीने में ही सब लौटा दूँ तो | क्या ब्याज कम लगेगा'),
    (None, 'मैं सोच रही थी कि | आधी रकम अभी भर दूँ'),
    (None, 'मेरे पति के नाम पर | पहले से एक कर्ज़ चलता है'),
    (None, 'क्या रसीद खो जाने पर | गहने वापस मिल जाते हैं'),
    (None, 'सबसे पहले तो ~ ये समझना था कि | काग़ज़ कौन से लगेंगे'),
    (None, 'मेरे पास | {N} ग्राम का एक हार पड़ा है'),
    (None, 'चेन थोड़ी टूटी हुई है लेकिन | सोना पूरा खरा है'),
    (None, 'मैंने सहकारी बैंक में भी पूछा था और | वो बहुत कम दे रहे थे'),
    (None, 'किस्त की तारीख़ को | आगे खिसका सकते हैं क्या'),
    (None, 'दादी के जो कंगन हैं उन पर | कितनी रकम निकल सकती है'),
    (None, 'बिटिया के दाख़िले के लिए | {AMT} का इंतज़ाम करना है'),
    (None, 'घर की मरम्मत में | करीब | {AMT} लग रहे हैं'),
    (None, 'अं | गिरवी की मियाद बढ़वानी थी'),
    (None, 'मतलब | तौल मेरे सामने होगी क्या'),
    (None, 'वो | मैं ये कह रहा था कि | सूद हर महीने भरना ज़रूरी है क्या'),
    (None, 'जो हार पिछली बार रखा था उसके साथ | दो अँगूठियाँ और रखनी हैं'),
    ('phone', 'मेरा नंबर है | {D5} ; {E5}'),
    ('phone', '{D3} ; {E3} ; {E4}'),
    ('phone', 'हाँ लिखिए | {D4} ; {E3} ; {E3}'),
    ('phone', '{D5} ; {E5}'),
    ('phone', '{D2} ; {E4} ; {E4}'),
    ('phone', 'बेटे का नंबर दे देती हूँ | {D5} ; {E5}'),
    ('pincode', '{P3} ; {E3}'),
    ('pincode', 'हमारा पिन कोड है | {P3} ; {E3}'),
    ('loan_amount_inr', 'करीब | {AMT} रुपये लगेंगे'),
    ('loan_amount_inr', 'मुझे चाहिए | {AMT} रुपये'),
    ('loan_amount_inr', 'मतलब | कम से कम {AMT} तो चाहिए ही'),
    ('loan_amount_inr', 'दुकान के लिए और | घर के लिए मिलाकर {AMT}'),
    ('gold_weight_g', 'सब मिलाकर | {N} ग्राम निकलेगा'),
    ('gold_weight_g', '{N} | ग्राम'),
    ('gold_weight_g', 'वज़न तो ~ {N} ग्राम बताया था सुनार ने'),
    ('gold_weight_g', 'चूड़ी और | हार दोनों का {N} ग्राम'),
    ('purity_karat', 'शायद | बाईस कैरेट का'),
    ('purity_karat', 'बिल पर | बीस कैरेट लिखा हुआ है'),
    ('name', 'मेरा नाम | {NAME} है'),
    ('name', 'जी मैं | {NAME}'),
    ('city', 'मैं रहती हूँ | {CITY} में'),
    ('locality', 'पुराने बस अड्डे के | बिल्कुल सामने'),
    ('date', 'अगले | सोमवार को'),
    ('tenure_months', 'यही कोई | {N} महीने'),
]
HI_WHOLE = [
    (None, 'मेरे सोने का बीमा होता है क्या'),
    (None, 'मुझे आपकी बात ठीक से सुनाई नहीं दी'),
    (None, 'एक तोले पर आजकल कितना दे देते हैं'),
    (None, 'इतनी जल्दी नीलाम तो नहीं कर देंगे ना'),
    ('loan_amount_inr', '{AMT} रुपये'),
    ('gold_weight_g', 'ठीक ठीक {N} ग्राम'),
    ('purity_karat', 'सुनार ने बाईस कैरेट बताया था'),
    ('phone', '{D5} {E5}'),
    ('name', '{NAME}'),
    ('city', '{CITY} से'),
    ('date', 'परसों शाम को'),
    ('affirmation', 'जी हाँ बिल्कुल'),
    ('affirmation', 'नहीं रहने ही दीजिए'),
    ('consent_recording', 'हाँ रिकॉर्ड कर सकते हैं'),
]
HI_CLAUSE = [
    (None, 'ठीक है / तो मैं कल सुबह आ जाती हूँ'),
    (None, 'पिछली बार भी यही हार रखवाया था / इस बार साथ में चेन भी है'),
    (None, 'हमारे गाँव से शाखा दूर पड़ती है / कोई घर आकर तौल सकता है क्या'),
    ('affirmation', 'हाँ / कर लीजिए आप'),
    ('affirmation', 'नहीं / अभी रहने ही दीजिए'),
    ('date', 'शनिवार को / शाम के चार बजे'),
    ('name', '{FIRST} / {LAST}'),
    ('loan_amount_inr', '{ND} लाख / {N} हज़ार रुपये'),
]
HINGLISH = [
    (None, 'मुझे ये जानना था कि | part payment कर सकते हैं क्या'),
    (None, 'actually | मेरे पास mummy के दो bangles हैं'),
    (None, 'अगर मैं तीन EMI skip कर दूँ तो | penalty कितनी लगेगी'),
    (None, 'shop renovate करने के लिए | around {AMT} की requirement है'),
    (None, 'मेरा loan already | दूसरी company में running है'),
    (None, 'matlab | पूरा amount एक साथ वापस करूँ तो कितना save होगा'),
    (None, 'आप लोग | Sunday को open रहते हो क्या'),
    (None, 'basically ~ मुझे overdraft वाला scheme समझना है'),
    (None, 'मेरे brother के name पर है लेकिन | sign मैं कर दूँगी'),
    (None, 'उसका bill तो नहीं है but | hallmark दिख रहा है'),
    (None, 'gold का जो rate है वो | आज का लगेगा क्या'),
    (None, 'मेरा PAN card | अभी address change में गया है'),
    (None, 'online interest भरने के लिए | कोई app है क्या'),
    (None, 'weight check करते time | मैं सामने बैठ सकता हूँ ना'),
    (None, 'wedding के लिए | almost | {AMT} arrange करने हैं'),
    ('phone', 'number note करो | {D5} ; {E5}'),
    ('phone', '{D3} ; {E3} ; {E4}'),
    ('phone', '{D5} ; {E5}'),
    ('phone', 'मेरा whatsapp number है | {D4} ; {E2} ; {E4}'),
    ('phone', '{D2} ; {E3} ; {E5}'),
    ('pincode', 'pin code है | {P3} ; {E3}'),
    ('pincode', '{P2} ; {E4}'),
    ('loan_amount_inr', 'minimum | {AMT} चाहिए होगा'),
    ('loan_amount_inr', 'around | {AMT} rupees'),
    ('loan_amount_inr', 'medical emergency है तो | at least {AMT}'),
    ('gold_weight_g', 'total weight | {N} grams होगा'),
    ('gold_weight_g', '{N} | grams'),
    ('gold_weight_g', 'दो chains और | एक coin total {N} grams'),
    ('gold_weight_g', 'exact तो ~ {N} grams के around'),
    ('purity_karat', 'I think | twenty two karat'),
    ('purity_karat', 'bangles eighteen karat के हैं और | chain twenty two की'),
    ('name', 'मेरा name है | {NAME}'),
    ('city', 'अभी मैं | {CITY} में shift हुआ हूँ'),
    ('locality', 'metro station के | just opposite'),
    ('date', 'next | Tuesday evening'),
    ('tenure_months', 'maybe | {N} months'),
]
HINGLISH_WHOLE = [
    (None, 'interest monthly देना compulsory है क्या'),
    (None, 'मुझे किसी senior से बात करवा दो'),
    (None, 'loan close करने का process क्या है'),
    (None, 'valuation charge refundable है क्या'),
    ('loan_amount_inr', '{AMT} rupees'),
    ('gold_weight_g', 'exactly {N} grams'),
    ('purity_karat', 'पूरा twenty two karat वाला'),
    ('phone', '{D5} {E5}'),
    ('name', '{NAME}'),
    ('city', '{CITY} में'),
    ('date', 'Thursday afternoon'),
    ('affirmation', 'हाँ perfect है'),
    ('affirmation', 'नहीं cancel कर दो'),
    ('consent_recording', 'हाँ record करना allowed है'),
]
HINGLISH_CLAUSE = [
    (None, 'okay / तो मैं Monday morning visit करता हूँ'),
    (None, 'वहाँ से यहाँ shift करना है / process क्या है'),
    (None, 'locker में रखते हैं / या किसी और branch में भेजते हैं'),
    ('affirmation', 'yes / कर दो book'),
    ('affirmation', 'no / अभी hold पे रखो'),
    ('date', 'Saturday को / lunch के बाद कभी भी'),
    ('name', '{FIRST} / {LAST}'),
    ('loan_amount_inr', '{ND} lakh / {N} thousand'),
]
EN = [
    (None, 'could you explain | how the valuation actually happens'),
    (None, 'so | my grandmother left me two necklaces'),
    (None, 'i was wondering whether | somebody can come home to weigh it'),
    (None, 'the clasp is broken but | the gold itself is pure'),
    (None, 'well | i only have a driving licence with me'),
    (None, 'is it possible to | pay only the interest every month'),
    (None, 'because my husband is travelling | i will be coming alone'),
    (None, 'if i return everything within ninety days | is the interest reduced'),
    (None, 'my previous loan is with a different lender and | they will not extend it'),
    (None, 'i was hoping to | borrow against some bangles'),
    (None, 'the rate that you | mentioned a while ago is it for a year'),
    (None, 'how much do you lend on | {N} grams of gold'),
    (None, 'let me ask you this ~ do you send a notice before an auction'),
    (None, 'for the kitchen we need | about | {AMT}'),
    (None, 'while you are keeping my ornaments | who is responsible for them'),
    ('phone', 'my number is | {D5} ; {E5}'),
    ('phone', '{D3} ; {E3} ; {E4}'),
    ('phone', '{D5} ; {E5}'),
    ('phone', 'sure it is | {D4} ; {E3} ; {E3}'),
    ('phone', '{D2} ; {E4} ; {E4}'),
    ('pincode', 'the postal code is | {P3} ; {E3}'),
    ('pincode', '{P3} ; {E3}'),
    ('loan_amount_inr', 'somewhere around | {AMT} rupees'),
    ('loan_amount_inr', 'i would say | {AMT} at the very least'),
    ('loan_amount_inr', 'for the shop and | the house together {AMT}'),
    ('gold_weight_g', 'all together | {N} grams i believe'),
    ('gold_weight_g', '{N} | grams'),
    ('gold_weight_g', 'two chains and | one bracelet so {N} grams'),
    ('gold_weight_g', 'the jeweller said ~ {N} grams'),
    ('purity_karat', 'probably | twenty two karat'),
    ('purity_karat', 'the ring is eighteen and | everything else is twenty two karat'),
    ('name', 'my name is | {NAME}'),
    ('city', 'i am based in | {CITY}'),
    ('locality', 'right behind the | railway station'),
    ('date', 'any time on | wednesday'),
    ('tenure_months', 'let us say | {N} months'),
]
EN_WHOLE = [
    (None, 'are you open on the second saturday'),
    (None, 'i would rather speak to somebody senior'),
    (None, 'does the price change every single day'),
    (None, 'nobody gave me a receipt last time'),
    ('loan_amount_inr', '{AMT} rupees'),
    ('gold_weight_g', 'exactly {N} grams'),
    ('purity_karat', 'the stamp says twenty two karat'),
    ('phone', '{D5} {E5}'),
    ('name', '{NAME}'),
    ('city', 'in {CITY}'),
    ('date', 'thursday afternoon'),
    ('affirmation', 'yes that is perfectly right'),
    ('affirmation', 'no thank you not this time'),
    ('consent_recording', 'yes you may record this'),
]
EN_CLAUSE = [
    (None, 'fine / then i will drop in on monday'),
    (None, 'i can bring the papers tomorrow / or my son can drop them'),
    (None, 'my gold is hallmarked / does that matter'),
    ('affirmation', 'yes / go ahead with that'),
    ('affirmation', 'no / please leave it for now'),
    ('date', 'the day after tomorrow / around eleven'),
    ('name', '{FIRST} / {LAST}'),
    ('loan_amount_inr', '{ND} lakh / {N} thousand'),
]
FILL = {
    'hi': {
        'AMT': 'पैंतालीस हज़ार|सत्तर हज़ार|डेढ़ लाख|ढाई लाख|तीन लाख|साढ़े चार लाख|पचासी हज़ार|सवा दो लाख'.split('|'),
        'ND': 'दो|तीन|चार|पाँच'.split('|'),
        'N': HI_NUMBERS,
        'FIRST': 'सरोज|देवेंद्र|नाज़िया|गोविंद|कविता|हरीश'.split('|'),
        'LAST': 'त्रिपाठी|चौहान|अंसारी|बंसल|देशपांडे|यादव'.split('|'),
        'CITY': 'ग्वालियर|कोटा|बरेली|जबलपुर|नासिक|धनबाद'.split('|'),
        '~': 'अं|मतलब|वो'.split('|'),
    },
    'en': {
        'AMT': 'forty five thousand|ninety thousand|one and a half lakh|three lakh|two lakh ten thousand|seventy thousand'.split('|'),
        'ND': 'two|three|four|five'.split('|'),
        'N': EN_NUMBERS,
        'FIRST': 'saroj|devendra|nazia|govind|kavita|harish'.split('|'),
        'LAST': 'tripathi|chauhan|ansari|bansal|deshpande|yadav'.split('|'),
        'CITY': 'gwalior|kota|bareilly|jabalpur|nashik|dhanbad'.split('|'),
        '~': 'um|uh|i mean'.split('|'),
    },
}
FILL['hinglish'] = dict(FILL['en'], FIRST=FILL['hi']['FIRST'], LAST=FILL['hi']['LAST'], CITY=FILL['hi']['CITY'], **{'~': 'अं|matlab|वो'.split('|')})
SENTENCES = {
    'hi': (HI, HI_WHOLE, HI_CLAUSE),
    'hinglish': (HINGLISH, HINGLISH_WHOLE, HINGLISH_CLAUSE),
    'en': (EN, EN_WHOLE, EN_CLAUSE),
}


def digits(kind, count, lang, r):
    """Dialled digits in words; a telephone number begins with 6 to 9, a postal code with 1 to 8."""
    figures = [r.randint(0, 9) for _ in range(count)]
    if kind == 'D':
        figures[0] = r.randint(6, 9)
    elif kind == 'P':
        figures[0] = r.randint(1, 8)
    names = HI_DIGITS if lang == 'hi' or lang == 'hinglish' and r.random() < 0.3 else EN_DIGITS
    words, i = [], 0
    while i < count:
        double = i + 1 < count and figures[i] == figures[i + 1] and names is EN_DIGITS
        words += ['double', names[figures[i]]] if double else [names[figures[i]]]
        i += 2 if double else 1
    return ' '.join(words)


def fill(sentence, lang, r):
    table = FILL[lang]

    def one(match):
        name = match.group(1)
        if name == 'NAME':
            return r.choice(table['FIRST']) + ' ' + r.choice(table['LAST'])
        if re.fullmatch('[DEP][0-9]', name):
            return digits(name[0], int(name[1]), lang, r)
        return r.choice(table[name])

    sentence = re.sub('~', lambda _: '| %s |' % r.choice(table['~']), sentence)
    return re.sub(r'\{(\w+)\}', one, sentence)


def pause_ms(mark, r):
    if mark == ';':
        return r.randint(300, 1500)
    return r.randint(300, 1200)


def trimmed(audio):
    """From the first to the last 10 ms that is audible."""
    frame = RATE // 100
    frames = audio[: len(audio) // frame * frame].reshape(-1, frame)
    loud = np.flatnonzero(20 * np.log10(np.sqrt((frames**2).mean(1)) + 1e-9) > AUDIBLE_DBFS)
    return audio[loud[0] * frame : (loud[-1] + 1) * frame]


class Voice:
    """One caller: a voice of espeak-ng kept out of the recogniser's training, or flite's slt."""

    def __init__(self, lang, r):
        import tts

        self.tts, self.lang = tts, lang
        self.flite = lang == 'en' and r.random() < 0.25
        self.variant = r.choice(tts.HELDV)
        self.accent = r.choice(['hi', 'hi', 'en-gb', 'en-us']) if lang == 'en' else 'hi'
        self.rate, self.pitch = r.randint(135, 190), r.randint(30, 70)

    def say(self, words, last):
        """Words with the melody of a clause that goes on, or of one that ends."""
        text = words + ('.' if last else ',')
        if self.flite:
            return trimmed(self.tts.flite(text, 'en', 'slt'))
        if self.accent == 'hi':
            text = re.sub('[A-Za-z]+', lambda m: self.tts.en2dev(m.group(0).lower()), text)
        return trimmed(self.tts.espeak(text, self.accent + '+' + self.variant, self.rate, self.pitch))


def spoken(sentence, voice, r):
    """(audio, end in ms, pauses in ms) of a sentence with its marks."""
    parts = re.split(r'\s*([|;/])\s*', sentence.strip())
    pieces, pauses, at = [np.zeros(RATE // 2, np.float32)], [], RATE // 2
    for i, part in enumerate(parts):
        if i % 2:
            silence = pause_ms(part, r) * RATE // 1000
            pauses.append([at * 1000 // RATE, (at + silence) * 1000 // RATE])
            piece = np.zeros(silence, np.float32)
        else:
            piece = voice.say(part, i == len(parts) - 1)
        pieces.append(piece)
        at += len(piece)
    return np.concatenate(pieces + [np.zeros(RATE * 3 // 2, np.float32)]), at * 1000 // RATE, pauses


def at_level(audio, end_ms, r):
    """At a level of telephones, before noise of a quiet or a busy room."""
    voiced = np.sqrt((audio[audio != 0] ** 2).mean())
    audio = audio * 10 ** (r.uniform(-28, -18) / 20) / voiced
    below = r.choice([60, 60, 40, 30, 20])
    noise = np.random.default_rng(r.randint(0, 1 << 30)).standard_normal(len(audio) + RATE)
    noise = np.convolve(noise, np.ones(4) / 4, 'same')[: len(audio)]
    level = np.sqrt((audio[: end_ms * RATE // 1000] ** 2).mean()) * 10 ** (-below / 20)
    return audio + noise * level / noise.std()


def known(domain):
    """Sentences that the end of turn was trained or measured on."""
    os.environ['DOMAIN_DIR'] = domain
    import turn_grammar as G

    r, seen = random.Random(0), set()
    for patterns, table in ((G.HI + G.HI_SHORT + G.HI_LIST, G.R), (G.EN + G.EN_SHORT + G.EN_LIST, G.E_)):
        for _ in range(100_000):
            seen.add(G.fill(G.expand(r.choice(patterns).replace('|', ' '), table, r), r))
    for line in open(os.path.join(domain, 'turn_dev.jsonl'), encoding='utf8'):
        seen.add(json.loads(line)['text'])
    return seen


def write(path, audio):
    with wave.open(path, 'wb') as f:
        f.setnchannels(1)
        f.setsampwidth(2)
        f.setframerate(RATE)
        f.writeframes((np.clip(audio, -1, 1) * 32767).astype('<i2').tobytes())


def drawn(lang, i, r):
    """What was asked and the sentence of an utterance; every sentence comes before one comes again."""
    paused, whole, _ = SENTENCES[lang]
    fives, one = divmod(i, 5)
    if one == 3:
        return whole[fives % len(whole)]
    index = 4 * fives + one - (one > 3)
    return paused[index] if index < len(paused) else r.choice(paused)


def add(folder, out, name, lang, utterance, seen, r):
    """Speaks an utterance and writes its record."""
    asked, sentence = utterance
    marked = fill(sentence, lang, r)
    text = re.sub(r'\s*[|;/]\s*', ' ', marked).strip()
    if text in seen:
        raise SystemExit('known to the end of turn: ' + text)
    audio, end, pauses = spoken(marked, Voice(lang, r), r)
    write(os.path.join(folder, name), at_level(audio, end, r))
    kind = next((k for mark, k in ((';', 'digits'), ('/', 'clause'), ('|', 'inside')) if mark in marked), 'whole')
    line = {'audio': name, 'language': lang, 'end_ms': end, 'pauses': pauses, 'text': text, 'kind': kind}
    if asked:
        line['asked_slot'] = asked
    out.write(json.dumps(line, ensure_ascii=False) + '\n')


def main():
    args = argparse.ArgumentParser()
    args.add_argument('out')
    args.add_argument('--n', type=int, default=240)
    args.add_argument('--seed', type=int, default=1)
    args.add_argument('--domain', default=os.environ.get('DOMAIN_DIR', ''), help='folder of the development files')
    args = args.parse_args()
    if not os.path.isdir(args.domain):
        raise SystemExit('--domain or DOMAIN_DIR must name the folder of the development files')
    os.makedirs(args.out, exist_ok=True)
    r, seen = random.Random(args.seed), known(args.domain)
    with open(os.path.join(args.out, 'set.jsonl'), 'w', encoding='utf8') as out:
        for lang in SENTENCES:
            for i in range(args.n // len(SENTENCES)):
                add(args.out, out, '%s-%03d.wav' % (lang, i), lang, drawn(lang, i, r), seen, r)
    with open(os.path.join(args.out, 'clauses.jsonl'), 'w', encoding='utf8') as out:
        for lang, (_, _, clauses) in SENTENCES.items():
            for i, clause in enumerate(clauses):
                add(args.out, out, '%s-clause-%d.wav' % (lang, i), lang, clause, seen, r)


if __name__ == '__main__':
    main()
