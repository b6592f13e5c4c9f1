"""Writes the word classes of the end-of-turn network.

    python3 turn_lexicon.py LEXICON_EN.TSV > lexicon.tsv
"""

import sys

import textgen0 as T
from turn_text import normalise

# class: Hindi in Devanagari ; Hindi in Roman ; English
CLASSES = '''
copula: है हैं हूँ हूं हो था थी थे होता होती होते ; hai hain hoon hun hu ho tha thi hota hoti hote he h ;
future: होगा होगी होंगे ; hoga hogi honge ;
need: चाहिए चाहिये चाहिएगा पड़ेगा पड़ेगी ; chahiye chahie chaiye chahiyen padega padegi ;
polite: दीजिए दीजिये लीजिए कीजिए बताइए बताइये बोलिए सुनिए कहिए रखिए भेजिए दीजिएगा करिए रहिए ; dijiye dijie lijiye kijiye bataiye boliye suniye kahiye rakhiye bhejiye kariye rahiye ;
imperative: बताओ बोलो करो भेजो लिखो रखो समझाओ दिखाओ कराओ करवाओ हटाओ मिटाओ जोड़ो ; batao bolo karo bhejo likho rakho samjhao dikhao karao karwao hatao jodo bata de ;
two: दो ; do ;
give: लो दे ले ; lo ;
past: गया गई गए गये दिया दी दिए लिया ली किया की_ हुआ हुई मिला मिली मिले आया आई आए बोला कहा सुना बताया रखा लगा ; gaya gayi gaye gai diya liya kiya hua hui mila mili aaya aayi bola kaha suna bataya rakha laga ;
progressive: रहा रही रहे ; raha rahi rahe ;
modal: सकता सकती सकते चुका चुकी चुके पाया पाए पाऊँ सकूँ ; sakta sakti sakte chuka chuki paya paaya ;
habit: मिलता मिलती मिलते लगता लगती लगते देते देता करते करता चलता चलती खुलती खुलता रखते ; milta milti milte lagta lagti lagte dete deta karte karta chalta chalti khulti rakhte ;
subjunctive: करूँ जाऊँ लूँ दूँ आऊँ हो_ जाए करे भरूँ रखूँ ; karun karoon jaun jaoon lun loon dun doon aaun jaye jaaye kare bharun ;
stem: कर जा आ हो_ बता भेज रख सुन बोल चल मिल बन कह सोच पूछ समझ निकाल भर चुका_ ; kar ja aa bata bhej rakh sun bol chal mil ban keh kah soch pooch puchh samajh nikal bhar ;
infinitive: लेना देना करना जाना आना होना पूछना जानना बताना रखना लाना भरना चुकाना मिलना ; lena dena karna jana aana hona poochna puchna jaanna janna batana rakhna lana bharna chukana milna ;
oblique: लेने देने करने जाने आने होने रखने भरने चुकाने मिलने ; lene dene karne jaane aane hone rakhne bharne chukane milne ;
conjunctive: करके लेकर देकर जाकर सोचकर सोचके रखकर आकर ; karke lekar dekar jaakar sochkar sochke rakhkar aakar ;
case: का के की को से में ने पे ; ka ke ki ko se mein me ne pe ;
on: पर ; par ;
upto: तक ; tak ;
postposition: लिए लिये बारे पास साथ बाद ऊपर अंदर बिना तरफ तरफ़ द्वारा हिसाब बदले अलावा नीचे सामने वजह आसपास दौरान ज़रिए ; liye lie baare bare paas pas saath sath baad upar andar bina taraf hisaab badle alawa neeche saamne wajah aaspaas dauran ;
and: और एवं तथा या ; aur or_ ya evam ;
but: लेकिन मगर परंतु किंतु बल्कि हालांकि वरना ; lekin magar parantu balki halanki warna ;
that: कि ताकि ; taaki taki ;
then: तो तब ; to toh tab ;
if: अगर यदि जब ; agar yadi jab ;
because: क्योंकि चूँकि इसलिए ; kyunki kyonki kyoki chunki isliye ;
relative: जो जिस जिसका जिसकी जिसके जिसमें जिसने जितना जितने जितनी जहाँ जैसा जैसे जिनका जिन ; jo jis jiska jiski jiske jisme jisne jitna jitne jitni jahan jaisa jaise jinka ;
question: क्या कौन कब कहाँ कैसे कितना कितने कितनी क्यों किस किसका कौनसा कौनसे कौनसी किधर किसको ; kya kaun kab kahan kahaan kaise kitna kitne kitni kyun kyon kis kiska kaunsa kaunse kaunsi kidhar ;
tag: ना न ; na naa ;
negative: नहीं नही मत नको ; nahi nahin nai mat ;
yes: हाँ हां हा जी जीहाँ बिल्कुल ज़रूर मंज़ूर चलेगा ; haan han haa ji bilkul zaroor jaroor manzoor chalega ;
okay: अच्छा ठीक सही ओके हम्म ओह बढ़िया गलत ग़लत ; accha achha acha theek thik sahi okay hmm hm oh badhiya galat ;
filler: अम्म उम्म अं ऊं अरे मतलब वैसे अं_ आं देखिए देखो असल ; umm um uh arre are_ matlab waise dekhiye dekho actually basically ;
vocative: यार भाई सर मैडम साहब भैया दीदी ; yaar yar bhai sir madam sahab bhaiya didi ; sir madam ma'am sirji
wait: रुकिए रुको ठहरिए ठहरो मिनट सेकंड सेकेंड पल होल्ड ; rukiye ruko thahriye thehro minute second sec hold ruk ;
just: ज़रा थोड़ा थोड़ी बस सिर्फ़ सिर्फ केवल भी ही ; zara jara thoda thodi bas sirf keval bhi hi ;
sorry: सॉरी माफ माफ़ ; sorry maaf ;
thanks: धन्यवाद शुक्रिया थैंक्यू थैंक नमस्ते नमस्कार अलविदा बाय हेलो हैलो ; dhanyavaad dhanyawad shukriya thanks thankyou namaste namaskar alvida bye hello hi_ ;
nominative: मैं हम आप तुम वह वो वे ये यह ; main mai hum aap tum woh wo vo ye yeh ;
ergative: मैंने हमने आपने उसने उन्होंने इसने ; maine humne aapne usne unhone ;
dative: मुझे हमें आपको उसे उन्हें मुझको हमको तुम्हें इसे मेरेको ; mujhe mujhko hume humein hamein aapko use unhe mujko humko ise mereko ;
genitive: मेरा मेरी मेरे हमारा हमारी हमारे आपका आपकी आपके उसका उसकी उसके अपना अपनी अपने इसका इसकी इसके उनका उनकी ; mera meri mere hamara hamari hamare aapka aapki aapke uska uski uske apna apni apne iska iski iske unka unki ;
pronouncase: मुझसे आपसे हमसे उससे इससे इसमें उसमें इसपर उसपर मुझमें ; mujhse aapse humse usse isse isme isme usme ispe uspe ;
any: कुछ कोई किसी सब सभी हर दोनों और_ कई ; kuch koi kisi sab sabhi har dono kai kuchh ;
adjective: ज़्यादा ज्यादा कम बड़ा बड़ी पुराना पुरानी पुराने नया नई दूसरा दूसरी दूसरे पहला पहली बहुत काफ़ी काफी सस्ता महँगा अलग तैयार पूरा पूरी आधा जल्दी धीरे ; zyada jyada kam bada badi purana purani purane naya nayi doosra doosri doosre dusra dusre pehla pehli bahut bohot kaafi kafi sasta mehenga alag taiyaar poora poori jaldi dheere ;
order: पहले फिर दोबारा दुबारा आगे वापस ; pehle pahle phir fir dobara dubara aage wapas vapas ;
wala: वाला वाली वाले ; wala wali wale vala vali vale ;
day: आज कल परसों अभी सुबह शाम दोपहर रात सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार ; aaj kal parso parson abhi subah shaam dopahar raat somvaar mangalvaar budhvaar guruvaar shukravaar shanivaar ravivaar ; today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night tonight
demonstrative: इस उस इन उन ऐसा ऐसे वैसा यहाँ वहाँ यहीं वहीं ; is us in un aisa aise yahan wahan yahin wahin ;
scale: सौ हज़ार हजार लाख करोड़ ; sau hazaar hazar hajar lakh laakh lac crore karod ; hundred thousand lakh lakhs lac lacs crore crores
fraction: साढ़े सवा पौने ; saadhe sadhe sade saade sava sawa paune pone ; 
halfunit: डेढ़ ढाई पौन ; derh dedh dhai adhai paun ; half
unit: ग्राम तोला तोले रुपये रुपए रुपया कैरेट महीने महीना साल प्रतिशत बजे किलो दिन परसेंट टका पैसे अंक ; gram grams tola tole rupaye rupees rupaya rupaiye carat karat kt mahine mahina saal percent baje kilo din taka ; gram grams tola tolas rupees rupee karat carat karats carats months month years year percent days day kilo kg weeks week hours o'clock
double: डबल दोहरा ; double dabal ; double
triple: ट्रिपल तिहरा ; triple tripal ; triple
article: ; ; a an the
preposition: ; ; of in on at from with about for to by into over under between against through during since until till than per like without within near after before
coordinator: ; ; and or plus
contrast: ; ; but however although though except unless whereas yet
conditional: ; ; if when whenever while once
cause: ; ; because as so
complementiser: ; ; that whether
whword: ; ; what which who whom whose when_ where why how
subject: ; ; i we they he she
pronoun: ; ; you it me us him her them this these those
one: ; ; one something anything everything nothing someone anyone nobody more most less least same other another both all none else mine yours
possessive: ; ; my your his our their its her_
be: ; ; am is are was were be been being
contraction: ; ; i'm it's that's what's there's i've i'll i'd you're we're he's she's they're let's we've who's where's how's
have: ; ; have has had
doaux: ; ; do does did
can: ; ; can could will would should shall may might must
negaux: ; ; don't doesn't didn't can't cannot won't isn't aren't wasn't couldn't wouldn't shouldn't haven't hasn't
negation: ; ; not no never nope nah
affirm: ; ; yes yeah yep yup sure ok okay right correct absolutely definitely fine exactly alright done agreed certainly great perfect good wrong hmm hm mm mhm
transitive: ; ; want need give get take tell send make bring keep find put show let use fix offer provide share like_ buy sell charge require increase reduce change book visit
intransitive: ; ; know think understand see hear say said speak talk come go work start open close pay wait stop help call think_ ask check want_ mean heard thought told meant wanted needed
gerund: ; ; going looking calling trying asking saying thinking wondering talking coming taking getting
quantifier: ; ; some any many much few several each every enough little lot lots
determiner: ; ; last next first second third another_ such
adverb: ; ; now later again soon already just only still also even too please here there then very really maybe perhaps ever back away together quickly slowly early once_ always around approximately almost exactly_ roughly nearly
polar: ; ; please
quality: ; ; high low good_ bad safe open closed ready available possible expensive cheap better best late clear busy interested eligible sure_ new old free full short long fast slow far near_ easy hard difficult important urgent different final fixed monthly yearly enough_ correct_ true real
hesitate: ; ; um uh umm uhh er erm well actually basically hmm_ like anyway
farewell: ; ; thanks thank bye goodbye hello hi hey namaste greetings welcome
apology: ; ; sorry pardon excuse
hold: ; ; hold wait hang moment minute second_ sec
'''

DIGIT_H = 'zero_ शून्य एक दो_ तीन चार पाँच पांच छह छः छे सात आठ नौ ज़ीरो जीरो वन टू थ्री फोर फाइव फ़ाइव सिक्स सेवन एट नाइन'.split()[1:]
DIGIT_R = 'shunya sunya ek teen tin char chaar paanch panch paach che chhe chhah saat sat aath aat nau zero one two three four five six seven eight nine'.split()
DIGIT_E = 'zero one two three four five six seven eight nine'.split()
ZERO = 'शून्य ज़ीरो जीरो shunya sunya zero'
# English tens, which make a pair with the digit after them; Hindi has a word for each number up to 99.
DECADE = '''twenty thirty forty fourty fifty sixty seventy eighty ninety
ट्वेंटी ट्वेन्टी थर्टी फोर्टी फॉर्टी फिफ्टी सिक्सटी सिक्स्टी सेवेंटी सेवंटी एटी नाइंटी नाइनटी'''
TENS_R = '''das gyarah gyaarah barah baarah terah chaudah pandrah solah satrah athara atharah athaarah unnis bees bis ikkees bais baees teis tees chaubis chaubees pachis pachees chhabbis sattais atthais untees
chalis chaalis pachas pachaas saath_ sattar assi nabbe paintis paintees paintalis pachpan pachhattar pachattar pachasi pachanve ninyanve'''.split()

# Where a word is written the same in both languages, the language said decides which row is read.
DEVA_E = '''आई subject|वी subject|यू pronoun|इट pronoun|मी pronoun|दिस pronoun|माय possessive|माई possessive|योर possessive|अवर possessive|ए article|द article|दी_ article|एन article|ऑफ preposition|इन preposition|ऑन preposition|एट_ preposition|फ्रॉम preposition|विद preposition|अबाउट preposition|फॉर preposition|फोर_ preposition|टू_ preposition|एंड coordinator|ऐंड coordinator|ऑर coordinator|बट contrast|इफ conditional|वेन conditional|बिकॉज cause|सो cause|दैट complementiser|वेदर complementiser|व्हाट whword|वॉट whword|विच whword|हाउ whword|वेयर whword|व्हेयर whword|वाय whword|हू whword|एम be|इज be|आर be|वाज be|वर be|हैव have|हैज have|हैड have|डू doaux|डज doaux|डिड doaux|कैन can|कुड can|विल can|वुड can|शुड can|डोंट negaux|नॉट negation|नो negation|यस affirm|येस affirm|या_ affirm|श्योर affirm|ओके affirm|राइट affirm|करेक्ट affirm|फाइन affirm|वांट transitive|वॉन्ट transitive|वान्ट transitive|नीड transitive|गिव transitive|गेट transitive|टेक transitive|टेल transitive|सेंड transitive|नो_ intransitive|थिंक intransitive|कम_ intransitive|गो intransitive|पे_ intransitive|कॉल intransitive|चेक intransitive|मच quantifier|मेनी quantifier|सम quantifier|एनी quantifier|प्लीज polar|थैंक्स farewell|थैंक farewell|हेलो farewell|सॉरी apology|वेट hold|मोमेंट hold|अम hesitate|अह hesitate|वेल hesitate|एक्चुअली hesitate|बेसिकली hesitate|टुडे day|टुमॉरो day|लास्ट determiner|नेक्स्ट determiner|फर्स्ट determiner|ग्राम unit|ग्राम्स unit|कैरेट unit|मंथ्स unit|इयर unit|रुपीज unit|परसेंट unit|हंड्रेड scale|थाउजेंड scale|लैख scale|क्रोर scale|लाख scale|जीरो digit|वन digit|टू digit|थ्री digit|फोर digit|फाइव digit|सिक्स digit|सेवन digit|एट digit|नाइन digit|टेन tens|ट्वेंटी tens|थर्टी tens|फोर्टी tens|फिफ्टी tens|सिक्सटी tens|सेवेंटी tens|एटी tens|नाइंटी tens|डबल double|ट्रिपल triple'''

SUFFIX_H = '''ूंगा future|ूंगी future|ऊंगा future|ऊंगी future|ेगा future|ेगी future|ेंगे future|ेंगी future|ोगे future|ोगी future|एगा future|एगी future|एंगे future|एंगी future|ओगे future|ओगी future|ियेगा polite|िएगा polite|इएगा polite|िए polite|इए polite|िये polite|करके conjunctive|कर conjunctive|ाकर conjunctive|ता habit|ती habit|ते habit|ाना infinitive|ना infinitive|नी infinitive|ने oblique|ूं subjunctive|ऊं subjunctive|ाओ imperative|ाया past|ाई past|unga future|ungi future|oonga future|oongi future|ega future|egi future|enge future|engi future|oge future|ogi future|iyega polite|iyega polite|iye polite|ijie polite|aiye polite|karke conjunctive|kar conjunctive|aao imperative|ao imperative|ta habit|ti habit|te habit|ana infinitive|na infinitive|ni infinitive|ne oblique|oon subjunctive|un subjunctive|aya past|ayi past'''
SUFFIX_E = "'s owner|ing gerund|ed pastverb|ly adverb"


def rows(lexicon_en):
    seen = set()

    def row(lang, text, name, what='word'):
        text = normalise(text)
        if text and not text.endswith('_') and (lang, what, text) not in seen:
            seen.add((lang, what, text))
            print('\t'.join((lang, what, text, name)))

    for w in ZERO.split():
        row('h', w, 'zero')
        row('e', w, 'zero')
    for w in ('oh', 'nought'):
        row('e', w, 'zero')
    for w in DECADE.split():
        row('h', w, 'decade')
        row('e', w, 'decade')
    for w in DIGIT_H + DIGIT_R:
        row('h', w, 'digit')
    for w in DIGIT_E:
        row('e', w, 'digit')
    for line in CLASSES.strip().split('\n'):
        name, rest = line.split(':', 1)
        deva, roman, english = (part.split() for part in rest.split(';'))
        for w in deva + roman:
            row('h', w, name)
        for w in english:
            row('e', w, name)
    for w in T.HN[10:]:
        row('h', w, 'tens')
    for w in TENS_R:
        row('h', w, 'tens')
    for w in T.E1[10:] + T.E10[2:]:
        row('e', w, 'tens')
    for part in DEVA_E.split('|'):
        w, name = part.split()
        row('e', w, name)
    for w in T.CT:
        row('h', w, 'place')
    for w in T.ECT:
        row('e', w, 'place')
    for w in T.MN + T.SN:
        row('h', w, 'person')
    for w in T.EMN + T.ESN:
        row('e', w, 'person')
    for line in open(lexicon_en, encoding='utf8'):
        latin, deva = line.split('\t')[:2]
        if latin.isascii() and latin.isalpha():
            row('e', latin, 'noun')
            row('e', deva, 'noun')
    for part in SUFFIX_H.split('|'):
        row('h', *part.split(), what='suffix')
    for part in SUFFIX_E.split('|'):
        row('e', *part.split(), what='suffix')


if __name__ == '__main__':
    rows(sys.argv[1])
