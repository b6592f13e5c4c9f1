"""Word lists, number words and the first sentence templates; textgen.py extends them.
"""

import random, re, unicodedata


def norm(s):
    s = unicodedata.normalize('NFD', s)
    # drop nukta except for ड़ ढ़
    s = re.sub('(?<![डढ])\u093c', '', s)
    s = s.replace('\u200d', '').replace('\u200c', '').replace('।', ' ')
    s = s.lower()
    s = re.sub(r"[^a-z'\u0900-\u0963 ]", ' ', s)
    return re.sub(' +', ' ', s).strip()


HN = "शून्य एक दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे".split()
assert len(HN) == 100
E1 = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
E10 = "x x twenty thirty forty fifty sixty seventy eighty ninety".split()


def en99(n):
    return E1[n] if n < 20 else E10[n // 10] + ('' if n % 10 == 0 else ' ' + E1[n % 10])


def hn(n):
    o = []
    if n >= 10000000:
        o += [hn(n // 10000000), 'करोड़']
        n %= 10000000
    if n >= 100000:
        o += [HN[n // 100000], 'लाख']
        n %= 100000
    if n >= 1000:
        o += [HN[n // 1000], 'हजार']
        n %= 1000
    if n >= 100:
        o += [HN[n // 100], 'सौ']
        n %= 100
    if n or not o:
        o.append(HN[n])
    return ' '.join(o)


def en(n):
    o = []
    if n >= 10000000:
        o += [en(n // 10000000), 'crore']
        n %= 10000000
    if n >= 100000:
        o += [en99(n // 100000), 'lakh']
        n %= 100000
    if n >= 1000:
        o += [en99(n // 1000), 'thousand']
        n %= 1000
    if n >= 100:
        o += [en99(n // 100), 'hundred']
        n %= 100
    if n or not o:
        o.append(en99(n))
    return ' '.join(o)


MN = "राम श्याम सुनीता अनीता राजेश सुरेश महेश गीता सीता पूजा नेहा अमित सुमित विकास प्रिया रवि मोहन सोहन कविता सरिता दीपक संजय विजय अजय मनोज अनिल सुनील राहुल रोहित आरती ज्योति रेखा मीना लक्ष्मी शांति किरण अर्जुन करण वरुण अशोक दिनेश रमेश मुकेश नीलम पूनम शबाना सलमा इमरान आसिफ फातिमा गुरप्रीत हरप्रीत".split()
SN = "शर्मा वर्मा गुप्ता सिंह कुमार यादव पटेल शाह जैन अग्रवाल मिश्रा तिवारी पांडे दुबे चौहान राठौर खान अंसारी रेड्डी नायर मेनन दास घोष बनर्जी मुखर्जी देशमुख पाटिल जोशी कुलकर्णी मेहता देवी".split()
CT = "दिल्ली मुंबई पुणे नागपुर लखनऊ कानपुर जयपुर जोधपुर उदयपुर इंदौर भोपाल पटना राँची कोलकाता चेन्नई बैंगलोर हैदराबाद अहमदाबाद सूरत वडोदरा राजकोट चंडीगढ़ लुधियाना अमृतसर गुड़गाँव नोएडा गाजियाबाद आगरा मेरठ वाराणसी इलाहाबाद गोरखपुर देहरादून रायपुर ग्वालियर जबलपुर नासिक ठाणे".split()
EMN = "ram shyam sunita anita rajesh suresh mahesh geeta pooja neha amit vikas priya ravi mohan kavita deepak sanjay vijay ajay manoj anil sunil rahul rohit jyoti meena lakshmi kiran arjun varun ashok dinesh ramesh mukesh imran fatima john mary david peter".split()
ESN = "sharma verma gupta singh kumar yadav patel shah jain agarwal mishra khan reddy nair das mehta joshi patil thomas".split()
ECT = "delhi mumbai pune nagpur lucknow kanpur jaipur indore bhopal patna ranchi kolkata chennai bangalore hyderabad ahmedabad surat chandigarh gurgaon noida agra nashik thane".split()
OH = "गहने|जेवर|चेन|हार|कंगन|चूड़ियाँ|अँगूठी|झुमके|मंगलसूत्र|पायल|सिक्के|कड़ा|बिस्किट".split('|')
OE = "jewellery|chain|necklace|bangles|rings|earrings|bracelet|coins|ornaments|gold".split('|')
BK = "bank|muthoot|manappuram|बजाज|private bank|sarkari bank|finance company|साहूकार|सुनार|जौहरी".split('|')
MON = "january february march april may june july august september october november december".split()
DAYH = "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार".split()
DAYE = "monday tuesday wednesday thursday friday saturday sunday".split()


def amt(r):
    c = r.random()
    if c < 0.4:
        return r.randint(1, 99) * 1000
    if c < 0.7:
        return r.randint(1, 30) * 100000 + r.choice([0, 0, 0, 50000, 25000, r.randint(1, 99) * 1000])
    if c < 0.85:
        return r.randint(1, 99) * 100
    return r.randint(1, 9999999)


def digs(r, h):
    return ' '.join((HN if h else E1)[r.randint(0, 9)] for _ in range(r.choice([4, 6, 10])))


SL = {
    'HA': lambda r: hn(amt(r)),
    'EA': lambda r: en(amt(r)),
    'HG': lambda r: hn(r.randint(2, 250)),
    'EG': lambda r: en(r.randint(2, 250)),
    'HN': lambda r: HN[r.randint(1, 99)],
    'EN': lambda r: en99(r.randint(1, 99)),
    'K': lambda r: r.choice(['eighteen', 'twenty two', 'twenty four', 'twenty', 'fourteen']),
    'HK': lambda r: r.choice(['अठारह', 'बाईस', 'चौबीस', 'बीस', 'चौदह']),
    'NH': lambda r: r.choice(MN) + r.choice(['', ' ' + r.choice(SN)]),
    'NE': lambda r: r.choice(EMN) + r.choice(['', ' ' + r.choice(ESN)]),
    'CH': lambda r: r.choice(CT),
    'CE': lambda r: r.choice(ECT),
    'OH': lambda r: r.choice(OH),
    'OE': lambda r: r.choice(OE),
    'B': lambda r: r.choice(BK),
    'DH': lambda r: digs(r, 1),
    'DE': lambda r: digs(r, 0),
    'DAYH': lambda r: r.choice(DAYH),
    'DAYE': lambda r: r.choice(DAYE),
    'MON': lambda r: r.choice(MON),
    'TH': lambda r: r.choice(['सुबह', 'शाम', 'दोपहर', 'रात']) + ' ' + HN[r.randint(1, 12)] + ' बजे',
    'TE': lambda r: en99(r.randint(1, 12))
    + ' '
    + r.choice(["o'clock", 'am', 'pm', 'in the evening', 'in the morning']),
    'W': lambda r: r.choice(
        ['कल', 'परसों', 'आज', 'अभी', 'अगले हफ्ते', 'अगले महीने', 'थोड़ी देर में', 'शाम को', 'सुबह']
    ),
    'WE': lambda r: r.choice(
        ['tomorrow', 'today', 'next week', 'next month', 'later', 'in the evening', 'after some time']
    ),
    'PR': lambda r: r.choice(['मुझे', 'हमें', 'मेरे को', 'मेरी पत्नी को', 'मेरे भाई को', 'पापा को', 'मम्मी को']),
    'HJ': lambda r: r.choice(
        [
            '',
            '',
            '',
            'हाँ ',
            'जी ',
            'हाँ जी ',
            'नहीं ',
            'अच्छा ',
            'ठीक है ',
            'देखिए ',
            'हेलो ',
            'मतलब ',
            'वो ',
            'actually ',
            'ok ',
        ]
    ),
    'EJ': lambda r: r.choice(
        ['', '', '', 'yes ', 'no ', 'ok ', 'well ', 'actually ', 'hello ', 'see ', 'i mean ', 'sir ', 'madam ']
    ),
    'HT': lambda r: r.choice(['', '', '', '', ' जी', ' ना', ' क्या', ' sir', ' madam', ' please', ' बताइए']),
}
H = '''{HJ}मुझे gold loan चाहिए{HT}
{HJ}{PR} {HA} रुपये का loan चाहिए{HT}
{HJ}मेरे पास {HG} ग्राम सोना है{HT}
{HJ}मेरे पास {HG} gram gold है {HK} carat का
{HJ}{K} carat का {OH} है{HT}
{HJ}सोना {HK} carat का है
interest rate क्या है{HT}
{HJ}ब्याज दर कितनी है{HT}
{HJ}ब्याज कितना लगेगा {HA} पर
{HJ}{EN} percent ब्याज तो बहुत ज्यादा है
{HJ}rate of interest बहुत ज्यादा है
{HJ}मुझे अभी जरूरत नहीं है{HT}
{HJ}मुझे कोई loan नहीं चाहिए
{HJ}मैं सोच कर बताऊँगा{HT}
{HJ}मैं सोच कर बताऊँगी
{HJ}घर में पूछ कर बताता हूँ
{HJ}मेरी पत्नी से पूछना पड़ेगा
{HJ}मेरे पति से बात करनी पड़ेगी
{HJ}अभी busy हूँ बाद में call करना
{HJ}अभी मैं drive कर रहा हूँ
{HJ}{W} call कीजिए{HT}
{HJ}{TH} call कीजिए
{HJ}{DAYH} को {TH} आइए
{HJ}मेरा नाम {NH} है
{HJ}मैं {NH} बोल रहा हूँ {CH} से
{HJ}मैं {NH} बोल रही हूँ
{HJ}मैं {CH} में रहता हूँ
{HJ}मैं {CH} से हूँ
{HJ}आपकी branch {CH} में कहाँ है
{HJ}{CH} में branch है क्या
{HJ}मेरा पहले से {B} में loan चल रहा है
{HJ}मेरा सोना {B} में गिरवी रखा है
{HJ}balance transfer हो जाएगा क्या
{HJ}क्या takeover करते हो आप
{HJ}{B} वाले तो {HN} percent दे रहे हैं
{HJ}{B} में ब्याज कम है
{HJ}मेरा सोना सुरक्षित रहेगा ना
{HJ}सोना कहाँ रखोगे आप
{HJ}locker में रखते हो क्या
{HJ}insurance है क्या सोने का
{HJ}एक ग्राम पर कितना मिलेगा
{HJ}{HG} ग्राम पर कितना loan मिलेगा
{HJ}{HA} तक मिल जाएगा क्या
{HJ}{HA} रुपये चाहिए तुरंत
{HJ}पैसे कब तक मिलेंगे
{HJ}पैसा account में आएगा या cash मिलेगा
{HJ}कौन से documents लगेंगे
{HJ}aadhaar card और pan card है मेरे पास
{HJ}pan card नहीं है मेरे पास
{HJ}cibil score देखोगे क्या
{HJ}मेरा cibil खराब है
{HJ}processing fee कितनी है
{HJ}कोई hidden charges तो नहीं है ना
{HJ}emi कितनी आएगी
{HJ}{HN} महीने के लिए चाहिए
{HJ}{HN} साल का loan चाहिए
{HJ}पहले बंद करूँ तो penalty लगेगी क्या
{HJ}मेरा mobile number {DH} है
{HJ}मेरा pin code {DH} है
{HJ}otp {DH} है
number है {DH}
{HJ}घर पर आओगे क्या
{HJ}doorstep service है क्या
{HJ}appointment book कर दीजिए {W}
{HJ}{DAYH} को {TH} का appointment रख दो
{HJ}यह fraud तो नहीं है ना
{HJ}आपको मेरा number कहाँ से मिला
{HJ}दोबारा call मत करना
{HJ}मुझे call मत करो
{HJ}आप कौन बोल रहे हो
{HJ}किस company से बोल रहे हैं आप
{HJ}क्या आप इंसान हो या machine
{HJ}थोड़ा धीरे बोलिए समझ नहीं आया
{HJ}आवाज नहीं आ रही है
{HJ}फिर से बोलिए
{HJ}एक minute रुकिए
हाँ
हाँ जी
नहीं
जी नहीं
हाँ बिल्कुल
ठीक है
हाँ बोलिए
नहीं चाहिए
अच्छा ठीक है
हेलो
हेलो कौन
धन्यवाद
ठीक है धन्यवाद
हाँ सही है
नहीं गलत है
अच्छा
{HJ}गहने मेरी माँ के हैं
{HJ}बिल नहीं है सोने का
{HJ}{OH} गिरवी रखना है{HT}
{HJ}{OH} और {OH} है {HG} ग्राम के करीब
{HJ}खेती के लिए चाहिए
{HJ}बेटी की शादी के लिए {HA} चाहिए
{HJ}business के लिए loan लेना है
{HJ}बच्चों की fees भरनी है
{HJ}hospital का खर्चा है {HA} का
{HJ}दुकान के लिए पैसा चाहिए
{HJ}सोने का भाव क्या चल रहा है आज
{HJ}आज का gold rate बताइए
{HJ}पूरा process समझा दीजिए
{HJ}whatsapp पर details भेज दो
{HJ}sms कर दीजिए
{HJ}online हो जाएगा क्या
{HJ}मुझे manager से बात करनी है
{HJ}किसी आदमी से बात कराइए
{HJ}गिरवी रखने से अच्छा बेच दूँ
{HJ}सोना नीलाम तो नहीं करोगे
{HJ}अगर ब्याज नहीं भरा तो क्या होगा
{HJ}कितने प्रतिशत मिलेगा सोने की कीमत का
{HJ}{HA} में से {HA} चुका दिया है
{HJ}part payment कर सकते हैं क्या
{HJ}हर महीने सिर्फ ब्याज भर सकते हैं
{HJ}हमारे यहाँ {HA} से ज्यादा नहीं लेते
{HJ}{MON} में लूँगा loan
{HJ}अभी {MON} तक रुक जाओ
{HJ}मैं {HN} साल का हूँ
{HJ}दूसरी company का rate कम है
{HJ}थोड़ा कम कर दो ना
{HJ}discount मिलेगा क्या'''.split('\n')
EE = '''{EJ}i need a gold loan
{EJ}i want a loan of {EA} rupees
{EJ}i have {EG} grams of gold
{EJ}i have {EG} grams of {K} carat {OE}
it is {K} carat gold
what is the interest rate
{EJ}how much interest will i pay on {EA}
{EJ}{EN} percent is too high
{EJ}the rate of interest is very high
{EJ}i am not interested
{EJ}i do not need any loan right now
{EJ}let me think about it
{EJ}i will ask my wife and tell you
{EJ}i need to talk to my husband
{EJ}i am busy call me {WE}
{EJ}i am driving right now
{EJ}please call me {WE}
{EJ}call me at {TE}
{EJ}can you come on {DAYE} at {TE}
{EJ}my name is {NE}
{EJ}this is {NE} from {CE}
{EJ}i live in {CE}
{EJ}where is your branch in {CE}
{EJ}do you have a branch in {CE}
{EJ}i already have a loan with another bank
{EJ}my gold is with muthoot
{EJ}can you do a balance transfer
{EJ}do you take over loans from other banks
{EJ}the other bank is giving {EN} percent
{EJ}is my gold safe with you
{EJ}where do you keep the {OE}
{EJ}is the {OE} insured
{EJ}how much will i get per gram
{EJ}how much loan for {EG} grams
{EJ}can i get {EA} rupees
{EJ}how soon will i get the money
{EJ}will it be cash or bank transfer
{EJ}what documents do you need
{EJ}i have aadhaar card and pan card
{EJ}i do not have a pan card
{EJ}do you check the cibil score
{EJ}my credit score is bad
{EJ}what is the processing fee
{EJ}are there any hidden charges
{EJ}what will be the emi
{EJ}i need it for {EN} months
{EJ}is there a penalty if i close early
{EJ}my mobile number is {DE}
{EJ}my pin code is {DE}
{EJ}the otp is {DE}
{EJ}can someone come to my home
{EJ}please book an appointment for {DAYE}
{EJ}book it {WE} at {TE}
{EJ}is this a fraud call
{EJ}how did you get my number
{EJ}do not call me again
{EJ}who is this
{EJ}which company are you calling from
{EJ}are you a robot or a human
{EJ}please speak slowly i did not understand
{EJ}i cannot hear you
{EJ}can you repeat that
{EJ}just a minute please
yes
no
yes please
no thank you
ok fine
ok
hello
sure
that is right
that is wrong
thank you
not now
go ahead
{EJ}the {OE} belongs to my mother
{EJ}i do not have the bill
{EJ}i want to pledge my {OE}
{EJ}it is for my daughter's wedding
{EJ}i need it for my business
{EJ}i have to pay school fees
{EJ}it is a medical emergency i need {EA}
{EJ}what is the gold price today
{EJ}please explain the process
{EJ}send me the details on whatsapp
{EJ}can i do it online
{EJ}i want to talk to the manager
{EJ}connect me to a person
{EJ}what if i do not pay the interest
{EJ}will you auction my gold
{EJ}can i make a part payment
{EJ}can i pay only interest every month
{EJ}i will take it in {MON}
{EJ}another company has a lower rate
{EJ}can you reduce the rate
{EJ}what percent of the gold value do i get'''.split('\n')
HELD_T = set(
    [
        '{HJ}मेरा सोना {B} में गिरवी रखा है',
        '{HJ}{HG} ग्राम पर कितना loan मिलेगा',
        '{HJ}appointment book कर दीजिए {W}',
        '{HJ}बेटी की शादी के लिए {HA} चाहिए',
        '{HJ}कोई hidden charges तो नहीं है ना',
        '{HJ}आपको मेरा number कहाँ से मिला',
        '{HJ}मैं सोच कर बताऊँगा{HT}',
        '{HJ}पैसे कब तक मिलेंगे',
        '{EJ}how much loan for {EG} grams',
        '{EJ}can you come on {DAYE} at {TE}',
        '{EJ}is there a penalty if i close early',
        '{EJ}i will ask my wife and tell you',
        '{EJ}the other bank is giving {EN} percent',
        '{EJ}where do you keep the {OE}',
    ]
)


def words_hi():
    w = []
    for l in open('/usr/share/hunspell/hi_IN.dic', encoding='utf8'):
        l = norm(l.strip().split('/')[0])
        if l and ' ' not in l and re.fullmatch('[\u0905-\u0939\u093e-\u094d\u0901-\u0903\u093c]+', l) and len(l) <= 10:
            w.append(l)
    return w


def words_en():
    w = [l.strip() for l in open('/usr/share/dict/words')]
    return [x for x in w if re.fullmatch('[a-z]{2,9}', x)]


WH = words_hi()
WE_ = words_en()
DOMW = sorted({w for t in H + EE for w in norm(re.sub(r'\{.*?\}', ' ', t)).split()})


def fill(t, r):
    return norm(re.sub(r'\{(\w+)\}', lambda m: SL[m.group(1)](r), t))


HTR = [t for t in H if t not in HELD_T]
ETR = [t for t in EE if t not in HELD_T]
HHE = [t for t in H if t in HELD_T]
EHE = [t for t in EE if t in HELD_T]


def sample(r, held=False):
    """returns (lang, text) ; lang: hi (incl. hinglish) / en"""
    if held:
        return ('hi', fill(r.choice(HHE), r)) if r.random() < 0.6 else ('en', fill(r.choice(EHE), r))
    c = r.random()
    if c < 0.36:
        return 'hi', fill(r.choice(HTR), r)
    if c < 0.56:
        return 'en', fill(r.choice(ETR), r)
    if c < 0.64:  # two-template joins with halves => breaks sentence LM
        a = fill(r.choice(HTR), r).split()
        b = fill(r.choice(HTR), r).split()
        return 'hi', ' '.join(a[: r.randint(1, len(a))] + b[r.randint(0, len(b) - 1) :])
    if c < 0.80:
        return 'hi', ' '.join(r.choice(WH) if r.random() < 0.7 else r.choice(DOMW) for _ in range(r.randint(2, 6)))
    if c < 0.88:
        return 'en', ' '.join(
            (
                r.choice(WE_)
                if r.random() < 0.8
                else r.choice(
                    [
                        w
                        for w in (
                            r.choice(ETR) and 'gold loan interest rate rupees gram carat percent bank yes no'.split()
                        )
                    ]
                )
            )
            for _ in range(r.randint(2, 6))
        )
    if c < 0.94:
        return 'hi', ' '.join(HN[r.randint(0, 99)] if r.random() < 0.7 else hn(amt(r)) for _ in range(r.randint(1, 4)))
    return 'en', ' '.join(en(r.randint(0, 999)) if r.random() < 0.6 else en(amt(r)) for _ in range(r.randint(1, 3)))


if __name__ == '__main__':
    r = random.Random(1)
    for _ in range(30):
        print(sample(r))
    from collections import Counter

    c = Counter()
    n = set()
    for _ in range(50000):
        l, t = sample(r)
        c.update(t)
        n.add(t)
    print(len(n), len(WH), len(WE_), len(DOMW), len(c))
    print(''.join(sorted(c)))
