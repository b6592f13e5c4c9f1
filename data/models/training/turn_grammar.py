"""Utterances, whole and broken off, for the end-of-turn network: a grammar of calls about gold loans in three languages.

A pattern is a line of words and [PARTS]; parts are chosen from lists, {SLOTS} filled with numbers, names and places. In a whole
sentence '|' marks a place where it could as well have ended; every other beginning of it is broken off.
"""

import hashlib, random, re

import textgen as TG
import textgen0 as T
from turn_text import FINITE

R = {  # parts: Hindi
    'DAT': 'मुझे|हमें|मुझको|मेरे पापा को|मेरी wife को|मेरी बहन को|भाई को|हमको',
    'NOM': 'मैं|हम|मेरे पति|मेरा भाई|मेरी माँ|हम लोग|पापा',
    'GEN': 'मेरा|हमारा|मेरे भाई का|मेरी पत्नी का|पापा का',
    'GENF': 'मेरी|हमारी|मेरे भाई की|आपकी|आप लोगों की',
    'YOU': 'आप|आप लोग|bank वाले|आपके यहाँ वाले',
    'AMT': '{FIG} हजार|{FIG} lakh|{HA} रुपये|{HA}|{HD} लाख|ढाई लाख|डेढ़ लाख रुपये|साढ़े {HD} लाख|{HD} लाख रुपये|सवा लाख|पचास हजार',
    'WT': '{FIG} ग्राम|{FIG} gram|{HN} ग्राम|{HD} तोला|{HD} तोले|डेढ़ तोला|{HN} gram|साढ़े {HN} ग्राम',
    'KT': '22 कैरेट|18 carat|{HK} कैरेट|{HK} carat',
    'TEN': '{FIG} महीने|{HD} महीने|एक साल|{HN} महीने|छह महीने|दो साल',
    'THING': 'gold loan|loan|पैसा|पैसे|top up|नया loan|overdraft|कर्ज|receipt|appointment|statement',
    'ORN': '{OH}|सोना|gold|सोने का हार|सोने की चेन|कंगन|गहने|पुराने गहने',
    'WHEN': 'कल|आज|परसों|{DAYH} को|शाम को|कल सुबह|अगले हफ्ते|दोपहर में|{DAYH} को {HD} बजे|{TH}',
    'WHY': 'शादी के लिए|पढ़ाई के लिए|दुकान के लिए|खेती के लिए|इलाज के लिए|मकान के काम के लिए|business के लिए|बेटी की फीस के लिए',
    'PLACE': '{CH}|{CH} में|{CH} के पास|अपने गाँव में',
    'TOPIC': 'ब्याज दर|interest rate|processing fee|EMI|किस्त|gold rate|भाव|documents|loan की limit|वजन|charges|balance transfer|नीलामी|valuation|अवधि|prepayment|बीमा|locker',
    'VERBED': 'जमा किया था|बंद कराया था|भर दिया है|ले लिया था|गिरवी रखा है|चुका दिया|भेजा था|रखवा दिया है',
    'FUT': 'आऊँगा|आ जाऊँगा|देखूँगा|बता दूँगा|भर दूँगा|ले आऊँगी|सोचकर बताऊँगा|सोचके बता दूँगा|पूछके बताती हूँ|सोचके phone करूँगा|फिर call करूँगी|पूछकर बताऊँगा|जमा कर दूँगा|आएँगे',
    'POL': 'बताइए|बता दीजिए|बता दो|भेज दीजिए|भेज दो|समझा दीजिए|समझाइए|दिखा दीजिए|कर दीजिए|लिख लीजिए|बताओ|note कर लो|देख लीजिए',
    'CANQ': 'मिल सकता है क्या|हो सकता है|कर सकते हैं क्या|मिल जाएगा|हो जाएगा क्या|दे सकते हैं|चलेगा क्या|मिलेगा क्या|होता है क्या|लगेगा क्या|लगता है',
    'QW': 'कितना|कैसे|कब|कहाँ|क्यों|कब तक|कितने दिन में|किस हिसाब से',
    'QV': 'मिलेगा|होता है|लगता है|लगेगा|आएगा|है|बनेगा|पड़ेगा|देना होगा|चल रहा है|बैठेगा|कटेगा',
    'CL': '[NOM] [WHEN] [FUT]|[DAT] [THING] चाहिए|[GEN] loan चल रहा है|[TOPIC] ज्यादा है|[TOPIC] ठीक है|[NOM] time पर भर दूँगा|सोना {HK} कैरेट का है|documents तैयार हैं|[DAT] [AMT] की जरूरत है|[NOM] {CH} में रहते हैं|पैसे की दिक्कत है|[DAT] समझ नहीं आया|hallmark नहीं है|bill खो गया है|[NOM] पहले ले चुके हैं',
    'CONJ': 'और|लेकिन|मगर|पर|या|या फिर|क्योंकि|ताकि|तो|but|और फिर|इसलिए|बल्कि|वरना|and|because|और हाँ|और एक|लेकिन वो|पर अगर|और जो|मतलब|कि|क्योंकि मेरा|लेकिन मुझे|so|फिर',
    'FILL': 'अम्म|उम्म|मतलब|वो|actually|basically|अ|हम्म वो|तो वो|वो क्या है|वैसे|like|देखिए|अरे वो|uh|umm',
    'IF': 'अगर|यदि|जब|मान लीजिए|अगर कहीं|जब भी|जब तक|अगर मान लो|suppose',
    'THATV': 'मुझे लगता है कि|मैंने सुना है कि|मैं पूछना चाहता था कि|मुझे जानना है कि|मैं यह कह रही थी कि|मुझे पता करना था कि|बात ये है कि|मेरा कहना है कि|आपने बोला था कि|किसी ने बताया कि|मतलब यह कि|पहले ये बताइए कि|दिक्कत ये है कि|मैं सोच रहा था कि|मेरे भाई ने कहा कि|मुझे confirm करना है कि|आप ये बताओ कि|सवाल यह है कि|हो सकता है कि|मुझे डर है कि|मुझे यह समझना है कि|ऐसा है कि',
    'ADJ': 'ज्यादा|कम|ठीक|महँगा|सस्ता|अच्छा|सही|बहुत high|काफी|थोड़ा ज्यादा',
}
HI = '''[DAT] [THING] चाहिए
[DAT] [AMT] चाहिए
[DAT] [AMT] का [THING] चाहिए
[AMT] चाहिए [DAT]
[DAT] [WHY] [THING] चाहिए
[DAT] [WHY] [AMT] चाहिए
[DAT] [THING] लेना है
[DAT] [TOPIC] के बारे में जानना है
[DAT] [TOPIC] के बारे में पूछना था
[DAT] [TOPIC] समझना है
[DAT] सिर्फ [TOPIC] जानना था
[NOM] [WHEN] [FUT]
[NOM] [WHEN] branch [FUT]
[NOM] [PLACE] रहता हूँ
[NOM] {CH} से बोल रहा हूँ
मैं {CH} से बात कर रही हूँ
मैं {NH} बोल रहा हूँ
मेरा नाम {NH} है
नाम {NH} है
मेरे पास [WT] सोना है
मेरे पास [WT] [ORN] है
मेरे पास [WT] की [ORN] है
मेरे पास {HD} [ORN] और {HD} [ORN] हैं
[ORN] [KT] का है
सोना [KT] का है
[KT] का होगा
कुल वजन [WT] है
[WT] के आसपास है
[WT] होगा
करीब [WT] होगा शायद
[DAT] वजन का अंदाजा नहीं है
कैरेट का पता नहीं है
[TEN] के लिए चाहिए
[TEN] में चुका दूँगा
[TEN] काफी है
[TEN] रखेंगे
[GEN] loan दूसरी company में चल रहा है
[GEN] loan पहले से चल रहा है
पुराना loan {HN} percent पर है
वहाँ [AMT] बाकी है
[AMT] बकाया है
[NOM] ने पहले [THING] लिया था
मैंने [WHEN] [VERBED]
हमने [ORN] [VERBED]
[TOPIC] बहुत ज्यादा है
[TOPIC] [ADJ] लग रहा है
[TOPIC] [ADJ] है
[TOPIC] ठीक लगा मुझे
[DAT] समझ में नहीं आया
[DAT] आवाज नहीं आ रही
[DAT] सोचना पड़ेगा
[DAT] घर पर पूछना होगा
[DAT] जरूरत नहीं है
[DAT] कोई जल्दी नहीं है
[DAT] किसी इंसान से बात करनी है
[DAT] manager से बात करनी है
[DAT] शिकायत करनी है
[DAT] पैसे की सख्त जरूरत है
[DAT] appointment cancel करना है
[DAT] दूसरा number देना है
आधार और pan दोनों हैं
मेरे पास pan नहीं है
documents सब तैयार हैं
bill नहीं है मेरे पास
यह [ORN] मेरी माँ का है
यह [WHY] चाहिए
बेटी की शादी है
[WHEN] आना ठीक रहेगा
[WHEN] आ सकता हूँ
[WHEN] का time दे दीजिए
[WHEN] नहीं आ पाऊँगा
[NOM] busy हैं अभी
अभी मैं गाड़ी चला रहा हूँ
call कट गया था
network नहीं आ रहा था
आपने गलत सुना
मैंने ऐसा नहीं कहा
मैंने [AMT] बोला था
यह number बंद हो जाएगा
मुझे call मत कीजिए
मेरा number हटा दीजिए
recording मत कीजिए
[TOPIC] [POL]
[DAT] [TOPIC] [POL]
whatsapp पर [POL]
please [TOPIC] [POL]
जरा [POL]
थोड़ा धीरे बोलिए
एक बार फिर से [POL]
दोबारा बोलिए
हिंदी में [POL]
पहले [TOPIC] [POL]
मेरी बात manager से करा दीजिए
मेरी appointment [WHEN] की कर दो
अगर [CL] तो [TOPIC] [QW] [QV]
अगर [CL] तो क्या होगा
अगर [CL] तो [THING] मिलेगा क्या
जब [CL] तो मैं [FUT]
[THATV] [CL]
[THATV] [TOPIC] [QW] [QV]
[CL] और [CL]
[CL] लेकिन [CL]
[CL] इसलिए [CL]
[CL] क्योंकि [CL]
जो loan पहले लिया था वो बंद हो गया है
जैसा आपने बताया वैसा ही कर दीजिए
जितना मिल सकता है उतना दे दीजिए
[TOPIC] [QW] [QV]
[TOPIC] क्या है
[TOPIC] क्या चल रहा है
आज [TOPIC] क्या है
[TOPIC] का क्या मतलब है
[AMT] पर [TOPIC] कितना होगा
[WT] पर कितना मिलेगा
[WT] सोने पर कितना loan मिल जाएगा
[AMT] के लिए कितना सोना चाहिए
[THING] [CANQ]
बिना pan के [THING] [CANQ]
[TOPIC] माफ [CANQ]
क्या [YOU] [TOPIC] लेते हैं
क्या [THING] [WHEN] मिल जाएगा
क्या मैं [WHEN] आ सकता हूँ
आपकी branch कहाँ है
{CH} में branch है क्या
branch कितने बजे खुलती है
branch कब बंद होती है
रविवार को खुला रहता है क्या
कौन कौन से documents लगेंगे
क्या क्या लाना पड़ेगा
[ORN] सुरक्षित रहेगा ना
[ORN] कहाँ रखते हैं
सोना वापस कब मिलेगा
पैसा कितनी देर में आएगा
किस्त नहीं भरी तो क्या होगा
आप कौन बोल रहे हैं
आप machine हैं क्या
आपको मेरा number कहाँ से मिला
कौन सा option अच्छा रहेगा
इसमें कोई छुपा charge तो नहीं है
दूसरे bank से कम क्यों है
[YOU] कितना percent देते हैं
ऐसा क्यों होता है
मेरी किस्त कितनी आएगी
पहले चुकाने पर charge लगेगा क्या
मेरा सोना बिक तो नहीं जाएगा
मुझे कैसे पता चलेगा
और कोई charge है क्या
और क्या लगेगा
सही है ना
[NOM] कुछ नहीं जानते इस बारे में
मैंने तो सब भर दिया था
यह तो बहुत कम है
इतने में काम नहीं चलेगा
ठीक है [WHEN] [FUT]
हाँ मुझे [THING] लेना है
नहीं मुझे [THING] नहीं चाहिए
हाँ [WHEN] आ जाऊँगा
नहीं [AMT] चाहिए
धन्यवाद मैं बाद में [FUT]
बस इतना ही पूछना था
और कुछ नहीं पूछना
ठीक है फिर बात करते हैं
चलिए ठीक है रखता हूँ
[AMT] चाहिए मुझे [WHY]
चाहिए मुझे [AMT]
लेना है मुझे [THING]
मिल जाएगा ना [THING]
कितना मिलेगा [WT] पर
बताइए [TOPIC] क्या है
बताओ ना [TOPIC]
कब मिलेगा [THING]
कहाँ है आपकी branch
क्या है [TOPIC]
[TOPIC] तो [ADJ] है भाई
[TOPIC] बहुत ज्यादा है भाई
[TOPIC] [ADJ] है sir
यार [TOPIC] तो [ADJ] है
हो गया था band phone अचानक
भूल गया था मैं बताना
network की वजह से कट गया
[TOPIC] कम है या ज्यादा
[TOPIC] fix है या बदलता है
हर महीने देना है या एक साथ
आप {CH} में हैं या {CH} में
bank सरकारी है या private
loan अभी मिलेगा या बाद में
branch आना पड़ेगा या घर पर होगा
मुझे message मत करना
फिर कभी phone मत करना
वो वाला message मत भेजना
किसी को मत बताना
आगे से [TOPIC] मत काटना
[WHEN] भेज देना
[TOPIC] बता देना please
number note कर लेना
मैं खुद आ जाऊँगा branch
भेज दो [TOPIC] whatsapp पर
कर दो cancel appointment
रख लीजिए [TEN] का
[TEN] रख लो
[TEN] ठीक रहेगा
ब्याज वाला plan सही रहेगा
ब्याज वाला plan दे दीजिए
पैसे किसके account में आएँगे
मेरे husband आएँगे साथ में
मेरी पत्नी का नाम {NH} है
हाँ मेरे पास [WT] है
नहीं मेरे पास [KT] वाला है
मैं आपकी बात समझ गया
समझ गया मैं
मुझे सब पता है
अब क्या करना होगा
इसके लिए क्या करना पड़ेगा
आगे का process क्या है
दूसरा कोई तरीका है क्या
इतना time क्यों लगता है
कल ही तो बताया था आपने
मैं अभी बाहर हूँ
मैं driving कर रहा हूँ अभी
शाम को call कर लेना
[WHEN] के बाद call कीजिए
[TOPIC] और [TOPIC] दोनों बताइए
[ORN] और [ORN] दोनों रखने हैं
[ORN] पर loan मिलता है क्या
[KT] पर कितना rate है
[CL] ना
[CL] जी
[CL] इसलिए पूछ रहा हूँ
[CL] तो बताइए
आपने जो rate बताया था वो ठीक है
जो documents चाहिए वो भेज दीजिए
जब पैसा आएगा तब चुका दूँगा
जहाँ पास में हो वहाँ का time दे दो
जैसे ही पैसा मिलेगा मैं आ जाऊँगा
खो गई है receipt मेरी
मिला नहीं अभी तक पैसा
कब आएगा पैसा
बता दिया था मैंने [WHEN]
मत भेजना message आगे से
बंद है क्या branch [WHEN]
मिलेगा कितना loan
कर दिया था जमा मैंने
आया नहीं था message
लग गया था penalty गलती से
टूट गया था हार रास्ते में
निकल गई थी last date
मैं नहीं आ सकता [WHEN]
मैं तो बस पूछ रहा था
मैं आपसे ही बात करूँगा
मुझे नहीं पता कितना है
मुझे कुछ समझ नहीं आ रहा
कोई और option है क्या
कोई fees तो नहीं है ना
कोई दिक्कत तो नहीं होगी
सब ठीक है ना
यही तो पूछ रहा हूँ
ऐसे ही पूछ लिया
आप ही बता दो
आप जो ठीक समझो कर दो
इससे ज्यादा नहीं चाहिए
बस इतना चाहिए
उतना ही काफी है
थोड़ा कम कर दो [TOPIC]
[TOPIC] कम करवा दो ना
[TOPIC] कौन भरेगा
[TOPIC] किसको देना है
[TOPIC] कब तक valid है
[TOPIC] वापस मिलता है क्या'''.split('\n')
HI_SHORT = '''हाँ|हाँ जी|जी|जी हाँ|जी बिल्कुल|हाँ बिल्कुल|हाँ ठीक है|ठीक है|ठीक|सही है|हाँ सही है|हाँ यही|हाँ कर दो|हाँ कर दीजिए|कर दीजिए|कर दो|चलेगा|हाँ चलेगा|मंजूर है|जरूर|ओके|ओके जी|हाँ बोलिए|जी बोलिए|बोलिए|हाँ हाँ|हाँ हाँ ठीक है|बिल्कुल|बिल्कुल सही|पक्का|हाँ पक्का|हाँ जी बोलिए|हाँ भाई|हाँ जी करो|हाँ चाहिए|हाँ लेना है|नहीं लेना|नहीं करना|अभी नहीं चाहिए|हाँ है|जी है|नहीं है|नहीं था|हाँ था|हाँ दीजिए|हाँ भेज दो|नहीं भेजो मत|नहीं record मत करो|हाँ record कर लो|कोई दिक्कत नहीं|no problem|कभी नहीं|शायद|हो सकता है|लगता है हाँ|जैसा आप ठीक समझें|जो आप बोलें|नहीं|जी नहीं|नहीं जी|नहीं चाहिए|नहीं नहीं|ना जी|अभी नहीं|नहीं अभी नहीं|बिल्कुल नहीं|रहने दीजिए|रहने दो|नहीं रहने दीजिए|मत कीजिए|जरूरत नहीं|गलत है|नहीं गलत है|नहीं ये नहीं|बाद में|मुझे नहीं पता|पता नहीं|मालूम नहीं|याद नहीं है|yes|no|yes जी|no जी|ok|okay|ठीक है जी|अच्छा ठीक है|हो गया|done|कोई बात नहीं|दोनों|पहला वाला|दूसरा वाला|हर महीने|एक साथ|आखिर में'''.split('|')
HI_BACK = '''अच्छा|अच्छा अच्छा|हम्म|हाँ हाँ|जी जी|ओह अच्छा|अच्छा जी|ओह|ठीक ठीक|हम्म ठीक|हम्म अच्छा|ओके ओके|सही सही|अच्छा हाँ|हम्म हम्म|जी अच्छा|सही बात है'''.split('|')
HI_BYE = '''धन्यवाद|शुक्रिया|नमस्ते|thank you|धन्यवाद जी|ठीक है नमस्ते|बहुत धन्यवाद|हेलो|नमस्ते जी|हेलो जी|राम राम|नमस्कार|bye|ओके bye|थैंक्यू जी|thank you बस|रखता हूँ|बाद में बात करेंगे'''.split('|')
HI_OPEN = '''[TOPIC] के बारे में|[DAT] [TOPIC] के बारे में|[THING] के बारे में मुझे|[DAT] [THING] के लिए|[TOPIC] के लिए|[ORN] के बदले में|[WT] के ऊपर|[TOPIC] के हिसाब से|[GEN] loan के बारे में|जो [ORN] है|जो [TOPIC] है|जो पहले वाला [TOPIC] था|जिसमें [TOPIC]|[NOM] अपने [ORN] को|[NOM] [WHEN] से|[WHEN] के बाद से|मेरा नाम|मेरा number|मेरा mobile number|मेरा पता|pin code|मेरी branch|एक बात और|एक बात|एक सवाल|एक और बात|एक चीज और|सुनिए|सुनो ना|सुनिए ना|सुनिए जी|पहले ये बताइए|ये बताइए|एक बात बताइए|मेरा सवाल|मेरी बात|मेरा मतलब|मतलब ये|दरअसल|असल में|जैसे|जैसे कि|यानी|यानी कि|वैसे तो|फिर तो|तो फिर|तो मैं|तो मुझे|तो अगर|अच्छा तो|हाँ तो|हाँ तो मैं|और मैं|फिर मैं|तो फिर मुझे|वो जो|वो वाला|ये जो|जो आपने बताया|वो जो आपने कहा|आपने जो बताया ना|आप लोग जो|जो पुराना loan है|जो सोना रखा है|जो गहने हैं|जो पैसे मिले थे|जो branch में बताया था|जो हार मेरी माँ का है|जिस bank में loan है|जितना सोना है|जिस दिन मैं आऊँ|जब मैं branch आऊँ|मैं कह रहा था|हाँ मैं कह रही थी|मैं ये बोल रहा था|मैं पूछ रहा था|जैसा मैंने बताया|वो क्या है|वो क्या है ना|बात यह है|बात ऐसी है|दिक्कत ये है|सबसे पहले|पहली बात तो|पहले तो|दूसरी बात|नहीं तो|वरना|इसके अलावा|उसके बाद|इसके साथ|मेरी wife|मेरे पापा|मेरा भाई|मेरे husband|उनका|हमारे यहाँ|आपके यहाँ|आप मुझे|क्या आप|क्या मैं|क्या मुझे|मैं आपसे|मुझे आपसे|मैं सोच रहा|मैं जानना|मुझे बस|हम लोग तो|वो लोग|आज मैंने|कल मैंने|मेरे पास|मेरे पास एक|मेरे पास दो|मैंने एक|मेरे घर में|पिछले महीने|पिछले साल मैंने|करीब|लगभग|कम से कम|ज्यादा से ज्यादा|जितने में|उस हिसाब से तो|मुझे ये जो'''.split('|')
HI_WAIT = '''एक मिनट|एक मिनट रुकिए|एक minute|एक second|एक sec|रुकिए|रुकिए जरा|जरा रुकिए|जरा रुको|रुको|रुको जरा|एक मिनट हाँ|एक पल|एक पल रुकिए|hold कीजिए|hold करो|जरा एक मिनट|एक मिनट देखकर बताता हूँ|अभी देखता हूँ रुकिए|ठहरिए|दो मिनट|दो मिनट रुकिए|रुकिए मैं देखता हूँ|देखकर बताता हूँ एक मिनट|एक मिनट pen ले लूँ|बस एक मिनट|ज़रा देखने दीजिए|wait कीजिए|हाँ एक मिनट|अरे रुको|एक second please'''.split('|')
HI_LIST = '''[ORN] है [ORN] है और|एक [ORN] है एक [ORN]|एक [ORN] दो [ORN] और|पहला तो [TOPIC] और दूसरा|पहले [TOPIC] फिर|आधार है pan है|आधार pan और|[ORN] [ORN] और|एक तो [TOPIC]|एक तो [TOPIC] और दूसरा|[ORN] भी है और [ORN]|दो [ORN] हैं तीन [ORN]|मेरे पास एक [ORN] है और दो|मेरे पास [ORN] है और एक|{HN} ग्राम का [ORN] है और {HN} ग्राम का|{HN} ग्राम का हार {HN} ग्राम की'''.split('|')
HI_FIX0 = '''{FIG} नहीं|{FIG} gram नहीं|{FIG} lakh नहीं|{HN} नहीं|{HN} ग्राम नहीं|[AMT] नहीं|नहीं नहीं मेरा मतलब|नहीं मेरा मतलब|sorry वो|sorry मेरा|सॉरी|माफ कीजिए वो|गलत बोल दिया वो|मेरा मतलब था|नहीं वो नहीं|{DAYH} नहीं|{CH} नहीं|नहीं नहीं वो|अरे नहीं|मतलब {HN} नहीं|रुकिए गलत|नहीं नहीं {HN}  नहीं|sorry sorry|वो गलत हो गया मतलब'''.split('|')
HI_FIX1 = '''{FIG} नहीं {FIG}|{FIG} ग्राम नहीं {FIG} ग्राम|{FIG} gram नहीं {FIG} gram है|{HN} नहीं {HN}|{HN} नहीं {HN} ग्राम|{HN} ग्राम नहीं {HN} ग्राम|{DAYH} नहीं {DAYH}|{CH} नहीं {CH}|sorry {HN} ग्राम|नहीं नहीं {DAYH} को|मेरा मतलब [AMT]|नहीं [AMT]|सॉरी {HK} कैरेट|[AMT] नहीं [AMT]|नहीं {CH}|मेरा मतलब {HN} महीने|गलत बोल दिया {HN} ग्राम है|{HK} नहीं {HK} कैरेट|{TH} नहीं {TH}'''.split('|')

E_ = {  # parts: English
    'S': 'i|we|my wife|my father|my brother|my husband|they|my mother',
    'NEED': 'i need|i want|we need|i would like|i am looking for|we are looking for|i require|i was hoping for|i wanted',
    'LOAN': 'a gold loan|a loan|some money|a top up|an overdraft|a call back|an appointment|a statement|a receipt|a person to talk to|the details|a gold loan on my bangles|a loan for my shop',
    'AMT': '{FIG} lakh|{FIG} thousand|{EA} rupees|{EA}|two lakh|one and a half lakh|{EDG} lakh rupees|fifty thousand|around {EDG} lakhs|three lakhs',
    'WT': '{FIG} grams|{EN} grams|{EG} grams|{EDG} tola|about {EN} grams|around {EN} grams|{EN} grams of gold',
    'KT': '{K} karat|{K} carat',
    'WHEN': 'tomorrow|today|on {DAYE}|tomorrow morning|in the evening|next week|on {DAYE} at {TE}|at {TE}|after lunch|this weekend|day after tomorrow|by friday',
    'WHY': "for my daughter's wedding|for my shop|for medical treatment|for my son's education|for farming|for home repairs|for an emergency|for business",
    'TOPIC': 'the interest rate|the processing fee|the emi|gold loans|the documents|the gold price|the charges|the tenure|balance transfer|the auction|the valuation|repayment|foreclosure|insurance|the branch timings',
    'TN': 'interest rate|processing fee|emi|gold rate|penalty|limit|tenure|late fee|valuation charge|loan amount|monthly payment',
    'ORN': '{OE}|my gold|the jewellery|my bangles|the necklace|two chains|some coins|old ornaments',
    'DO': 'close the loan early|pay the interest only|bring my mother|get the money today|visit the branch|change the date|renew my loan|pledge my ring|transfer my loan|pay online|get a better rate|take back one item|extend the tenure|cancel my appointment|speak to a manager|miss a payment|prepay some amount|get a call back|sell the gold',
    'CL': 'i will come [WHEN]|the rate is high|i have a loan already|the gold is {K} karat|my documents are ready|i need the money quickly|the branch is far|i lost the bill|my wife is not sure|it is hallmarked|i can pay every month|they charge a lot|i am not at home|i do not have a pan card|i took it last year|my brother is coming with me',
    'CONJ': 'and|but|or|because|so|although|except|and then|or maybe|but the|and my|because my|so if|since|and also|unless|but if|and the|plus|or else|though|and i|but i|while|which|that|with|where|and one|or the|so that',
    'FILL': 'um|uh|umm|well|actually|basically|like|you know|i mean|so uh|er|hmm|so um|uh well|okay so|and uh|let me see|let me think|how do i say',
    'THATV': 'i think that|i heard that|i was told that|i wanted to know whether|what i mean is|i am not sure whether|the thing is|my point is that|i was wondering if|can you tell me whether|someone told me that|the problem is that|i would like to know how|i need to find out when|could you check whether|tell me if|i just want to be sure that|i was saying that|it depends on whether|please confirm that|my question is|the reason is',
    'IF': 'if|when|suppose|once|unless|as long as|in case|even if|until|after|before|whenever|as soon as|while',
    'PREP': 'of|in|at|from|with|about|for|to|on|near|between|under|by|into|without|than|as|per|against|towards',
}
EN = '''[NEED] [LOAN]
[NEED] [AMT]
[NEED] [AMT] | [WHY]
[NEED] [LOAN] | [WHY]
i want to know | about [TOPIC]
i want to ask about [TOPIC]
i am calling about [TOPIC]
i would like to [DO]
i want to [DO]
i need to [DO] | [WHEN]
i am calling from {CE}
i live in {CE}
i live near {CE}
this is {NE} | speaking
my name is {NE}
i am {NE} | from {CE}
i have [WT]
i have [WT] | of gold
i have [ORN] | at home
i have [ORN] and [ORN]
it is [KT]
it is [KT] | gold
the gold is [KT]
it weighs [WT]
the total weight is [WT]
i don't know the exact weight
i am not sure about the purity
{EN} months is fine
for {EN} months | please
one year should be enough
i can repay in {EN} months
i already have a loan | with another company
my loan is with another bank
i am paying {EN} percent | there
[AMT] is outstanding
i still owe [AMT]
[S] took a loan | last year
i paid the emi | [WHEN]
i closed it last month
the rate is too high | for me
that sounds expensive
that is too much
that is less than i expected
that works for me
that sounds good | to me
i did not understand | that
i cannot hear you | properly
your voice is breaking
let me think about it
let me ask my wife
i will call you later
i will come [WHEN]
i can come [WHEN]
i can't come [WHEN]
i will visit the branch | [WHEN]
please book me [WHEN]
please send me the details
please send it on whatsapp
please tell me [TOPIC]
please speak slowly
please don't call me | again
please remove my number
please connect me to a person
tell me about [TOPIC]
give me the address
say that again | please
repeat that please
send me a message
call me [WHEN]
book an appointment | [WHEN]
i want to talk to a person
i want to speak to your manager
i want to complain
i have a complaint
i have both aadhaar and pan
i don't have a pan card
i have all the documents
i don't have the bill
it is for [ORN]
it belongs to my mother
it is [WHY]
i just wanted to know [TOPIC]
the call got cut
the line was disconnected | last time
i am driving right now
i am busy right now
you heard it wrong
i said [AMT]
that is my old number
what is the [TN]
what is the [TN] | for [AMT]
what is today's [TN]
what about [TOPIC]
what happens if i [DO]
what if i [DO]
what documents do i need
what time does the branch open
what should i bring
what is the difference | between them
which branch is near {CE}
which option is better
which documents are required
how much will i get | for [WT]
how much can i get
how much interest will i pay
how much is the [TN]
how do i [DO]
how long does it take
how long will the money take
how is the gold valued
how many months can i take
when will i get my gold back
when do i have to pay
when does the branch close
where is the nearest branch
where do you keep the gold
who will check my gold
why is the [TN] so high
can i [DO]
can i [DO] | [WHEN]
can you [DO2] | please
could you [DO2] | please
will you [DO2]
do you have a branch in {CE}
do you charge a [TN]
do you take silver
do i need a guarantor
do i have to come in person
does the [TN] change
is there a [TN]
is my gold safe
is it possible to [DO]
is the branch open [WHEN]
are you a real person
are you a machine
are there any hidden charges
am i eligible
will i get [AMT] | for [WT]
will the price change
may i know who is calling
should i bring [ORN]
if i [DO] what happens
if i [DO] will there be a [TN]
if [CL] can i [DO]
when [CL] i will call you
[THATV] [CL]
[THATV] i can [DO]
[CL] and [CL]
[CL] but [CL]
[CL] because [CL]
[CL] so [CL]
okay i will come [WHEN]
yes i want [LOAN]
no i don't want [LOAN]
yes [WHEN] is fine
no [WHEN] is not possible
thank you i will call later
thanks for the information
that is all i wanted
nothing else for now
when does [TOPIC2] change
when does my loan end
when does it start
why is the [TN] so high
why is it so expensive
why does it take so long
i have both the bill and the receipt
i have both [ORN] and [ORN]
let me think | about it
let me discuss with my family
let me come [WHEN]
let me confirm and call you
it depends on the rate
what do you mean
what did you say
what else do i need
what do i have to pay
is that the final rate
is that all
is it fixed or floating
is it monthly or yearly
do i pay monthly or at the end
should i come today or tomorrow
are you open on sunday
how are you
how does it work
how does [TOPIC2] work
how safe is it
how far is the branch
who are you
who am i speaking to
where are you located
where did you get my number
can someone call me back
can my brother collect it
can i ask you something about [TOPIC]
can i know [TOPIC]
can we do it online
i was told {EN} percent
i am paying {EN} percent there
i am not interested
i am not ready yet
i am at work
i am outside right now
i don't understand
i don't want to sell
i don't think so
i lost my receipt
i forgot my number
i have no bill for it
i have no idea about that
i changed my mind
i already told you
i already sent the documents
i need it urgently
i need it by friday
we need it for [ORN]
my husband will come with me
my mother owns the gold
my loan is still running
my gold is with another bank
my cibil is bad
the app is not working
the staff was rude
the money has not come
the loan was closed last month
they said no
they charge {EN} percent
nobody called me back
somebody is at the door | please call later
you people are very slow
you can call me [WHEN]
you may record the call
it is not hallmarked
it is around [WT] i think
it has stones in it
that is not what i said
that is the wrong number
that would be great
there is a mistake in my name
all of it is [KT]
monday works | for me
evening is better
cash is fine
the first option is better
[TOPIC] please
[TN] please
[WT] of [K2] karat
two of them are [KT]
of course i will come [WHEN]
as soon as i get the money i will pay
whatever you suggest is fine
do i need to bring [ORN]
do i need a [NOUN]
do you need a [NOUN]
do you have a [NOUN] for this
do you accept [ORN]
do you give loans on [ORN]
does it include the [TN]
does my [NOUN] matter
did you get my message
did my payment go through
have you received the money
has the rate gone up
who decides the [TN]
who can collect the gold
who is the manager there
whose name will be on the receipt
which [NOUN] is required
which day is better
what is a [NOUN]
what is this charge | for
what is the minimum [TN]
what kind of loan is it
what do you do with my gold
what will happen to my gold
where do i sign
where can i pay
where can i see my balance
when can i come
when is the next payment
when was it approved
how old should i be
how often do i pay
how is it different
how can i trust you
how soon can you do it
how do you check purity
how come it is so low
is it safe
is it insured
is there any discount
is there an app
is there parking there
is that okay
is this call recorded
is my loan approved
are you sure
are you there
are the charges refundable
can i come alone
can i get it in cash
can you hear me
can you wait for a week
can my wife sign for me
could i get a lower rate
would that be possible
will you call me back
will it affect my cibil
will there be a penalty
should i pay now
i am calling about my loan
i am looking for a better rate
i am a bit worried
i am retired
i am {EN}
i am not well
i work in {CE}
i run a small shop
i moved to {CE}
i met your manager
i signed the papers
i gave the gold last month
i got a message from you
i have a doubt
i have no complaints
i have to go now
i have been waiting for days
i had called yesterday
i know that
i like that
i prefer monthly
i prefer [WHEN]
i think {EN} grams
i think it is [KT]
i thought it was free
i want it for {EN} months
i was told to call
i will bring everything
i will take that
i will wait
i would prefer the evening
it broke last year
it depends
it is a chain
it is a family matter
it is my mother's
it is not working
it is too far
it was a gift
let us do it [WHEN]
make it [WHEN]
my wife will decide
my number has changed
no one came
not [AMT]
please check again
please explain
please reduce the rate
please cancel it
please confirm the appointment
put it in my name
nothing like that
same as before
same number
see you [WHEN]
send the link
take my number
that is my final answer
that is not possible
that was my brother
the line is bad
the gold belongs to me
the branch near {CE} is fine
this is not my number
we are two brothers
we live in {CE}
we will come together
you called me
you decide
you said {EN} percent
you can check my record'''.split('\n')
E_['NOUN'] = 'guarantor|form|photo|bill|nominee|pan card|bank account|passport|cheque|salary slip|co applicant|reference|token|receipt'
E_['TOPIC2'] = 'overdraft|the bullet option|balance transfer|repayment|an auction|the top up|the valuation|renewal'
E_['K2'] = '{K}'
E_['DO2'] = 'repeat that|explain it again|send me the details|check my loan|reduce the rate|help me|speak in hindi|call me later|tell me the rate|move my loan here|connect me to someone|hold my gold'
EN_SHORT = '''yes|yes please|yeah|yeah sure|yep|sure|sure go ahead|okay|ok|okay fine|fine|that's fine|that is right|that's right|yes that's right|yes correct|correct|right|exactly|absolutely|definitely|of course|sounds good|go ahead|please do|please go ahead|done|agreed|i agree|all right|alright|no|no thanks|no thank you|nope|not now|not really|not yet|not needed|no need|never mind|don't|no don't|please don't|that's wrong|wrong|that is not right|no that's wrong|maybe later|later|i don't know|not sure|i have no idea|no idea|no don't record|you can record|it's okay|monthly|at the end|both|neither|the first one|the second one|twice|only once|none|yes ma'am|no sir|yes i do|no i don't|of course yes|of course not|why not|yes we can|no we don't|i do|i will|i am|i did|i can't|we do|not at all|no problem|no issues|okay then|alright then|yes you can|yes go on|go on|carry on|please continue|yes continue|i don't mind|no don't do that|that's correct|that's it|perhaps|maybe|i think so|i guess so|i hope so|anything is fine|whatever is best|same here|yes it is|no it isn't'''.split('|')
EN_BACK = '''i see|uh huh|mm hmm|okay okay|right right|oh okay|hmm okay|i understand|got it|oh i see|yeah yeah|makes sense|ah okay|okay right|hmm|uh huh okay|yes yes|understood|oh|alright then|fair enough'''.split('|')
EN_BYE = '''thank you|thanks|bye|bye bye|goodbye|okay bye|thank you very much|thanks a lot|hello|hi|hi there|good morning|good evening|that's all|that is all|that's it thank you|have a nice day|talk to you later|no that's all thanks'''.split('|')
EN_OPEN = '''my name is|my number is|my phone number is|my address is|the pin code is|my date of birth is|one more thing|one more question|another thing|one question|i have a question|i have one doubt|just one thing|listen|hello so|first tell me|tell me one thing|tell me|tell me something|could you please|can you please|can you|could you|would you|please tell me|please can you|do you|is it|is there|are there|what is|what is the|what about the|how much|how many|how do|which of|where is|when will|if i|when i|so then|so then i|so i|and i|but i|then i|okay so|well i|the thing is|the thing you mentioned|you know the thing you mentioned|the loan i took|the loan that i|the loan which|the rate that you|the gold that my mother|the person who|as i was saying|as you said|like i said|i was saying|what i mean is|i mean|i mean the|what i wanted was|it's like|it's just that|i was going to|i was about to|i would like to|i want to|i need to|i have to|i am trying to|i am going to|i wanted to ask|i wanted to check|i just wanted to|i think|i guess|i believe|my wife has|my brother has|my father and|my husband wants|we have been|they said|they told me|someone told me|the other bank|your branch in|at your branch|at the branch near|since last|for the last|for my|for my daughter's|from my|in my|with the|about the|regarding the|apart from that the|other than|instead of|because of the|due to|according to|around|approximately|at least|almost|nearly|between two and|more than|less than|not more than|the first|the second|the last|two of the|some of the|one of my|a few|last year i|yesterday i|before that|after that i|first of all|secondly|by the way|in that case|suppose i|let's say|let's say i|for example|such as|only if|even if i|as long as the|until the|so that i|whether i|whether the|how long does the|how can i'''.split('|')
EN_WAIT = '''hold on|hold on please|hold on a second|hold on one second|one second|one moment|one moment please|just a moment|just a minute|one minute|one minute please|wait|wait a minute|wait a second|give me a second|give me a minute|just a second|hang on|hang on a second|please wait|please hold|let me check|let me see|let me get a pen|let me look|let me find it|wait wait|yes one minute|just wait|bear with me|one sec|two minutes please'''.split('|')
EN_LIST = '''one [ORN1] one [ORN1]|one [ORN1], one [ORN1] and|a [ORN1], a [ORN1] and|i have a [ORN1] and two|i have a [ORN1], a [ORN1]|i have aadhaar, pan and|aadhaar, pan|first [TOPIC] and second|firstly [TOPIC] and|first [TOPIC] then|two [ORN1]s, three|i have one [ORN1] and a|some [ORN1]s and some|{EN} grams of [ORN1]s and {EN} grams of|[TOPIC] and|[TOPIC], [TOPIC] and|both the [ORN1] and the'''.split('|')
E_['ORN1'] = 'chain|ring|necklace|bangle|bracelet|coin|pendant|earring'
EN_FIX0 = '''{FIG} no|{FIG} grams no|not {FIG}|{EN} no|{EN} grams no|no no i meant|no i meant|no i mean|sorry it's|sorry i mean|sorry the|sorry not|i mean not|not {EN}|no not {EN}|wait no|no wait|sorry no|sorry sorry|actually no it's|i said|no i said|that should be|make that|correction|sorry let me|scratch that|{DAYE} no|no not {DAYE}|not {CE}'''.split('|')
EN_FIX1 = '''not {FIG} {FIG} grams|{FIG} not {FIG}|{EN} not {EN}|not {EN} {EN}|not {EN}, {EN} grams|sorry {EN} grams|no {EN} grams|i meant {EN}|i mean {EDG} lakh|no i said {EN}|{EN} grams sorry {EN} grams|not {DAYE} {DAYE}|make that {DAYE}|sorry i meant {CE}|no {CE} not {CE}|actually {EN} months|not {K}, {K} karat|no no {AMT0}|i meant {DAYE} at {TE}'''.replace('{AMT0}', '{EA} rupees').split('|')

for table in (R, E_):
    for name in table:
        table[name] = table[name].split('|')

TG.SL['FIG'] = lambda r: str(r.choice([r.randint(2, 20), r.randint(2, 99), r.randint(10, 250)]))
SPELL = {}
for a, b in TG.ROM.items():
    SPELL.setdefault(b, []).append(a)
CM = dict(zip('कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह', 'k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h'.split()))
IV = dict(zip('अआइईउऊऋएऐऑओऔ', 'a aa i ee u oo ri e ai o o au'.split()))
MV = dict(zip('ािीुूृॅेैॉोौ', 'aa i ee u oo ri e e ai o o au'.split()))


def roman(w, r):
    """A Hindi word as people type it."""
    if w in SPELL and r.random() < 0.75:
        return r.choice(SPELL[w])
    o, letters, i = [], list(w), 0
    while i < len(letters):
        c = letters[i]
        following = letters[i + 1] if i + 1 < len(letters) else ''
        if c in CM:
            b = CM[c]
            if following == '़':
                b = 'r' if c == 'ड' else 'rh' if c == 'ढ' else b
                i += 1
                following = letters[i + 1] if i + 1 < len(letters) else ''
            if following in MV:
                o.append(b + MV[following])
                i += 1
            elif following in ('्', ''):
                o.append(b)
                i += following == '्'
            else:
                rest = ''.join(letters[i + 1 :])
                # the inherent vowel is not heard before a last consonant with a vowel sign, as in कर-ना
                drop = i > 0 and len(rest) >= 2 and rest[0] in CM and rest[1] in MV and o and o[-1][-1] in 'aeiou'
                o.append(b if drop else b + 'a')
        elif c in IV:
            o.append(IV[c])
        elif c in 'ंँ':
            o.append('n')
        i += 1
    s = ''.join(o)
    if r.random() < 0.6:
        s = s.replace('aa', 'a')
    if r.random() < 0.6:
        s = s.replace('ee', 'i').replace('oo', 'u')
    if r.random() < 0.15:
        s = s.replace('v', 'w')
    if r.random() < 0.1:
        s = s.replace('ai', 'e')
    return s


DEVA = {}


def load_spellings(path):
    for line in open(path, encoding='utf8'):
        a, b = line.split('\t')[:2]
        DEVA[a] = b


EN_DEVA = dict(p.split('=') for p in "i=आई|we=वी|you=यू|it=इट|my=माय|your=योर|the=द|an=एन|of=ऑफ|in=इन|on=ऑन|from=फ्रॉम|with=विद|about=अबाउट|for=फॉर|to=टू|and=एंड|or=ऑर|but=बट|if=इफ|when=वेन|because=बिकॉज|so=सो|that=दैट|whether=वेदर|what=व्हाट|which=विच|how=हाउ|where=वेयर|why=वाय|who=हू|am=एम|is=इज|are=आर|was=वाज|have=हैव|has=हैज|do=डू|does=डज|did=डिड|can=कैन|could=कुड|will=विल|would=वुड|should=शुड|don't=डोंट|not=नॉट|no=नो|yes=यस|sure=श्योर|right=राइट|correct=करेक्ट|fine=फाइन|want=वांट|need=नीड|give=गिव|get=गेट|take=टेक|tell=टेल|send=सेंड|think=थिंक|much=मच|many=मेनी|some=सम|any=एनी|please=प्लीज|thanks=थैंक्स|hello=हेलो|sorry=सॉरी|wait=वेट|today=टुडे|tomorrow=टुमॉरो|last=लास्ट|next=नेक्स्ट|first=फर्स्ट|grams=ग्राम्स|months=मंथ्स|percent=परसेंट|thousand=थाउजेंड|zero=जीरो|one=वन|two=टू|three=थ्री|four=फोर|five=फाइव|six=सिक्स|seven=सेवन|eight=एट|nine=नाइन|double=डबल|triple=ट्रिपल".split('|'))


def expand(pattern, table, r, depth=0):
    return re.sub(r'\[([A-Z0-9]+)\]', lambda m: expand(r.choice(table[m.group(1)]), table, r, depth + 1), pattern)


def fill(text, r):
    text = re.sub(r'\{(\w+)\}', lambda m: TG.SL[m.group(1)](r), text)
    return re.sub(' +', ' ', text.replace(',', ' ')).strip()


def render(text, lang, r):
    """As the recogniser or a caller writes it: script, spelling and figures vary."""
    ws = text.split()
    out = []
    for w in ws:
        if re.match('[\u0900-\u097f]', w):
            out.append(roman(w, r) if lang == 'hinglish' else w)
        elif lang == 'hi' and r.random() < 0.7:
            out.append(DEVA.get(w) or EN_DEVA.get(w) or w)
        elif lang == 'en' and r.random() < 0.0:
            out.append(w)
        else:
            out.append(w)
    if lang == 'en' and r.random() < 0.08:
        out = [DEVA.get(w) or EN_DEVA.get(w) or w for w in ws]
    return ' '.join(out)


DIGIT = {'hi': T.HN[:10], 'hinglish': None, 'en': T.E1[:10]}


def run(k, lang, r):
    """k dialled digits as words or figures."""
    ds = [r.randint(0, 9) for _ in range(k)]
    if k and r.random() < 0.7:
        ds[0] = r.randint(1, 9)
    c = r.random()
    if lang != 'hi' and c < 0.4 or lang == 'hi' and c < 0.15:
        s = ''.join(map(str, ds))
        if r.random() < 0.5 and k > 4:
            cut = r.choice([c for c in (3, 4, 5) if c < k])
            s = s[:cut] + ' ' + s[cut:]
        return s
    table = T.HN if lang == 'hi' else T.E1
    if lang == 'hinglish' and r.random() < 0.6:
        table = [roman(w, r) for w in T.HN]
    if lang == 'hi' and r.random() < 0.2:
        table = T.E1
    words_to_99 = len(table) > 99
    pairs = r.choice([0.05, 0.05, 0.05, 0.6])
    out, i = [], 0
    while i < k:
        if i + 1 < k and ds[i] == ds[i + 1] and r.random() < 0.5:
            out += [{'hi': 'डबल'}.get(lang, 'double'), table[ds[i]]]
            i += 2
        elif i + 1 < k and ds[i] and r.random() < (pairs if ds[i + 1] or words_to_99 else 0):
            n = ds[i] * 10 + ds[i + 1]
            out += [table[n] if words_to_99 else T.en99(n)]  # never a bare "ninety": with the digit after it, it would be a pair
            i += 2
        else:
            out.append(table[ds[i]])
            i += 1
    if lang == 'hi' and table is T.E1:
        out = [EN_DEVA.get(w) or DEVA.get(w) or w for part in out for w in part.split()]
    return ' '.join(out)


PHONE_LEAD = {'hi': ['मेरा नंबर है', 'नंबर लिखिए', 'मेरा mobile number', 'जी', 'हाँ लिखिए', 'फोन नंबर', 'number है'], 'en': ['my number is', 'phone number', 'the number is', 'yes it is', 'note down', 'mobile number is', 'it is']}
PIN_LEAD = {'hi': ['पिन कोड', 'पिन कोड है', 'मेरा pin code', 'pincode है', 'जी'], 'en': ['pin code', 'the pin code is', 'my pin code is', 'pincode', 'it is']}


def numbers(lang, r):
    """(text, label, asked): telephone numbers, postal codes, amounts, weights; whole or begun."""
    hi = lang != 'en'
    lead = lambda t: ' '.join(roman(w, r) if lang == 'hinglish' and re.match('[\u0900-\u097f]', w) else w for w in r.choice(t['hi' if hi else 'en']).split()) + ' ' if r.random() < 0.4 else ''
    c = r.random()
    num = lambda n: (T.hn(n) if lang == 'hi' else (' '.join(roman(w, r) for w in T.hn(n).split()) if lang == 'hinglish' and r.random() < 0.6 else (str(n) if r.random() < 0.4 else T.en(n))))
    if c < 0.3:
        asked = r.choice(['phone', 'phone', None])
        k = r.choice([10, 10, 10, 10, 10, 1, 2, 3, 4, 5, 5, 6, 7, 8, 9])
        if k == 6 and asked is None:
            k = 5
        return lead(PHONE_LEAD) + run(k, lang, r), float(k == 10), asked
    if c < 0.45:
        asked = r.choice(['pincode', 'pincode', None])
        k = r.choice([6, 6, 6, 1, 2, 3, 4, 5])
        return lead(PIN_LEAD) + run(k, lang, r), float(k == 6), asked
    if c < 0.6:  # bare number: the answer to some questions, the beginning of an answer to others
        asked = r.choice(['gold_weight_g', 'purity_karat', 'tenure_months', 'age', 'loan_amount_inr', 'gold_weight_g', 'tenure_months'])
        if asked == 'loan_amount_inr':
            n = r.choice([r.randint(1, 20), r.randint(20, 99)])
            return num(n), 0.35, asked
        n = {'purity_karat': r.choice([18, 20, 22, 24]), 'tenure_months': r.randint(1, 36), 'age': r.randint(21, 75)}.get(asked, r.randint(3, 99))
        return num(n), 0.9, asked
    unit = {'hi': {'g': ['ग्राम', 'तोला', 'तोले'], 'l': 'लाख', 't': 'हजार', 'r': 'रुपये', 'k': 'कैरेट', 'm': 'महीने'}, 'hinglish': {'g': ['gram', 'tola', 'gm'], 'l': 'lakh', 't': r.choice(['hazaar', 'hajar', 'thousand']), 'r': 'rupaye', 'k': 'carat', 'm': 'mahine'}, 'en': {'g': ['grams', 'gram', 'tola'], 'l': r.choice(['lakh', 'lakhs']), 't': 'thousand', 'r': 'rupees', 'k': r.choice(['karat', 'carat']), 'm': 'months'}}[lang]
    half = {'hi': ['डेढ़', 'ढाई'], 'hinglish': [r.choice(['dedh', 'derh']), r.choice(['dhai', 'adhai'])], 'en': ['one and a half', 'two and a half', 'half a']}[lang]
    frac = {'hi': ['साढ़े', 'सवा', 'पौने'], 'hinglish': [r.choice(['saadhe', 'sade', 'saade']), r.choice(['sava', 'sawa']), r.choice(['paune', 'pone'])], 'en': ['one point', 'three and a', 'two and', 'half a', 'around one point', 'a couple of', 'about', 'one and a', 'maybe around', 'something like']}[lang]
    asked = r.choice([None, None, 'loan_amount_inr', 'gold_weight_g', 'tenure_months', 'outstanding_inr'])
    about = {'hi': ['करीब', 'लगभग', 'कम से कम', 'शायद'], 'hinglish': ['kareeb', 'lagbhag', 'kam se kam', 'around', 'shayad'], 'en': ['about', 'around', 'roughly', 'maybe', 'at least']}[lang]
    pre = r.choice(about) + ' ' if r.random() < 0.2 else ''
    k = r.randint(0, 9)
    if k <= 5:
        whole = r.choice([
            num(r.randint(1, 40)) + ' ' + unit['l'], num(r.randint(1, 9)) + ' ' + unit['l'] + ' ' + num(r.choice([10, 20, 25, 40, 50, 60, 75])) + ' ' + unit['t'],
            num(r.randint(10, 99)) + ' ' + unit['t'], num(r.randint(2, 200)) + ' ' + r.choice(unit['g']), r.choice(half) + ' ' + unit['l'], num(r.choice([18, 20, 22, 24])) + ' ' + unit['k'],
            num(r.randint(3, 36)) + ' ' + unit['m'], (r.choice(frac[:3]) + ' ' + num(r.randint(2, 9)) + ' ' + unit['l']) if hi else num(r.randint(2, 9)) + ' and a half ' + unit['l'],
            num(r.randint(10, 90)) + ' ' + unit['t'] + ' ' + unit['r'],
        ])
        return pre + whole, 1.0, asked
    if k == 6:
        return pre + r.choice(frac), 0.0, asked
    if k == 7:
        tail = {'hi': ['और', 'और कुछ', 'से लेकर', 'या'], 'hinglish': ['aur', 'aur kuch', 'se lekar', 'ya'], 'en': ['and', 'or', 'to', 'point']}[lang]
        return pre + num(r.randint(1, 20)) + ' ' + unit['l'] + ' ' + r.choice(tail), 0.0, asked
    if k == 8:
        return (pre + r.choice(frac) + ' ' + num(r.randint(2, 9)), 0.15, asked) if hi else (pre + num(r.randint(2, 9)) + ' and a', 0.0, asked)
    return pre + num(r.randint(1, 9)) + ' ' + unit['l'] + ' ' + num(r.choice([20, 25, 40, 50, 60, 75])), 0.4, r.choice(['loan_amount_inr', None])


def held(pattern, share=8):
    return int(hashlib.md5(pattern.encode()).hexdigest(), 16) % share == 0


ENDING_H = {'case', 'postposition', 'that', 'if', 'because', 'relative', 'dative', 'ergative', 'genitive', 'nominative', 'and', 'but', 'on', 'upto', 'then', 'pronouncase', 'demonstrative', 'fraction', 'stem', 'progressive', 'conjunctive', 'oblique', 'wala', 'infinitive', 'any'}
ENDING_E = {'article', 'preposition', 'coordinator', 'contrast', 'conditional', 'cause', 'complementiser', 'whword', 'subject', 'possessive', 'be', 'have', 'doaux', 'can', 'contraction', 'determiner', 'negaux', 'owner', 'transitive', 'gerund', 'quantifier'}
WHOLE_H = FINITE | {'two', 'question', 'tag', 'yes', 'okay', 'negative', 'give', 'thanks', 'subjunctive'}


class Source:
    """Draws (text, label, language, asked slot, kind). Patterns kept apart are drawn only where `apart`."""

    def __init__(s, lexicon, sentences):
        """sentences: (language, text) of whole utterances beside the grammar."""
        s.lexicon = lexicon
        s.sentences = {}
        for lang, text in sentences:
            s.sentences.setdefault(lang, []).append(text)

    def names(s, ws, lang):
        return [s.lexicon.name(w, lang == 'en') for w in ws]

    def choose(s, items, r, apart):
        while True:
            p = r.choice(items)
            if held(p) == apart:
                return p

    def whole(s, lang, r, apart):
        """A whole sentence, its pattern and the places where it could have ended before."""
        table = E_ if lang == 'en' else R
        p = s.choose(EN if lang == 'en' else HI, r, apart)
        moved = re.match(r'(\[(?:DAT|NOM|WHEN|WHY|TOPIC|TEN)\]) (?!ने|का|की|के|से|को|में|पर)(.*)', p)
        if table is R and moved and r.random() < 0.15:  # said last, as people do: चाहिए मुझे
            p = moved.group(2) + ' ' + moved.group(1)
        text = fill(expand(p, table, r), r)
        parts = text.split('|')
        stops, n = set(), 0
        for part in parts[:-1]:
            n += len(part.split())
            stops.add(n)
        return ' '.join(text.replace('|', ' ').split()), stops

    def begun(s, lang, r, apart):
        """A beginning of a whole sentence that is not whole itself; None where that is not sure."""
        if s.sentences.get(lang) and r.random() < 0.25:
            p = s.choose(s.sentences[lang], r, apart)
            text, stops, sure = p, set(), False
        else:
            text, stops = s.whole(lang, r, apart)
            sure = True
        ws = text.split()
        if len(ws) < 3:
            return None
        k = r.randint(1, len(ws) - 1)
        if k in stops:
            return None
        ws = ws[:k]
        names = s.names(ws, lang)
        if lang == 'en':
            if names[-1] in ENDING_E or (sure and k >= 2 and names[-1] not in ('affirm', 'farewell', 'negation', 'day')):
                return ' '.join(ws)
            return None
        if names[-1] in WHOLE_H and not any(n in ('if', 'relative', 'because', 'that') for n in names):
            return None
        if names[-1] in ENDING_H:
            return ' '.join(ws)
        if any(n in ('dative', 'nominative', 'genitive', 'ergative', 'if', 'that') for n in names[:-1]) and names[-1] not in WHOLE_H:
            return ' '.join(ws)
        return None

    def draw(s, lang, r, apart=False):
        """(text, label, asked slot, kind)."""
        base = 'en' if lang == 'en' else 'hi'
        table = E_ if base == 'en' else R
        lists = dict(short=(HI_SHORT, EN_SHORT), back=(HI_BACK, EN_BACK), bye=(HI_BYE, EN_BYE), open=(HI_OPEN, EN_OPEN), wait=(HI_WAIT, EN_WAIT), list=(HI_LIST, EN_LIST), fix0=(HI_FIX0, EN_FIX0), fix1=(HI_FIX1, EN_FIX1))
        pick = lambda name: fill(expand(s.choose(lists[name][base == 'en'], r, apart), table, r), r)
        part = lambda name: fill(expand(r.choice(table[name]), table, r), r)
        asked = None
        c = r.random()
        if c < 0.24:
            text, label, kind = s.whole(base, r, apart)[0], 1.0, 'statement'
        elif c < 0.34 and s.sentences.get(base):
            text, label, kind = s.choose(s.sentences[base], r, apart), 1.0, 'statement'
        elif c < 0.42:
            text, label, kind = pick('short'), 1.0, 'short_answer'
            if r.random() < 0.3:
                asked = r.choice(['affirmation', 'consent_recording', 'hallmarked', 'product'])
        elif c < 0.45:
            text, label, kind = pick(r.choice(['back', 'bye'])), 1.0, 'backchannel'
        elif c < 0.47:
            text, label, kind = pick('fix1'), 1.0, 'self_correction'
        elif c < 0.50:
            text = fill(r.choice(['{NH}', '{NH}', '{CH}', '{DAYH} को', '{DAYH} को {HD} बजे', '{TH}', 'कल {TH}', '{CH} में', 'परसों'] if base == 'hi' else ['{NE}', '{NE}', '{CE}', '{DAYE} at {TE}', 'at {TE}', 'on {DAYE}', 'tomorrow at {TE}', 'near {CE}', '{DAYE}']), r)
            label, kind = 1.0, 'statement'
            if r.random() < 0.4:
                asked = r.choice(['name', 'city', 'date', 'time'])
        elif c < 0.62:
            text, label, asked = numbers(lang, r)
            return text, label, asked, 'number'
        elif c < 0.74:
            text = s.begun(base, r, apart)
            if text is None:
                return None
            label, kind = 0.0, 'open_clause'
        elif c < 0.79:
            text, label, kind = s.whole(base, r, apart)[0] + ' ' + part('CONJ'), 0.0, 'trailing_conjunction'
        elif c < 0.83:
            clause = part('CL')
            if base == 'hi':
                clause = ' '.join(clause.split()[: r.choice([-1, None, None])]) or clause
                text = part('IF') + ' ' + clause + r.choice(['', ' तो', ' तो', ' तो मैं'])
            else:
                text = part('IF') + ' ' + (clause if r.random() < 0.6 else 'i ' + part('DO')) + r.choice(['', '', ' then', ' then i'])
            label, kind = 0.0, 'open_clause'
        elif c < 0.86:
            text, label, kind = part('THATV') + r.choice(['', '', ' ' + ' '.join(part('CL').split()[:2])]), 0.0, 'open_clause'
        elif c < 0.91:
            text, label, kind = pick('open'), 0.0, 'open_clause'
        elif c < 0.93:
            text, label, kind = pick('wait'), 0.0, 'filler'
            if r.random() < 0.35:
                text = (pick('wait') if r.random() < 0.6 else pick('short')) + ' ' + text
        elif c < 0.95:
            text = r.choice([part('FILL'), part('FILL') + ' ' + part('FILL'), s.whole(base, r, apart)[0] + ' ' + part('FILL'), pick('open') + ' ' + part('FILL'), part('FILL') + ' ' + pick('open')])
            label, kind = 0.0, 'filler'
        elif c < 0.975:
            text, label, kind = pick('list'), 0.0, 'open_list'
        else:
            text, label, kind = pick('fix0'), 0.0, 'self_correction'
        if label == 1.0 and kind == 'statement' and r.random() < 0.12:
            text = (pick('short') if r.random() < 0.6 else pick('back')) + ' ' + text
        elif r.random() < 0.06 and kind != 'short_answer':
            text = part('FILL') + ' ' + text
        elif label == 0.0 and kind != 'self_correction' and r.random() < 0.06:
            text = pick('short') + ' ' + text
        if label == 1.0 and kind in ('statement', 'short_answer') and r.random() < 0.09:
            text += r.choice([' जी', ' ना', ' please', ' sir', ' madam', ' यार', ' भाई', ' भैया', ' अभी', ' जल्दी', ' फिर से', ' बस', ' आप'] if label and base == 'hi' else [' please', ' sir', ' madam', ' thank you', ' right now', ' again', ' then', ' actually'])
        if asked is None and r.random() < 0.3:
            asked = r.choice(['loan_amount_inr', 'gold_weight_g', 'purity_karat', 'phone', 'pincode', 'name', 'city', 'date', 'tenure_months', 'affirmation', 'purpose', 'items'])
        return render(text, lang, r), label, asked, kind


def count():
    """Distinct sentence skeletons (numbers, names and places left open) that the grammar can write, counted by drawing."""
    r = random.Random(0)
    seen = set()
    for patterns, table in ((HI + HI_SHORT + HI_BACK + HI_BYE + HI_OPEN + HI_WAIT + HI_LIST + HI_FIX0 + HI_FIX1, R), (EN + EN_SHORT + EN_BACK + EN_BYE + EN_OPEN + EN_WAIT + EN_LIST + EN_FIX0 + EN_FIX1, E_)):
        for p in patterns:
            for _ in range(20 if '[' in p else 1):
                seen.add(expand(p, table, r))
    return {'written by hand': sum(len(x) for x in (HI, HI_SHORT, HI_BACK, HI_BYE, HI_OPEN, HI_WAIT, HI_LIST, HI_FIX0, HI_FIX1, EN, EN_SHORT, EN_BACK, EN_BYE, EN_OPEN, EN_WAIT, EN_LIST, EN_FIX0, EN_FIX1)), 'skeletons in twenty draws of each': len(seen)}
