// Every word of the page's own, in Hindi and in English, and which of the two is shown.

import { lasting } from './keep.js';

const REMEMBERED = 'kanak-page-language';

/** By key: the Hindi, the English. A function makes the text of what is to be shown in it. */
export const WORDS = {
  tagline: ['गोल्ड लोन, बातों-बातों में', 'Gold loans, talked through'],
  skip: ['सीधे लिखने की जगह पर जाएँ', 'Skip to the text box'],
  other_language: ['English', 'हिन्दी'],
  to_other_language: ['Show this page in English', 'यह पेज हिन्दी में देखें'],
  language: ['बातचीत की भाषा', 'Talk in'],
  language_auto: ['जैसे आप बोलें', 'Auto · as you speak'],
  write: ['लिखकर पूछें', 'Write instead'],
  close: ['यह संदेश बंद करें', 'Close this message'],
  key_wanted: ['इस सर्वर के लिए कुंजी चाहिए', 'This server asks for a key'],
  key_use: ['आगे बढ़ें', 'Use it'],
  call: ['कॉल', 'Call'],
  talk: ['बात करें', 'Talk'],
  hang_up: ['फ़ोन रखें', 'Hang up'],
  conversation: ['बातचीत', 'Conversation'],
  for_instance: ['जैसे', 'For instance'],
  type: ['बोलने के बजाय लिखिए', 'Type instead of speaking'],
  type_here: ['या यहाँ लिखिए', 'Or type here'],
  send: ['भेजें', 'Send'],
  where: ['बात कहाँ तक पहुँची', 'Where we are'],
  understood: ['आपकी बात से क्या समझा गया', 'What Kanak has understood'],
  latency: ['जवाब में लगा समय', 'Time to answer'],
  latency_hint: ['आपके आख़िरी शब्द से कनक की पहली आवाज़ तक', "From your last word to Kanak's first sound"],
  worked_out: ['हिसाब-किताब', 'Worked out'],
  looked_up: ['जानकारी कहाँ से ली', 'Looked up'],
  ears: [
    'इसमें लगा आवाज़ पहचानने का मॉडल गोल्ड लोन के बारे में हिन्दी, हिंग्लिश और अंग्रेज़ी के छोटे, साफ़ वाक्य समझता है; अलग लहजे, शोर या दूसरी बातों को ग़लत सुन सकता है, और तब आपसे दोबारा पूछा जाता है।',
    'The built-in recogniser follows short, clear sentences about gold loans in Hindi, Hinglish and English; with accents, noise or other topics it mishears, and Kanak asks again.',
  ],
  machine: [
    'कनक एक मशीन है। बताई गई रक़म अनुमान है; सही रक़म शाखा में सोने की जाँच के बाद तय होती है।',
    'Kanak is a machine. Amounts are indicative; the branch decides after testing the gold.',
  ],

  idle: ['“बात करें” दबाइए और वैसे ही बोलिए जैसे फ़ोन पर बोलते हैं।', 'Press Talk and speak as you would on the phone.'],
  resumable: ['आपकी बात अधूरी रह गई थी। “बात करें” दबाइए, बात वहीं से आगे बढ़ेगी।', 'Your call was cut short. Press Talk to go on where you were.'],
  microphone: ['माइक्रोफ़ोन का इंतज़ार है…', 'Waiting for the microphone…'],
  listening: ['जी, बोलिए — या नीचे लिखिए।', 'Kanak is listening. Speak, or type below.'],
  hearing: ['आपकी आवाज़ आ रही है…', 'Listening…'],
  moment: ['एक पल…', 'One moment…'],
  speaking: ['कनक का जवाब आ रहा है। चाहें तो बीच में टोकिए।', 'Kanak is speaking. You may interrupt.'],
  unsteady: ['नेटवर्क कमज़ोर है, फिर जोड़ने की कोशिश हो रही है…', 'The network is weak; trying to reach Kanak again…'],
  try_again: ['दोबारा कोशिश के लिए “बात करें” दबाइए।', 'Press Talk to try again.'],
  writing: ['लिखकर बात हो रही है। बोलने के लिए “बात करें” दबाइए।', 'Writing with Kanak. Press Talk to speak instead.'],
  chat_over: ['बात पूरी हुई।', 'The conversation is over.'],
  chat_again: ['यह बात पूरी हो चुकी है। नई बात के लिए फिर लिखिए।', 'The conversation is over. Write again to begin anew.'],

  'end.hangup': ['आपने फ़ोन रख दिया।', 'You hung up.'],
  'end.goodbye': ['बात पूरी हुई। धन्यवाद।', 'The call is over. Thank you.'],
  'end.no_input': ['आपकी आवाज़ नहीं आई, इसलिए फ़ोन रख दिया गया।', 'Kanak could not hear you and hung up.'],
  'end.no_match': ['आपकी बात समझ में नहीं आ सकी, इसलिए फ़ोन रख दिया गया।', 'Kanak could not understand you and hung up.'],
  'end.max_length': ['कॉल का तय समय पूरा हो गया।', 'The call was as long as a call may be.'],
  'end.server_shutdown': ['सर्वर बंद हो रहा है। थोड़ी देर बाद फिर बात कीजिए।', 'The server is shutting down. Please call again in a little while.'],
  'end.shutdown': ['सर्वर बंद हो रहा है। थोड़ी देर बाद फिर बात कीजिए।', 'The server is shutting down. Please call again in a little while.'],
  'end.overloaded': ['लाइन पर बहुत भार था। थोड़ी देर बाद फिर बात कीजिए।', 'The line was overloaded. Please call again in a little while.'],
  'end.line_lost': ['लाइन कट गई। “बात करें” दबाइए, बात वहीं से आगे बढ़ेगी।', 'The line broke. Press Talk to go on where you were.'],
  'end.left': ['लाइन कट गई। “बात करें” दबाइए, बात वहीं से आगे बढ़ेगी।', 'The line broke. Press Talk to go on where you were.'],
  'end.vanished': ['लाइन कट गई। “बात करें” दबाइए, बात वहीं से आगे बढ़ेगी।', 'The line broke. Press Talk to go on where you were.'],
  'end.media_failed': ['लाइन कट गई। “बात करें” दबाइए, बात वहीं से आगे बढ़ेगी।', 'The line broke. Press Talk to go on where you were.'],
  'end.connect_timeout': ['कॉल जुड़ नहीं पाई। नेटवर्क देखकर फिर “बात करें” दबाइए।', 'The call could not be connected. Check the network and press Talk again.'],
  'end.handshake_failed': ['कॉल जुड़ नहीं पाई। नेटवर्क देखकर फिर “बात करें” दबाइए।', 'The call could not be connected. Check the network and press Talk again.'],
  'end.replaced': ['यह बात अब दूसरी विंडो में चल रही है।', 'The conversation goes on in another window.'],
  'end.server_gone': ['सर्वर से संपर्क टूट गया। थोड़ी देर बाद फिर “बात करें” दबाइए।', 'The server is gone. Press Talk again in a little while.'],
  'end.failed': ['माफ़ कीजिए, तकनीकी गड़बड़ी से कॉल कट गई।', 'Sorry, something failed and the call was ended.'],
  'end.other': ['कॉल ख़त्म हुई।', 'The call is over.'],

  'trouble.recognition.slow': ['आपकी बात समझने में थोड़ी देर लग रही है…', 'Transcription is slow; Kanak is still at it…'],
  'trouble.recognition.please_type': ['आपकी आवाज़ साफ़ नहीं आ रही। आप नीचे लिख भी सकते हैं।', 'Your voice is not clear. You can also type below.'],
  'trouble.recognition.overloaded': ['लाइन पर बहुत भार है; आपकी कुछ बात सुनाई नहीं दी।', 'The line is overloaded; some of what you said was not heard.'],
  'trouble.recognition': ['यह सुनाई नहीं दिया। फिर से बोलिए, या नीचे लिखिए।', 'That was not heard. Please say it again, or type below.'],
  'trouble.synthesis': ['पल भर आवाज़ में दिक़्क़त आई। कनक की बात यहाँ लिखी है।', 'The voice failed for a moment. What Kanak says stands here.'],
  'trouble.knowledge': ['अभी जानकारी खोजी नहीं जा सकी।', 'The articles could not be searched just now.'],

  'error.microphone_insecure': ['ब्राउज़र माइक्रोफ़ोन सिर्फ़ https के या इसी कंप्यूटर (127.0.0.1) के पेज को देता है। आप लिखकर पूछ सकते हैं।', 'Browsers give the microphone only to pages on https or on this machine (127.0.0.1). You can write instead.'],
  'error.microphone_blocked': ['माइक्रोफ़ोन की अनुमति नहीं मिली। ऊपर पते के पास अनुमति देकर फिर “बात करें” दबाइए, या लिखकर पूछिए।', 'The microphone is blocked. Allow it beside the address and press Talk again, or write instead.'],
  'error.microphone_missing': ['कोई माइक्रोफ़ोन नहीं मिला। माइक्रोफ़ोन लगाइए, या लिखकर पूछिए।', 'No microphone was found. Plug one in, or write instead.'],
  'error.microphone_busy': ['माइक्रोफ़ोन किसी दूसरे प्रोग्राम में चल रहा है। उसे बंद करके फिर “बात करें” दबाइए, या लिखकर पूछिए।', 'Another program holds the microphone. Close it and press Talk again, or write instead.'],
  'error.microphone_failed': ['माइक्रोफ़ोन नहीं खुला। आप लिखकर पूछ सकते हैं।', 'The microphone could not be opened. You can write instead.'],
  'error.microphone_gone': ['माइक्रोफ़ोन बंद हो गया। आप नीचे लिख सकते हैं।', 'The microphone is gone. You can type below.'],
  'error.unreachable': ['सर्वर तक पहुँच नहीं पाए। क्या वह चल रहा है?', 'The server cannot be reached. Is it still running?'],
  'error.unauthorised': ['यह कुंजी सही नहीं है।', 'That key is not right.'],
  'error.capacity_exceeded': ['सभी लाइनें व्यस्त हैं। थोड़ी देर बाद फिर कोशिश कीजिए।', 'Every line is busy. Please try again shortly.'],
  'error.not_ready': ['सर्वर अभी शुरू हो रहा है। कुछ पल बाद फिर कोशिश कीजिए।', 'The server is still starting. Please try again in a moment.'],
  'error.draining': ['सर्वर बंद हो रहा है और नई बात नहीं ले सकता।', 'The server is shutting down and takes no new calls.'],
  'error.chat_busy': ['पिछली बात का जवाब अभी आ रहा है। फिर भेजिए।', 'An earlier message is still being answered. Please send it again.'],
  'error.not_connected': ['कॉल अभी जुड़ी नहीं है। पल भर बाद भेजिए।', 'The call is not connected yet. Please send it in a moment.'],
  'error.line_lost': ['आवाज़ का संपर्क टूट गया। नेटवर्क देखिए, और यह भी कि सर्वर तक UDP पहुँचता है या नहीं।', 'The audio connection was lost. Check the network, or whether the server lets UDP through.'],
  'error.server_gone': ['सर्वर से संपर्क टूट गया। कॉल ख़त्म हुई।', 'The server is gone. The call has ended.'],
  'error.events_lost': ['शुरू की कुछ बातें अब यहाँ नहीं दिख सकतीं।', 'Some of what was first said can no longer be shown.'],
  'error.call_ended': ['कॉल ख़त्म हो चुकी है।', 'The call is over.'],
  'error.host_not_allowed': ['सर्वर इस पते पर खुले पेज को नहीं मानता।', 'The server does not go by this address.'],
  'error.internal': ['माफ़ कीजिए, सर्वर में गड़बड़ी हुई। फिर कोशिश कीजिए।', 'Sorry, something failed on the server. Please try again.'],
  'error.browser': ['इस ब्राउज़र में कॉल नहीं लग पाई।', 'The call could not be set up in this browser.'],
  'error.other': ['यह नहीं हो सका। फिर कोशिश कीजिए।', 'That did not work. Please try again.'],

  'who.caller': ['आप', 'You'],
  'who.agent': ['कनक', 'Kanak'],

  'state.GREETING': ['नमस्ते', 'Greeting'],
  'state.CONSENT': ['रिकॉर्डिंग की अनुमति', 'Consent to record'],
  'state.DISCOVERY': ['आपकी ज़रूरत', 'What you need'],
  'state.QUALIFY': ['आपका सोना', 'Your gold'],
  'state.QUOTE': ['लोन का अनुमान', 'Quote'],
  'state.COMPARE': ['तुलना', 'Comparison'],
  'state.BALANCE_TRANSFER': ['पुराना लोन यहाँ लाना', 'Moving a loan'],
  'state.OBJECTION': ['आपकी चिंता', 'Your concern'],
  'state.BRANCH': ['शाखा', 'Branch'],
  'state.APPOINTMENT': ['मिलने का समय', 'Appointment'],
  'state.LEAD': ['आपको फ़ोन करना', 'Call back'],
  'state.CONFIRM': ['पुष्टि', 'Confirmation'],
  'state.ESCALATE': ['सहकर्मी से बात', 'A colleague'],
  'state.GOODBYE': ['विदा', 'Goodbye'],
  'state.ENDED': ['समाप्त', 'Ended'],

  'slot.language': ['भाषा', 'Language'],
  'slot.consent_recording': ['रिकॉर्डिंग', 'Recording'],
  'slot.gold_weight_g': ['सोना', 'Gold'],
  'slot.net_weight_g': ['शुद्ध वज़न', 'Net weight'],
  'slot.stone_weight_g': ['नगों का वज़न', 'Stones'],
  'slot.purity_karat': ['शुद्धता', 'Purity'],
  'slot.hallmarked': ['हॉलमार्क', 'Hallmark'],
  'slot.items': ['गहने', 'Items'],
  'slot.item_type': ['गहना', 'Item'],
  'slot.loan_amount_inr': ['कितनी रक़म चाहिए', 'Wanted'],
  'slot.outstanding_inr': ['पुराने लोन का बक़ाया', 'Still owed'],
  'slot.interest_rate_pct_pa': ['अभी की ब्याज दर', 'Interest now'],
  'slot.current_lender_type': ['अभी लोन कहाँ है', 'Present lender'],
  'slot.tenure_months': ['कितने समय के लिए', 'For'],
  'slot.product': ['चुकाने का तरीक़ा', 'Repayment'],
  'slot.purpose': ['किस काम के लिए', 'Purpose'],
  'slot.city': ['शहर', 'City'],
  'slot.locality': ['इलाक़ा', 'Locality'],
  'slot.pincode': ['पिन कोड', 'PIN code'],
  'slot.date': ['तारीख़', 'Date'],
  'slot.time': ['समय', 'Time'],
  'slot.name': ['नाम', 'Name'],
  'slot.phone': ['मोबाइल', 'Mobile'],
  'slot.age': ['उम्र', 'Age'],

  'value.language.hi': ['हिन्दी', 'Hindi'],
  'value.language.hinglish': ['हिंग्लिश', 'Hinglish'],
  'value.language.en': ['अंग्रेज़ी', 'English'],
  'value.product.EMI': ['हर महीने किस्त', 'Monthly instalments'],
  'value.product.BULLET': ['आख़िर में एक साथ', 'All at the end'],
  'value.product.INTEREST_SERVICING': ['हर महीने ब्याज', 'Interest every month'],
  'value.product.OVERDRAFT': ['ओवरड्राफ़्ट', 'Overdraft'],
  'value.item_type.chain': ['चेन', 'Chain'],
  'value.item_type.bangle': ['कंगन', 'Bangle'],
  'value.item_type.necklace': ['हार', 'Necklace'],
  'value.item_type.ring': ['अंगूठी', 'Ring'],
  'value.item_type.earring': ['झुमके', 'Earrings'],
  'value.item_type.coin': ['सिक्का', 'Coin'],
  'value.item_type.bar': ['बिस्कुट', 'Bar'],
  'value.item_type.pendant': ['पेंडेंट', 'Pendant'],
  'value.item_type.anklet': ['पायल', 'Anklet'],
  'value.item_type.other': ['दूसरा गहना', 'Other ornament'],
  'value.current_lender_type.bank': ['बैंक', 'Bank'],
  'value.current_lender_type.nbfc': ['फ़ाइनेंस कंपनी', 'Finance company'],
  'value.current_lender_type.moneylender': ['साहूकार', 'Moneylender'],
  'value.current_lender_type.cooperative': ['सहकारी समिति', 'Cooperative'],
  'value.current_lender_type.jeweller': ['सुनार', 'Jeweller'],
  'value.purpose.medical': ['इलाज', 'Medical care'],
  'value.purpose.education': ['पढ़ाई', 'Education'],
  'value.purpose.wedding': ['शादी', 'Wedding'],
  'value.purpose.business': ['कारोबार', 'Business'],
  'value.purpose.agriculture': ['खेती', 'Farming'],
  'value.purpose.home': ['मकान', 'Home'],
  'value.purpose.gold_purchase': ['सोना ख़रीदना', 'Buying gold'],
  'value.purpose.travel': ['यात्रा', 'Travel'],
  'value.purpose.debt_repayment': ['क़र्ज़ चुकाना', 'Repaying a debt'],
  'value.purpose.emergency': ['अचानक ज़रूरत', 'Emergency'],
  'value.purpose.other': ['निजी काम', 'Personal use'],
  'value.true': ['हाँ', 'Yes'],
  'value.false': ['नहीं', 'No'],
  grams: [(weight) => `${weight} ग्राम`, (weight) => `${weight} g`],
  karat: [(purity) => `${purity} कैरेट`, (purity) => `${purity} karat`],
  months: [(months) => `${months} महीने`, (months) => (months === 1 ? '1 month' : `${months} months`)],
  ms: [(ms) => `${ms} मि.से.`, (ms) => `${ms} ms`],

  'tool.get_gold_price': ['सोने का भाव', 'Gold price'],
  'tool.check_eligibility': ['कितना लोन मिल सकता है', 'Loan available'],
  'tool.calculate_loan': ['लोन का हिसाब', 'Loan worked out'],
  'tool.compare_loan': ['लोन की तुलना', 'Loans compared'],
  'tool.find_branches': ['पास की शाखाएँ', 'Branches nearby'],
  'tool.recall_caller': ['पिछली बात', 'Earlier call'],
  'tool.remember_caller': ['बात याद रखना', 'Call remembered'],
  'tool.record_consent': ['अनुमति दर्ज करना', 'Consent recorded'],
  'tool.transfer_to_human': ['सहकर्मी से बात', 'A colleague'],
  'tool.book_appointment': ['मिलने का समय तय करना', 'Appointment'],
  'tool.create_lead': ['आपको फ़ोन करने का अनुरोध', 'Call back'],
  'tool.send_summary': ['संदेश भेजना', 'Message'],
  tool_failed: [' · नहीं हो सका', ' · did not work'],
};

const told = new WeakMap();
let english = false;

/** True if the table has a key. */
export const known = (key) => key in WORDS;

/** The text of a key in the language shown. */
export function word(key, ...values) {
  const text = WORDS[key][english ? 1 : 0];
  return typeof text === 'function' ? text(...values) : text;
}

/** Has an element show a text, now and in the other language once that is chosen. The text is a key or made by a function. */
export function tell(element, text, ...values) {
  const make = typeof text === 'function' ? text : () => word(text, ...values);
  told.set(element, make);
  element.dataset.told = '';
  element.textContent = make();
}

/** Has an element show nothing, or what is not the page's own. */
export function plain(element, text) {
  told.delete(element);
  delete element.dataset.told;
  element.textContent = text;
}

function show() {
  document.documentElement.lang = english ? 'en' : 'hi';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-word-label]')) element.setAttribute('aria-label', word(element.dataset.wordLabel));
  for (const element of document.querySelectorAll('[data-word-hint]')) element.placeholder = word(element.dataset.wordHint);
  for (const element of document.querySelectorAll('[data-told]')) element.textContent = told.get(element)();
}

/** Shows the page in the language chosen last, else in Hindi if the browser prefers it, else in English. */
export function begin() {
  const chosen = lasting.get(REMEMBERED) ?? navigator.language;
  english = !/^hi\b/i.test(chosen ?? '');
  show();
}

/** Shows the page in the other language from now on. */
export function change() {
  english = !english;
  lasting.set(REMEMBERED, english ? 'en' : 'hi');
  show();
}

/** True if the page is in English, false if it is in Hindi. */
export const isEnglish = () => english;
