"""Text generator: built-in slot templates + the project's development utterances as patterns (numbers, cities, weekdays, names re-drawn).
sample(r) -> (lang,text): text may hold Latin English words inside Devanagari Hindi; lab.deva() makes the target."""

import os, sys, json, re, random, unicodedata, glob, hashlib

DOM = os.environ.get('DOMAIN_DIR', '')
from textgen0 import *  # norm, hn, en, SL, H, EE, word lists
import textgen0 as T0

ROM = {}
for (
    p
) in '''hai है kya क्या nahi नहीं mein में do दो ka का lakh लाख chahiye चाहिए se से haan हाँ ho हो kitna कितना ek एक to तो ke के pe पे ki की mujhe मुझे hain हैं mera मेरा hoon हूँ karo करो milega मिलेगा paas पास theek ठीक thik ठीक main मैं aur और kar कर ko को hi ही mere मेरे batao बताओ mahine महीने baad बाद baje बजे mat मत ji जी saal साल phir फिर baat बात sakta सकता raha रहा kitni कितनी sakte सकते paisa पैसा tha था teen तीन lena लेना mil मिल aap आप dete देते karna करना byaj ब्याज kal कल das दस kaise कैसे liye लिए na ना bolo बोलो aa आ aaj आज din दिन paanch पाँच kitne कितने naam नाम aadhaar आधार gaya गया wapas वापस karni करनी koi कोई rahi रही kam कम de दे doosre दूसरे woh वो wo वो derh डेढ़ dedh डेढ़ bola बोला accha अच्छा achha अच्छा rahega रहेगा shaam शाम kisi किसी jo जो bilkul बिल्कुल abhi अभी galat गलत dhai ढाई matlab मतलब meri मेरी saadhe साढ़े saade साढ़े chaar चार hazaar हजार tola तोला tole तोले saat सात lo लो hoga होगा ya या chal चल bhaav भाव karte करते kyun क्यों jayega जाएगा shaadi शादी chhe छह le ले hota होता bhar भर kaam काम milta मिलता chalega चलेगा wahan वहाँ zyada ज्यादा kahan कहाँ gayi गई pehle पहले thoda थोड़ा bhai भाई band बंद bhej भेज gyarah ग्यारह sahi सही aaya आया hindi हिंदी aati आती hata हटा bas बस tak तक sava सवा haar हार wala वाला wali वाली wale वाले aath आठ bol बोल likh लिख likho लिखो achh अच्छा baar बार boliye बोलिए awaaz आवाज sone सोने sona सोना paise पैसे jaankari जानकारी girvi गिरवी rakh रख lagega लगेगा lagenge लगेंगे sabse सबसे kaunsa कौनसा kaunse कौनसे dukaan दुकान sirf सिर्फ lana लाना lani लानी hogi होगी lagta लगता kharcha खर्चा aayega आएगा aayegi आएगी jagah जगह sahukar साहूकार sahukaar साहूकार purana पुराना kaun कौन khaas खास sasta सस्ता rupaya रुपया rupaye रुपये leta लेता lete लेते turant तुरंत wahi वही kab कब karun करूँ khuli खुली khulti खुलती gaon गाँव parso परसों jaun जाऊँ dopahar दोपहर suna सुना sunta सुनता suno सुनो aapne आपने aapke आपके aapki आपकी aapse आपसे maine मैंने dobara दोबारा insaan इंसान karao कराओ karwao करवाओ bahut बहुत ne ने hua हुआ rakho रखो rakha रखा rakhta रखता rakhte रखते rakhne रखने laga लगा lagaun लगाऊँ lagate लगाते itna इतना jitna जितना utna उतना kuch कुछ paune पौने pachaas पचास pachas पचास pachpan पचपन bees बीस bais बाईस baarah बारह barah बारह pandrah पंद्रह chaudah चौदह satrah सत्रह nau नौ sau सौ unyasi उनासी subah सुबह budhvaar बुधवार mangalvaar मंगलवार somvaar सोमवार shanivaar शनिवार saikda सैकड़ा jaunga जाऊँगा aaunga आऊँगा agar अगर namaste नमस्ते namaskar नमस्कार jayenge जाएँगे gehne गहने gehna गहना zewar जेवर karza कर्जा daam दाम roz रोज badalta बदलता badalna बदलना kis किस banega बनेगा karke करके chudi चूड़ी kaafi काफी kist किस्त karta करता zaroori जरूरी zaroorat जरूरत alag अलग bina बिना maaf माफ sakti सकती kaatte काटते kaat काट kat कट doosri दूसरी doosra दूसरा yahan यहाँ yahi यही chhudana छुड़ाना baaki बाकी bachat बचत chukayega चुकाएगा chukane चुकाने chukana चुकाना chuka चुका farak फर्क behtar बेहतर lun लूँ karoge करोगे karogi करोगी bhari भरी chori चोरी gir गिर toot टूट bacha बचा poora पूरा badh बढ़ kare करे karne करने karenge करेंगे hamare हमारे ghar घर bhi भी khali खाली aage आगे manzoor मंजूर rehne रहने rehta रहता bhejo भेजो chhoot छूट kaha कहा dheere धीरे sunai सुनाई diya दिया samajh समझ samjhao समझाओ zor जोर aaram आराम pareshan परेशान jawab जवाब liya लिया badtameezi बदतमीजी likhunga लिखूँगा kiya किया di दी thi थी bekaar बेकार saath साथ banwana बनवाना kholna खोलना mausam मौसम kaisa कैसा sunao सुनाओ bechna बेचना chaandi चाँदी mila मिला chalta चलता shukriya शुक्रिया karunga करूँगा chalo चलो peti पेटी khokha खोखा sake सके kangan कंगन usme उसमें nag नग anguthi अँगूठी paav पाव is इस agle अगले tareekh तारीख lijiye लीजिए dunga दूँगा mahina महीना maal माल khareedna खरीदना umar उमर yaar यार sochke सोचके soch सोच bataunga बताऊँगा batata बताता sab सब jaanna जानना kharab खराब beti बेटी galti गलती baare बारे lekin लेकिन par पर jaldi जल्दी kyunki क्योंकि keh कह bataya बताया pehla पहला chahta चाहता jab जब yeh ये ye ये poochna पूछना badi बड़ी tumhara तुम्हारा tum तुम log लोग hazaar हजार char चार ram राम hua हुआ kaam काम umm अम्म hmm हम्म itne इतने doon दूँ sunita सुनीता aadmi आदमी'''.split(
    '\n'
):
    w = p.split()
    for a, b in zip(w[::2], w[1::2]):
        ROM[a] = norm(b)
for a in ('is',):
    pass


def digits_words(t, hi):
    def f(m):
        s = m.group(0).replace(',', '')
        if '.' in s:
            a, b = s.split('.', 1)
            return (hn if hi else en)(int(a)) + ' point ' + ' '.join((HN if hi else E1)[int(c)] for c in b)
        if len(s) >= 6 or s.startswith('0'):
            return ' '.join((HN if hi else E1)[int(c)] for c in s)
        return (hn if hi else en)(int(s))

    t = re.sub(r'(\d)[ -](?=\d{3,5}\b)', r'\1', t)
    return re.sub(r'\d[\d,]*(?:\.\d+)?', f, t)


def roman2mixed(t):
    return ' '.join(ROM.get(w, w) for w in t.split())


def clean(t, lang):
    t = t.translate(str.maketrans('०१२३४५६७८९', '0123456789'))
    t = t.replace('%', ' percent ').replace('₹', ' ').replace('+', ' plus ').replace('&', ' and ').replace("’", "'")
    t = digits_words(
        t.lower(),
        lang != 'en'
        and bool(re.search('[\u0900-\u097f]', t))
        or (lang == 'hinglish' and int(hashlib.md5(t.encode()).hexdigest(), 16) % 2 == 0),
    )
    t = norm(re.sub(r'[.,?!;:"()/\-—…·]', ' ', t))
    if lang == 'hinglish':
        t = roman2mixed(t)
    return t


def load_dev():
    """(language, text) of the domain's development files; none where DOMAIN_DIR is not set."""
    if not DOM:
        return []
    rows = []
    for f in ('intents_dev', 'slots_dev', 'turn_dev'):
        for l in open(os.path.join(DOM, f + '.jsonl'), encoding='utf8'):
            d = json.loads(l)
            rows.append((d['lang'], d['text']))
    for l in open(os.path.join(DOM, 'dialogues_dev.jsonl'), encoding='utf8'):
        d = json.loads(l)
        rows += [(d['lang'], t['text']) for t in d['caller_turns'] if t.get('text')]
    o = {}
    for la, t in rows:
        t2 = clean(t, la)
        if 2 <= len(t2) <= 110:
            o.setdefault(t2, 'en' if la == 'en' and not re.search('[\u0900-\u097f]', t2) else 'hi')
    return [(la, t) for t, la in o.items()]


def load_kb():
    s = []
    for f in sorted(glob.glob(os.path.join(DOM, 'knowledge', '*.md'))):
        la = 'hi' if f.endswith('.hi.md') else 'en'
        x = open(f, encoding='utf8').read().split('---', 2)[-1]
        x = re.sub(r'\{\{.*?\}\}', '', x)
        for q in re.split('[।.!?\n|:;]', x):
            q = clean(q, la).split()
            if len(q) >= 2:
                s.append((la, q))
    return s


EXTRA_H = '''सवा {HD} लाख|डेढ़ लाख रुपये|ढाई लाख चाहिए|साढ़े {HD} लाख का loan|पौने {HD} लाख के आसपास|{HA} के आसपास चाहिए|कम से कम {HA} तो चाहिए|ज्यादा से ज्यादा {HA}|{HD} से {HD} लाख के बीच|{HA} रुपये में काम चल जाएगा|{HN} ग्राम का {OH}|{HD} तोला सोना है|डेढ़ तोला|ढाई तोले की {OH}|{HN} point {HD} ग्राम|साढ़े {HN} ग्राम|कुल वजन {HN} ग्राम है|पत्थर का वजन {HD} ग्राम होगा|{HK} कैरेट और {HK} कैरेट दोनों हैं|hallmark वाला सोना है|{HD} {OH} और {HD} {OH} हैं|{NH}|जी {NH}|नाम {NH}|नाम लिखिए {NH}|मेरा शुभ नाम {NH} है|{CH}|{CH} में|{CH} से बोल रहा हूँ|{CH} के पास एक गाँव है|मैं {CH} वाली branch में आऊँगा|{CH} नहीं {CH}|{P10H}|{P10H}|{P10H}|मेरा नंबर {P10H}|नंबर लिखिए {P10H}|फोन नंबर है {P10H}|{P10E}|{P10E}|number {P10E}|{P6H}|{P6H}|पिन कोड {P6H}|{P6E}|pin code {P6E}|आखिरी चार अंक {P4H}|{P5H}|{P5E}|double {HDG} triple {HDG} {P5H}|{DAYH}|{DAYH} को|{DAYH} {TH}|{TH}|अगले {DAYH} को {TH}|इस {DAYH} को आ सकता हूँ|{HN} तारीख को|{HN} तारीख {TH}|कल {TH}|परसों {TH}|साढ़े {HD} बजे|सवा {HD} बजे|पौने {HD} बजे|ढाई बजे|डेढ़ बजे|{HN} महीने|{HN} महीने के लिए|एक साल के लिए|{HD} साल|{HN} percent सालाना|{HD} रुपया सैकड़ा|{HN} साल की उम्र है|{HN} प्रतिशत ब्याज|हाँ|नहीं|जी|जी हाँ|हाँ जी|ना|नहीं जी|ठीक|सही|गलत|बिल्कुल|हाँ हाँ|नहीं नहीं|हाँ ठीक है|नहीं रहने दीजिए|हाँ कर दीजिए|मत कीजिए|हम्म|अच्छा जी|हाँ यही|नहीं ये नहीं|हाँ सही है|नहीं गलत है|जी बिल्कुल|जी नहीं|हाँ बोलिए|अच्छा अच्छा|ओके|बस|चलेगा|नहीं चलेगा|मंजूर है|हाँ बता दो|yes|no|ok|haa'''.replace(
    'haa', 'ओके जी'
).split(
    '|'
)
EXTRA_E = '''yes|no|yeah|nope|ok|okay|sure|right|correct|wrong|yes correct|no wrong|not now|yes please|no thanks|go ahead|{NE}|my name is {NE}|name is {NE}|{CE}|i am in {CE}|near {CE}|not {CE} {CE}|{P10E}|{P10E}|my number is {P10E}|phone number {P10E}|{P6E}|pin code {P6E}|{P4E}|{P5E}|double {EDG} triple {EDG} {P4E}|{EN} grams|about {EG} grams|{EN} point {EDG} grams|{EDG} tola|one and a half lakh|two and a half lakh|half a lakh|{EA} rupees|around {EA}|between {EDG} and {EN} lakh|{K} carat|{K} karat gold|{DAYE}|on {DAYE}|{DAYE} at {TE}|{TE}|half past {EDG}|quarter to {EDG}|tomorrow at {TE}|day after tomorrow|in {EN} days|{EN} months|for {EN} months|one year|{EDG} years|{EN} percent a year|i am {EN} years old'''.split(
    '|'
)


def rdg(n, h):
    return lambda r: ' '.join((HN if h else E1)[r.randint(0, 9)] for _ in range(n))


def phone(h):
    def f(r):
        d = [r.randint(6, 9)] + [r.randint(0, 9) for _ in range(9)]
        o = []
        i = 0
        W = HN if h else E1
        while i < 10:
            k = 1
            while i + k < 10 and d[i + k] == d[i] and k < 3:
                k += 1
            if k > 1 and r.random() < 0.6:
                o += [{2: 'double', 3: 'triple'}[k], W[d[i]]]
                i += k
            elif i < 9 and r.random() < 0.06 and d[i]:
                o.append((HN[d[i] * 10 + d[i + 1]] if h else en99(d[i] * 10 + d[i + 1])))
                i += 2
            else:
                o.append(W[d[i]])
                i += 1
        return ' '.join(o)

    return f


SL.update(
    {
        'P10H': phone(1),
        'P10E': phone(0),
        'P6H': rdg(6, 1),
        'P6E': rdg(6, 0),
        'P4H': rdg(4, 1),
        'P4E': rdg(4, 0),
        'P5H': rdg(5, 1),
        'P5E': rdg(5, 0),
        'HD': lambda r: HN[r.randint(1, 12)],
        'HDG': lambda r: HN[r.randint(0, 9)],
        'EDG': lambda r: E1[r.randint(0, 9)],
    }
)
DEV = load_dev()
KB = load_kb()
HNS = set(HN[1:])
ENS = set(E1[1:]) | set(E10[2:])
CTS = set(norm(c) for c in CT)
ECTS = set(ECT)
DH = set(DAYH)
DE_ = set(DAYE)
MNS = set(norm(x) for x in MN)
EMNS = set(EMN)
SNS = set(norm(x) for x in SN)


def repat(t, r, p=0.6):
    """re-draw the slot-like words of a development utterance"""
    o = []
    for w in t.split():
        if r.random() < p:
            if w in HNS:
                w = HN[r.randint(1, 99)] if HN.index(w) > 12 or r.random() < 0.3 else HN[r.randint(1, 12)]
            elif w in ENS:
                w = r.choice(E1[1:] + E10[2:])
            elif w in CTS:
                w = r.choice(CT)
            elif w in ECTS:
                w = r.choice(ECT)
            elif w in DH:
                w = r.choice(DAYH)
            elif w in DE_:
                w = r.choice(DAYE)
            elif w in MNS:
                w = r.choice(MN)
            elif w in EMNS:
                w = r.choice(EMN)
            elif w in SNS:
                w = r.choice(SN)
        o.append(w)
    return norm(' '.join(o))


_h = lambda s: int(hashlib.md5(s.encode()).hexdigest(), 16)
_long = [(la, t) for la, t in DEV if len(t.split()) >= 4]
HELD_DEV = set(
    t for _, t in sorted(_long, key=lambda x: _h(x[1]))[:30]
)  # 30 development utterances + 14 templates are never used in training
ALLT = [('hi', t) for t in H + EXTRA_H] + [('en', t) for t in EE + EXTRA_E]
TR_T = [(la, t) for la, t in ALLT if t not in HELD_T]
HE_T = [(la, t) for la, t in ALLT if t in HELD_T]


def _sig(t):
    return ' '.join('#' if (w in HNS or w in ENS) else w for w in t.split())


_hs = {_sig(t) for t in HELD_DEV}
TR_D = [(la, t) for la, t in DEV if _sig(t) not in _hs]
HE_D = [(la, t) for la, t in DEV if t in HELD_DEV]
JOIN = ['', '', 'और', 'लेकिन', 'तो', 'मतलब', 'but', 'actually']


def one(r, held=False):
    if held:
        la, t = r.choice(HE_T if r.random() < 0.35 or not HE_D else HE_D)
    else:
        la, t = r.choice(TR_T) if r.random() < 0.42 else r.choice(TR_D or TR_T)
    return la, (fill(t, r) if '{' in t else repat(t, r))


def short(r):
    return r.choice([x for x in TR_SHORT])


TR_SHORT = (
    [('hi', t) for t in EXTRA_H if '{' not in t and len(t.split()) <= 3]
    + [('en', t) for t in EXTRA_E if '{' not in t and len(t.split()) <= 3]
    + [('hi', t) for t in 'हाँ|नहीं|जी हाँ|जी नहीं|ठीक है|हाँ जी|हेलो|yes|no|ok'.split('|') * 3]
    + [('en', t) for t in 'yes|no|ok|hello'.split('|') * 2]
)
NUMT = [(la, t) for la, t in TR_T if re.search(r'\{(P10|P6|P4|P5|DH|DE|HA|EA)', t)]


def sample(r, held=False):
    if held:
        return one(r, True)
    c = r.random()
    if c < 0.44:
        la, t = one(r)
    elif c < 0.50:
        (la, a), (lb, b) = one(r), one(r)
        la = 'en' if la == lb == 'en' else 'hi'
        t = norm(a + ' ' + r.choice(JOIN) + ' ' + b)
    elif c < 0.55:
        a = one(r)[1].split()
        b = one(r)[1].split()
        la = 'hi'
        t = ' '.join(a[: r.randint(1, len(a))] + b[r.randint(0, len(b) - 1) :])
    elif c < 0.60:
        la, t = short(r)
        t = norm(t)
    elif c < 0.70:
        la, t = r.choice(NUMT)
        t = fill(t, r)
    elif c < 0.77:
        la, q = r.choice(KB) if KB else one(r)
        q = q if KB else q.split()
        n = r.randint(2, 8)
        i = r.randint(0, max(0, len(q) - n))
        t = ' '.join(q[i : i + n])
    elif c < 0.90:
        la = 'hi'
        t = ' '.join(r.choice(WH) if r.random() < 0.8 else r.choice(DOMW) for _ in range(r.randint(1, 6)))
    elif c < 0.94:
        la = 'en'
        t = ' '.join(r.choice(WE_) for _ in range(r.randint(1, 5)))
    elif c < 0.97:
        la = 'hi'
        t = ' '.join(HN[r.randint(0, 99)] if r.random() < 0.7 else hn(amt(r)) for _ in range(r.randint(1, 4)))
    else:
        la = 'en'
        t = ' '.join(en(r.randint(0, 999)) if r.random() < 0.6 else en(amt(r)) for _ in range(r.randint(1, 3)))
    return (la if not re.search('[\u0900-\u097f]', t) else 'hi'), t


if __name__ == '__main__':
    r = random.Random(1)
    print('templates', len(TR_T), 'patterns', len(TR_D), 'held', len(HE_T), len(HE_D), 'kb', len(KB))
    for _ in range(40):
        print(sample(r))
    print('HELD', [t for _, t in HE_D])
    miss = {w for la, t in TR_D if la == 'hi' for w in t.split() if re.match('[a-z]', w)}
    print(sorted(miss))
