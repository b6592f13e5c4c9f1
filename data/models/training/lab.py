"""label spelling: one Devanagari spelling for every English word (conventional spelling for domain words, rule table for the rest)"""

import re, unicodedata, tts

LEX = {}
for (
    l
) in '''fd एफडी|nbfc एनबीएफसी|apr एपीआर|kdm केडीएम|dnd डीएनडी|ai एआई|hello हेलो|cancel कैंसिल|foreclosure फोरक्लोजर|prepayment प्रीपेमेंट|eligible एलिजिबल|consent कंसेंट|ombudsman ओम्बड्समैन|income इनकम|photo फोटो|valuation वैल्यूएशन|stamp स्टांप|duty ड्यूटी|jeweller ज्वेलर|market मार्केट|fixed फिक्स्ड|floating फ्लोटिंग|repayment रीपेमेंट|sovereigns सॉवरेन्स|moneylender मनीलेंडर|gold गोल्ड|loan लोन|loans लोन्स|interest इंटरेस्ट|rate रेट|rates रेट्स|percent परसेंट|bank बैंक|banks बैंक्स|branch ब्रांच|balance बैलेंस|transfer ट्रांसफर|process प्रोसेस|processing प्रोसेसिंग|fee फी|fees फीस|charge चार्ज|charges चार्जेस|hidden हिडन|emi ईएमआई|sms एसएमएस|otp ओटीपी|pan पैन|aadhaar आधार|card कार्ड|gst जीएसटी|kyc केवाईसी|id आईडी|cibil सिबिल|score स्कोर|credit क्रेडिट|whatsapp व्हाट्सएप|call कॉल|number नंबर|mobile मोबाइल|phone फोन|pin पिन|code कोड|pincode पिनकोड|yes यस|no नो|not नॉट|ok ओके|okay ओके|please प्लीज|thank थैंक|thanks थैंक्स|you यू|your योर|hello हेलो|hi हाय|bye बाय|goodbye गुडबाय|sir सर|madam मैडम|is इज|it इट|the द|a अ|an एन|i आई|my माय|me मी|am एम|are आर|do डू|does डज|did डिड|will विल|what व्हाट|how हाउ|much मच|many मेनी|when व्हेन|where व्हेयर|who हू|why व्हाय|which विच|can कैन|could कुड|would वुड|should शुड|have हैव|has हैज|need नीड|want वॉन्ट|get गेट|give गिव|take टेक|for फॉर|from फ्रॉम|of ऑफ|on ऑन|in इन|at एट|to टू|and एंड|or ऑर|with विद|by बाय|be बी|this दिस|that दैट|there देयर|one वन|two टू|three थ्री|four फोर|five फाइव|six सिक्स|seven सेवन|eight एट|nine नाइन|ten टेन|eleven इलेवन|twelve ट्वेल्व|thirteen थर्टीन|fourteen फोर्टीन|fifteen फिफ्टीन|sixteen सिक्सटीन|seventeen सेवनटीन|eighteen एटीन|nineteen नाइनटीन|twenty ट्वेंटी|thirty थर्टी|forty फोर्टी|fifty फिफ्टी|sixty सिक्सटी|seventy सेवंटी|eighty एटी|ninety नाइंटी|hundred हंड्रेड|thousand थाउजेंड|lakh लाख|lakhs लाख्स|crore करोड़|zero जीरो|double डबल|triple ट्रिपल|point पॉइंट|half हाफ|quarter क्वार्टर|rupees रुपीज|rupee रुपी|gram ग्राम|grams ग्राम्स|carat कैरेट|karat कैरेट|tola तोला|month मंथ|months मंथ्स|year ईयर|years ईयर्स|day डे|days डेज|today टुडे|tomorrow टुमॉरो|monday मंडे|tuesday ट्यूजडे|wednesday वेडनेसडे|thursday थर्सडे|friday फ्राइडे|saturday सैटरडे|sunday संडे|january जनवरी|february फरवरी|march मार्च|april अप्रैल|may मे|june जून|july जुलाई|august अगस्त|september सितंबर|october अक्टूबर|november नवंबर|december दिसंबर|morning मॉर्निंग|evening ईवनिंग|afternoon आफ्टरनून|appointment अपॉइंटमेंट|book बुक|time टाइम|document डॉक्यूमेंट|documents डॉक्यूमेंट्स|details डिटेल्स|detail डिटेल|account अकाउंट|cash कैश|online ऑनलाइन|manager मैनेजर|company कंपनी|finance फाइनेंस|private प्राइवेट|insurance इंश्योरेंस|locker लॉकर|safe सेफ|auction ऑक्शन|penalty पेनल्टी|part पार्ट|payment पेमेंट|close क्लोज|top टॉप|up अप|takeover टेकओवर|doorstep डोरस्टेप|service सर्विस|business बिजनेस|hospital हॉस्पिटल|school स्कूल|jewellery ज्वेलरी|chain चेन|necklace नेकलेस|bangle बैंगल|bangles बैंगल्स|ring रिंग|rings रिंग्स|earrings ईयररिंग्स|bracelet ब्रेसलेट|coin कॉइन|coins कॉइन्स|ornament ऑर्नामेंट|ornaments ऑर्नामेंट्स|bill बिल|receipt रसीप्ट|fraud फ्रॉड|machine मशीन|robot रोबोट|human ह्यूमन|person पर्सन|agent एजेंट|customer कस्टमर|care केयर|supervisor सुपरवाइजर|complaint कंप्लेंट|record रिकॉर्ड|recording रिकॉर्डिंग|english इंग्लिश|hindi हिंदी|marathi मराठी|tamil तमिल|name नेम|is इज|city सिटी|address एड्रेस|location लोकेशन|delhi दिल्ली|mumbai मुंबई|pune पुणे|nagpur नागपुर|lucknow लखनऊ|kanpur कानपुर|jaipur जयपुर|indore इंदौर|bhopal भोपाल|patna पटना|ranchi रांची|kolkata कोलकाता|chennai चेन्नई|bangalore बैंगलोर|hyderabad हैदराबाद|ahmedabad अहमदाबाद|surat सूरत|chandigarh चंडीगढ़|gurgaon गुड़गांव|noida नोएडा|agra आगरा|nashik नासिक|thane ठाणे|ram राम|shyam श्याम|sunita सुनीता|anita अनीता|rajesh राजेश|suresh सुरेश|mahesh महेश|geeta गीता|pooja पूजा|neha नेहा|amit अमित|vikas विकास|priya प्रिया|ravi रवि|mohan मोहन|kavita कविता|deepak दीपक|sanjay संजय|vijay विजय|ajay अजय|manoj मनोज|anil अनिल|sunil सुनील|rahul राहुल|rohit रोहित|jyoti ज्योति|meena मीना|lakshmi लक्ष्मी|kiran किरण|arjun अर्जुन|varun वरुण|ashok अशोक|dinesh दिनेश|ramesh रमेश|mukesh मुकेश|imran इमरान|fatima फातिमा|sharma शर्मा|verma वर्मा|gupta गुप्ता|singh सिंह|kumar कुमार|yadav यादव|patel पटेल|shah शाह|jain जैन|agarwal अग्रवाल|mishra मिश्रा|khan खान|reddy रेड्डी|nair नायर|das दास|mehta मेहता|joshi जोशी|patil पाटिल|muthoot मुथूट|manappuram मणप्पुरम|hallmark हॉलमार्क|hallmarked हॉलमार्क्ड|purity प्योरिटी|weight वेट|amount अमाउंट|total टोटल|urgent अर्जेंट|better बेटर|option ऑप्शन|eligibility एलिजिबिलिटी|tenure टेन्योर|bullet बुलेट|overdraft ओवरड्राफ्ट|renew रिन्यू|personal पर्सनल|home होम|last लास्ट|next नेक्स्ट|week वीक|correct करेक्ट|right राइट|wrong रॉन्ग|sure श्योर|fine फाइन|sorry सॉरी|wait वेट|minute मिनट|second सेकंड|again अगेन|repeat रिपीट|slowly स्लोली|busy बिजी|later लेटर|now नाउ|just जस्ट|if इफ|but बट|so सो|we वी|they दे|he ही|she शी|was वॉज|any एनी|some सम|more मोर|less लेस|low लो|high हाई|too टू|very वेरी|good गुड|open ओपन|actually एक्चुअली|mean मीन|see सी|well वेल|husband हस्बैंड|wife वाइफ|mother मदर|father फादर|daughter डॉटर|son सन|brother ब्रदर|medical मेडिकल|emergency इमरजेंसी|wedding वेडिंग|price प्राइस|value वैल्यू|reduce रिड्यूस|discount डिस्काउंट|explain एक्सप्लेन|message मैसेज|data डेटा|delete डिलीट|stop स्टॉप|remove रिमूव|connect कनेक्ट|officer ऑफिसर|senior सीनियर|help हेल्प|problem प्रॉब्लम|problems प्रॉब्लम्स'''.split(
    '|'
):
    a, b = l.strip().split(' ', 1)
    LEX.setdefault(a, b)


def nuk(s):
    s = unicodedata.normalize('NFD', s)
    s = re.sub('(?<![डढ])\u093c', '', s)
    return s


def en_spell(w):
    if w in LEX:
        return nuk(LEX[w])
    s = tts.en2dev(w)
    s = re.sub('न्(?=[टठडढचछजझसश])', 'ं', s)
    s = re.sub('म्(?=[पफबभ])', 'ं', s)
    s = s.replace('ंग्', 'ंग')
    return nuk(s)


def deva(text):
    t = ' '.join(en_spell(re.sub("'", '', w)) if re.match("[a-z']", w) else w for w in text.split())
    t = re.sub('[^\u0900-\u0963 ]', '', t)
    return re.sub(' +', ' ', ''.join(c for c in t if c == ' ' or c in CH)).strip()


CH = set('ँंःअआइईउऊऋऍएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह\u093cािीुूृॅेैॉोौ्ळऎॆ') - set('ऎॆ')
if __name__ == '__main__':
    for t in [
        'what is the processing fee for three lakh',
        'my credit score is terrible',
        'customer convenience prepayment reconsider thinking',
        'मुझे twenty two carat का loan चाहिए पाँच लाख',
        'एक-दो हिन्दी',
    ]:
        print(deva(t))
