package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places heard in words that a recogniser parted, joined, wrote in the other script or got a sound wrong. */
final class SpokenPlacesTest {

    private final TestCall call = TestCall.withBranch(Language.HINGLISH, "Ameerpet");

    private void begin() {
        call.give(new DialogueInput.Started());
        call.say("haan");
    }

    /** The agent asks for the city. */
    private void askCity() {
        begin();
        call.say("branch visit book karna hai");
        assertThat(call.view().askedSlot()).contains("city");
    }

    private Optional<Object> city() {
        return Optional.ofNullable(call.view().slots().get("city"));
    }

    private Optional<Object> locality() {
        return Optional.ofNullable(call.view().slots().get("locality"));
    }

    @Nested
    class BesideAWordThatTellsAPlace {

        @ParameterizedTest
        @CsvSource({
            "एंड हर branch में appointment चाहिए, Mumbai, Andheri",
            "हजरत गंज वाली ब्रांच में आना है, Lucknow, Hazratganj",
            "गोमतीनगर branch kahan hai, Lucknow, Gomti Nagar",
            "मैं अमीर पेट में रहता हूँ, Hyderabad, Ameerpet",
            "i am in ameer pet is there a branch, Hyderabad, Ameerpet",
            "जय नगर की शाखा में आना है, Bengaluru, Jayanagar",
        })
        void theWordsThatSoundLikeItAreTheBranch(String words, String city, String locality) {
            begin();
            call.say(words);
            assertThat(city()).contains(city);
            assertThat(locality()).contains(locality);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "मैं बारा बंकी में रहता हूँ",
                    "main bara banki mein rehta hoon",
                    "आई लिव इन बार bank के इज देयर branch",
                    "i live in bara banki",
                    "बाड़ाबंकी में हूँ",
                })
        void orTheTown(String words) {
            begin();
            call.say(words);
            assertThat(city()).contains("Barabanki");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "नज़दीकी branch कहाँ है",
                    "kaunsi branch mein aana hai",
                    "आपकी ब्रांच में लॉकर है क्या",
                    "i live in a rented house",
                    "मैं किराए के घर में रहता हूँ",
                    "bank ke paas branch hai kya",
                    "क्या branch में आना पड़ेगा",
                    "दूसरी branch में गया था",
                    "sona lekar branch aana hai",
                    "गहने लेकर branch में आऊँगा",
                    "सोना रखने branch आना है",
                    "hemadri ki branch mein aana hai",
                    "manappuram ki branch mein hai",
                    "केनरा की ब्रांच में है",
                    "तिवारी जी की ब्रांच में आना है",
                    "दो दिन बाद branch आना है",
                    "क्या लाना branch में",
                })
        void otherWordsBesideItAreNone(String words) {
            begin();
            call.say(words);
            assertThat(city()).isEmpty();
        }

        @Test
        void aNameOfAPersonIsNone() {
            begin();
            call.say("मेरा नाम हजरत गनी है branch में आना है");
            assertThat(city()).isEmpty();
        }
    }

    @Nested
    class BesideTheCity {

        @Test
        void aWordThatSoundsLikeAPartOfItIsThatPart() {
            askCity();
            call.say("hyderabad मेर्पित");
            assertThat(city()).contains("Hyderabad");
            assertThat(locality()).contains("Ameerpet");
        }

        @Test
        void aWordThatSoundsLikeAPartOfAnotherCityIsNot() {
            askCity();
            call.say("Pune मेर्पित");
            assertThat(city()).contains("Pune");
            assertThat(locality()).isEmpty();
        }
    }

    @Nested
    class Asked {

        @ParameterizedTest
        @CsvSource({"बारा बंकी, Barabanki", "ahmad abad, Ahmedabad", "हाँ वारा णसी, Varanasi", "बार bank के, Barabanki"
        })
        void theAnswerIsTheTownThatItSoundsLike(String words, String city) {
            askCity();
            call.say(words);
            assertThat(city()).contains(city);
        }

        @Test
        void aNameIsNoTown() {
            askCity();
            call.say("name is lakshmi");
            assertThat(city()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"mera naam Nagpur hai", "मेरा नाम नागपुर", "naam hai Nagpur"})
        void evenIfATownIsCalledSo(String words) {
            askCity();
            call.say(words);
            assertThat(city()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"mera naam Ravi hai Nagpur se", "शहर का नाम नागपुर है", "city name Nagpur"})
        void butATownThatIsTold(String words) {
            askCity();
            call.say(words);
            assertThat(city()).contains("Nagpur");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Rajesh Patel", "राजेश पटेल", "Patil branch"})
        void aFamilyNameThatSoundsLikeATownIsNotThatTown(String words) {
            askCity();
            call.say(words);
            assertThat(city()).isNotEqualTo(Optional.of("Patiala"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"पटयाला", "patyala", "Patiala"})
        void butTheTownMisspeltIs(String words) {
            askCity();
            call.say(words);
            assertThat(city()).contains("Patiala");
        }

        @Test
        void norAreTheWordsAroundATown() {
            askCity();
            call.say("आई लिव इन कोची");
            assertThat(city()).contains("Kochi");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "byaj kitna lagega",
                    "बार बार call मत करो",
                    "तीन दिन बाद",
                    "मेरा pin code पता नहीं",
                    "two lakh ka loan",
                    "cancel karo",
                    "arre yaar",
                    "thodi der mein",
                    "थोड़ी देर रुको",
                    "main meeting mein hoon",
                    "गाड़ी चला रहा हूँ",
                    "दिवाली में branch खुली है"
                })
        void whatMeansSomethingElseIsNoTown(String words) {
            askCity();
            call.say(words);
            assertThat(city()).isEmpty();
        }
    }

    @Nested
    class AskedForATownThatNobodyKnows {

        @ParameterizedTest
        @CsvSource({
            "Jhumri Telaiya, Jhumri Telaiya",
            "झुमरी तिलैया, Jhumri Tilaiya",
            "मैं मलिहाबाद से हूँ, Malihabad",
            "बिसवाँ में रहता हूँ, Biswan",
            "Sandila ke paas, Sandila",
            "main Rudauli se bol raha hoon, Rudauli",
            "हमारा गाँव बेलसर है, Belsar",
            "gaon Tulsipur, Tulsipur",
            "haan ji Forbesganj, Forbesganj",
            "नहीं नहीं फुलेरा, Phulera",
            "मंडला ज़िला, Mandala",
            "Balaghat district, Balaghat",
            "Dungarpur Rajasthan, Dungarpur",
            "Nohar tehsil, Nohar",
            "सिरोही लिखिए, Sirohi",
            "I'm from Khatima, Khatima",
            "it is Abohar, Abohar",
            "my village is Rasra, Rasra",
            "Simdega, Simdega",
        })
        void itIsTakenAndSaidBack(String words, String town) {
            askCity();
            call.say(words);
            assertThat(city()).contains(town);
            assertThat(call.replies.getLast()).containsAnyOf("मैंने " + town + " सुना", "I heard " + town);
        }

        @Test
        void aDenialTakesItBackAndTheVisitGoesOn() {
            TestCall nowhere = new TestCall(
                    Optional.of(Language.HINGLISH),
                    request -> new Tool.Outcome(request, true, Map.of("branches", List.of())),
                    (_, _) -> List.of());
            nowhere.give(new DialogueInput.Started());
            List.of("haan", "branch visit book karna hai", "Phulera").forEach(nowhere::say);
            assertThat(nowhere.replies.getLast()).contains("मैंने Phulera सुना", "branch नहीं मिली");

            nowhere.say("galat suna");
            assertThat(nowhere.view().slots()).doesNotContainKey("city");
            assertThat(nowhere.view().askedSlot()).contains("city");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "pata nahi",
                    "arre sunao",
                    "ek minute ruko",
                    "kya matlab",
                    "कौन बोल रहा है",
                    "मुझे अभी नहीं बताना",
                    "पहले rate बताओ",
                    "मैं खेत में हूँ अभी",
                    "शाम को फ़ोन करना",
                    "आवाज़ कट रही है",
                    "समझ में नहीं आया",
                    "यह क्यों पूछ रहे हैं",
                    "क्यों चाहिए आपको",
                    "इसकी क्या ज़रूरत है",
                    "घर के पास होनी चाहिए",
                    "जहाँ भी हो",
                    "कहीं भी चलेगा",
                    "छोड़ो रहने दो",
                    "दीदी से बात करो",
                    "मेरे बेटे से पूछिए",
                    "बच्चे रो रहे हैं",
                    "बिजली चली गई",
                    "बस में बैठा हूँ",
                    "network problem hai",
                    "thoda zor se boliye",
                    "mummy se puchta hoon",
                    "kuch samajh nahi aaya",
                    "bore mat karo",
                    "itna time nahi hai",
                    "pehle wale sawal ka jawab do",
                    "jahan sasta mile",
                    "tum log pareshan karte ho",
                    "kitni der lagegi",
                    "bhook lagi hai",
                    "chai pi raha hoon",
                    "what do you mean",
                    "just a second please",
                    "who is this",
                    "why do you ask",
                    "I told you already",
                    "somewhere close to my house",
                    "let me ask my husband",
                    "can you speak louder",
                    "it is raining here",
                    "that's private",
                    "nothing",
                    "कुछ नहीं",
                    "अस्पताल में हूँ",
                    "सुनाई नहीं दिया",
                    "गाँव में रहता हूँ"
                })
        void wordsOfEverydaySpeechAreNone(String words) {
            askCity();
            call.say(words);
            assertThat(city()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bihar",
                    "बिहार",
                    "उत्तर प्रदेश",
                    "UP",
                    "यूपी से",
                    "Rajasthan mein",
                    "main MP se hoon",
                    "Punjab",
                    "गुजरात"
                })
        void ofAStateTheTownInItIsAsked(String words) {
            askCity();
            call.say(words);
            assertThat(city()).isEmpty();
            assertThat(call.view().askedSlot()).contains("city");
            assertThat(call.replies.getLast()).containsAnyOf("कौन सी city", "कौन सा शहर");
        }
    }

    @Nested
    class NeverSilently {

        @Test
        void itIsSaidBackAndAWrongTakesItBack() {
            askCity();
            call.say("बार bank के");
            assertThat(call.replies.getLast()).contains("मैंने Barabanki सुना");

            call.say("ग़लत है");
            assertThat(city()).isEmpty();
            assertThat(call.view().askedSlot()).contains("city");

            call.say("Nagpur");
            assertThat(city()).contains("Nagpur");
            assertThat(call.replies.getLast()).doesNotContain("सुना");
        }

        @Test
        void soDoesANoWhereADayWasAsked() {
            askCity();
            call.say("बार bank के");
            assertThat(call.view().askedSlot()).contains("date");

            call.say("नहीं");
            assertThat(city()).isEmpty();
            assertThat(call.view().askedSlot()).contains("city");
        }

        @ParameterizedTest
        @ValueSource(strings = {"number galat hai", "galat nahi hai", "ग़लत नहीं है", "kal nahi parso"})
        void whatIsSaidOfSomethingElseDoesNot(String words) {
            askCity();
            call.say("बार bank के");
            call.say(words);
            assertThat(city()).contains("Barabanki");
        }

        @Test
        void whatIsToldBesideAWrongIsKept() {
            askCity();
            call.say("बार bank के");
            call.say("ग़लत है, मैं कल आऊँगा");
            assertThat(city()).isEmpty();
            assertThat(call.view().slots()).containsEntry("date", "2026-11-21");
            assertThat(call.view().askedSlot()).contains("city");
        }

        @Test
        void atTheReadBackWhatIsWrongIsAskedAgainAndNotThePlace() {
            askCity();
            List.of("Nagpur", "Thursday eleven", "Ravi Kumar", "9876543210", "bara banki branch", "naam galat hai")
                    .forEach(call::say);
            assertThat(city()).contains("Barabanki");
            assertThat(call.view().askedSlot()).contains("name");
        }

        @Test
        void aTownNamedInsteadTakesItsPlace() {
            askCity();
            call.say("बार bank के");
            call.say("नहीं नहीं, Varanasi");
            assertThat(city()).contains("Varanasi");
        }

        @Test
        void aNoLaterOnDoesNot() {
            askCity();
            call.say("बार bank के");
            call.say("कल");
            call.say("नहीं");
            assertThat(city()).contains("Barabanki");
        }

        @Test
        void aTownByItsNameIsNotSaidBack() {
            askCity();
            call.say("Barabanki");
            assertThat(call.replies.getLast()).doesNotContain("सुना");
        }

        @Test
        void inHindiItIsSaidInHindi() {
            TestCall hindi = TestCall.withBranch(Language.HINDI, "Ameerpet");
            hindi.give(new DialogueInput.Started());
            List.of("हाँ", "एंड हर ब्रांच में मिलने का समय चाहिए").forEach(hindi::say);
            assertThat(hindi.replies.getLast()).contains("मैंने अंधेरी सुना");
        }
    }
}
