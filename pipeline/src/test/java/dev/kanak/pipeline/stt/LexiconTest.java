package dev.kanak.pipeline.stt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.speech.Language;
import dev.kanak.pipeline.TestFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads with the word lists that ship. */
class LexiconTest {

    private static Lexicon lexicon;

    @BeforeAll
    static void read() {
        var folder = TestFiles.models().resolve("stt");
        lexicon = Lexicon.load(folder.resolve("lexicon_en.tsv"), folder.resolve("words_hi.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "मुझे सोने पर पैसे चाहिए",
                "पचास ग्राम सोना है",
                "बाईस कैरेट का है",
                "और सो रहा हूँ",
                "हम तो इन से नहीं लेंगे",
                "दो लाख रुपये दो",
                "नो दो सर में",
                "मेरा नाम राहुल शर्मा है",
                "जयपुर में रहता हूँ",
                "अगस्त में आई थी"
            })
    void hindiStaysAsItIs(String text) {
        assertRead(text, text, Language.HINDI);
    }

    @ParameterizedTest
    @CsvSource({
        "दो लाख चहिये छे महिने, दो लाख चाहिए छह महीने",
        "अभी नही बाइस कैरेट का है, अभी नहीं बाईस कैरेट का है",
        "मुझे लोन चाइए, मुझे loan चाहिए"
    })
    void waysOfSayingAWordAreWrittenAsTheWord(String heard, String written) {
        assertRead(heard, written, Language.HINDI);
    }

    @ParameterizedTest
    @CsvSource({
        "मुझे लोन चाहिए, मुझे loan चाहिए",
        "गोल्ड लोन लेना है, gold loan लेना है",
        "हाँ रिकॉर्ड कर लीजिए, हाँ record कर लीजिए"
    })
    void borrowedWordsDoNotMakeHindiHinglish(String heard, String written) {
        assertRead(heard, written, Language.HINDI);
    }

    @ParameterizedTest
    @CsvSource({
        "डॉक्यूमेंट्स क्या लगेंगे, documents क्या लगेंगे",
        "गोल्ड लोन का इंटरेस्ट रेट क्या है, gold loan का interest rate क्या है",
        "पचास ग्राम गोल्ड है, पचास ग्राम gold है",
        "फिफ्टी ग्राम्स सोना है, fifty grams सोना है",
        "ट्वेंटी टू कैरेट का है, twenty two कैरेट का है",
        "फोर लाख एटी थाउजेंड तक मिलेगा, four lakh eighty thousand तक मिलेगा",
        "हाँ जी अपॉइंटमेंट बुक कर दीजिए, हाँ जी appointment book कर दीजिए"
    })
    void englishWordsInHindiAreWrittenInLatin(String heard, String written) {
        assertRead(heard, written, Language.HINGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "फिफ्टी ग्राम्स ऑफ गोल्ड, fifty grams of gold",
        "ट्वेंटी टू कैरेट, twenty two karat",
        "आई वॉन्ट टू टेक अ लोन, i want to take a loan",
        "आई नीड अ लोन ऑफ टू लाख रुपीज, i need a loan of two lakh rupees",
        "यस यू कैन रिकॉर्ड, yes you can record",
        "यस प्लीज रिकॉर्ड द कॉल, yes please record the call",
        "माय नेम इज राहुल शर्मा, my name is rahul sharma",
        "थैंक यू बाय, thank you bye",
        "थैंक यू गुडबाय, thank you goodbye",
        "व्हाट डॉक्यूमेंट्स आर नीडेड, what documents are नीडेड",
        "फगेट मी प्लीज, forget me please",
        "इंस्टॉल्मंट्स ओवर टू ईयर्स, instalments over two years",
        "इट इज स्टिल एक्स्पेंसिव फॉर मी, it is still expensive for me",
        "नो, no",
        "यस, yes",
        "ओके, okay",
        "एट, at",
        "ट्वेंटी एट ग्राम्स, twenty eight grams"
    })
    void anEnglishUtteranceIsLatinThroughout(String heard, String written) {
        assertRead(heard, written, Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "माय लोन इज एट इलेवन परसेंट, my loan is at eleven percent",
        "माय गोल्ड इज विद अ बैंक एट ट्वेंटी सिक्स परसेंट, my gold is with a bank at twenty six percent",
        "हाउ मच फॉर ट्वेंटी ग्राम्स, how much for twenty grams",
        "अप टू फाइव लाख, up to five lakh",
        "माय नंबर इज एट सिक्स फाइव एट फोर, my number is eight six five eight four",
        "द वेट इज फॉर फिफ्टी ग्राम्स, the weight is four fifty grams",
        "एट ट्वेंटी ग्राम्स, eight twenty grams",
        "हाउ मच कैन आई गेट फॉर फाइव तोलाज, how much can i get for five tolas",
        "आई नीड टू हंड्रेड ग्राम्स, i need two hundred grams",
        "एट तोलाज, eight tolas",
        "ट्वेंटी टू परसेंट, twenty two percent"
    })
    void aPrepositionBeforeAFigureIsNoNumber(String heard, String written) {
        assertRead(heard, written, Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "कैन यू कम टू माय होम, can you come to my home, ENGLISH",
        "शी कैन कम विद मी, she can come with me, ENGLISH",
        "नाउ से माय लोन इज अप्रूव्ड, now say my loan is approved, ENGLISH",
        "ब्याज कम करो, ब्याज कम करो, HINDI",
        "इंटरेस्ट रेट कम, interest rate कम, HINGLISH",
        "बैंक से लोन, bank से loan, HINDI",
        "कम से कम, कम से कम, HINDI",
        "टेन परसेंट पर, ten percent पर, HINGLISH",
        "माय इंटरेस्ट कम, my interest कम, HINGLISH",
        "माय अकाउंट से, my account से, HINGLISH",
        "मेरे सोने का वेट दस ग्राम है, मेरे सोने का weight दस ग्राम है, HINGLISH",
        "दो लाख चाहिए फॉर माय शॉप, दो लाख चाहिए for my shop, HINDI"
    })
    void aWordOfBothLanguagesIsEnglishOnlyAmongEnglishWords(String heard, String written, Language language) {
        assertRead(heard, written, language);
    }

    @ParameterizedTest
    @CsvSource({
        "आई नो यू, i know you",
        "आई डोंट नो व्हाट टू डू, i dont know what to do",
        "नो आई नीड अ लोन, no i need a loan",
        "दैट इज टू हाई, that is too high",
        "मेक इट टू पीएम, make it two pm",
        "ऐड टू मोर तोलाज, add two more tolas",
        "आई वॉन्ट टू शिफ्ट, i want to shift",
        "पे एट द एंड, pay at the end",
        "आई वॉन्ट टू एंड इट, i want to end it",
        "गोल्ड एंड लोन, gold and loan",
        "हाउ डू आई नो यू ऑर अ बैंक, how do i know you are a bank",
        "इज देअर अ वे टू रिड्यूस इंटरेस्ट, is there a way to reduce interest",
        "आई नो लॉंगग नीड इट, i no longer need it",
        "थैंक यू नो, thank you no",
        "ट्वेंटी टू एंड अ हाफ ग्राम्स, twenty two and a half grams",
        "टू एंड अ हाफ लाख, two and a half lakh",
        "ड्यू टू हाई इंटरेस्ट, due to high interest",
        "यू ऑर माय वाइफ, you or my wife",
        "आई नीड मोर टू लाख, i need more two lakh",
        "कैन आई गेट मोर फॉर माय गोल्ड, can i get more for my gold",
        "अबाउट फोर फाइव तोलाज, about four five tolas",
        "व्हाट वुड आई गेट फोर एटी ग्राम्स ऑफ गोल्ड, what would i get for eighty grams of gold",
        "हाउ मच विल आई गेट फोर ट्वेंटी फाइव ग्राम्स, how much will i get for twenty five grams",
        "हाउ मच डू आई गेट फॉर फिफ्टी ग्राम्स, how much do i get for fifty grams",
        "आई वॉन्ट टू गेट फोर एटी थाउजेंड, i want to get four eighty thousand",
        "आई हैव फोर एटी ग्राम्स, i have four eighty grams",
        "इट इज स्टिल टू एक्स्पेंसिव, it is still too expensive",
        "आई डोंट वॉन्ट टू लिव, i dont want to live",
        "माय फादर पास्ट अवे, my father passed away",
        "द पास्ट ईयर, the past year",
        "वेट, wait",
        "प्लीज वेट, please wait",
        "वेट अ मिनट, wait a minute",
        "वेट वेट फर्स्ट टेल मी द रेट, wait wait first tell me the rate",
        "कैन यू वेट, can you wait",
        "आई विल वेट फॉर योर कॉल, i will wait for your call",
        "व्हाट इज द वेट, what is the weight",
        "द नेट वेट इज ट्वेंटी ग्राम्स, the net weight is twenty grams",
        "वेट ट्वेंटी ग्राम्स, weight twenty grams",
        "द वेट ऑफ माय गोल्ड, the weight of my gold",
        "गोल्ड वेट, gold weight",
        "कैन यू हियर मी, can you hear me",
        "आई कैंट हियर यू, i cant hear you",
        "आई एम हियर, i am here",
        "आर यू हियर टुमॉरो, are you here tomorrow",
        "इज देयर अ ब्रांच हियर, is there a branch here",
        "कैन आई पे बाय कार्ड, can i pay by card",
        "आई नीड इट बाय मंडे, i need it by monday",
        "आई वॉन्ट टू बाय गोल्ड, i want to buy gold",
        "ओके बाय, okay bye",
        "बाय बाय, bye bye",
        "थैंक यू बाय, thank you bye",
        "बाय सर, bye sir",
        "कैन आई राइट टू यू, can i write to you",
        "यू आर राइट, you are right",
        "कैन आई राइट अ चेक, can i write a check",
        "ऑफ द सेम वेट, of the same weight",
        "व्हाय वेट फॉर द ब्रांच, why wait for the branch",
        "कैन आई गेट दैट टू, can i get that too",
        "व्हाट डू आई हैव टू, what do i have to",
        "यू आस्क टू मच, you ask too much",
        "टू एंड हाफ लाख, two and half lakh",
        "थ्री लाख फॉर वन ईयर, three lakh for one year",
        "एट एटीन परसेंट हाउ मच इंटरेस्ट, at eighteen percent how much interest",
        "एट परसेंट इंटरेस्ट, eight percent interest",
        "हाउ मच पर ग्राम डू यू लेंड, how much per gram do you lend",
        "कैन यू फिक्स अ टाइम टू कम, can you fix a time to come",
        "से दैट अगेन, say that again",
        "लेट मी नो, let me know",
        "इट इज लेट, it is late",
        "इन आवर टाउन, in our town",
        "इन एन आवर, in an hour",
        "ऑन माय एंड, on my end",
        "आई कुड नॉट हियर, i could not hear",
        "शुड आई बाय, should i buy",
        "हूम टू कंप्लेन टू, whom to complain to",
        "सिक्स फाइव फोर थ्री टू वन टू, six five four three two one two",
        "वेट वन हंड्रेड ग्राम्स, weight one hundred grams",
        "इफ आई पे लेट यू विल चार्ज, if i pay late you will charge",
        "ट्वेंटी फोर आवर सर्विस, twenty four hour service",
        "ओके बाय टुमॉरो आई विल कम, okay bye tomorrow i will come",
        "डू यू बाय गोल्ड, do you buy gold",
        "आई कैन पे बाय टुमॉरो, i can pay by tomorrow",
        "आई वेंट हियर, i went here",
        "डबल नाइन ट्रिपल एट, double nine triple eight",
        "बाय मिस्टेक, by mistake"
    })
    void wordsThatSoundTheSameAreToldByTheirNeighbours(String heard, String written) {
        assertRead(heard, written, Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({
        "इंटरेस्ट रेट फिक्स है या फ्लोटिंग है, interest rate fix है या floating है, HINGLISH",
        "ईएमआई या बुलेट, emi या bullet, HINGLISH",
        "हाँ या नहीं, हाँ या नहीं, HINDI",
        "या, yeah, ENGLISH",
        "या आई वॉन्ट अ लोन, yeah i want a loan, ENGLISH"
    })
    void yeahOpensAnUtterance(String heard, String written, Language language) {
        assertRead(heard, written, language);
    }

    @ParameterizedTest
    @CsvSource({
        "जीरो, zero",
        "वन, one",
        "टू, two",
        "थ्री, three",
        "फोर, four",
        "फॉर, four",
        "फाइव, five",
        "सिक्स, six",
        "सेवन, seven",
        "एट, eight",
        "नाइन, nine",
        "टेन, ten",
        "इलेवन, eleven",
        "ट्वेल्व, twelve",
        "थर्टीन, thirteen",
        "फोर्टीन, fourteen",
        "फिफ्टीन, fifteen",
        "सिक्सटीन, sixteen",
        "सेवनटीन, seventeen",
        "एटीन, eighteen",
        "नाइनटीन, nineteen",
        "ट्वेंटी, twenty",
        "थर्टी, thirty",
        "फोर्टी, forty",
        "फिफ्टी, fifty",
        "सिक्सटी, sixty",
        "सेवंटी, seventy",
        "एटी, eighty",
        "नाइंटी, ninety",
        "हंड्रेड, hundred",
        "थाउजेंड, thousand"
    })
    void everyNumberWordIsReadBesideAUnit(String heard, String number) {
        assertThat(lexicon.read(heard + " ग्राम ऑफ गोल्ड").text()).isEqualTo(number + " gram of gold");
    }

    @ParameterizedTest
    @CsvSource({
        "बुधवार गिरा बजे, बुधवार ग्यारह बजे",
        "कल साथ बजे, कल सात बजे",
        "शाम छे बजे आऊँगा, शाम छह बजे आऊँगा",
        "दास बजे तक, दस बजे तक",
        "मेरे साथ चलो, मेरे साथ चलो",
        "सोना गिरा है, सोना गिरा है",
    })
    void beforeTheClockAWordIsAnHour(String heard, String written) {
        assertRead(heard, written, Language.HINDI);
    }

    @Test
    void nothingHeardIsNothingRead() {
        assertRead("", "", Language.HINDI);
    }

    private void assertRead(String heard, String written, Language language) {
        Lexicon.Reading reading = lexicon.read(heard);
        assertThat(reading.text()).isEqualTo(written);
        assertThat(reading.language()).isEqualTo(language);
        assertThat(String.join(
                        " ", reading.words().stream().map(Lexicon.Written::text).toList()))
                .isEqualTo(written);
        int heardWords = heard.isBlank() ? 0 : heard.strip().split(" +", -1).length;
        assertThat(reading.words().stream().mapToInt(Lexicon.Written::tokens).sum())
                .isEqualTo(heardWords);
    }
}
