package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.port.Tool;
import dev.kanak.core.speech.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A visit wanted on a fourth Saturday, 28 November 2026, for which the Monday after is offered. */
final class OfferedTimeTest {

    private static final String OFFERED = "30 नवंबर";

    private static final Map<String, Object> BRANCH = Map.of(
            "branch_id",
            "B1",
            "name",
            "Hemadri Bank, Deccan",
            "hours",
            Map.of(
                    "mon_fri", Map.of("open", "10:00", "close", "16:00", "gold_desk_last", "15:30"),
                    "sat_1_3_5", Map.of("open", "10:00", "close", "14:00", "gold_desk_last", "13:30")));

    private final List<String> searches = new ArrayList<>();
    private final TestCall call = open();

    private TestCall open() {
        AgentConfig plain = ExampleLender.config();
        AgentConfig config = AgentConfig.of(plain.bankNames(), plain.helpline(), plain.places(), RandomCalls.TOOLS);
        return new TestCall(
                GoldLoanAgent.factory(config).open(Optional.of(Language.HINGLISH)),
                OfferedTimeTest::answer,
                (query, _) -> {
                    searches.add(query);
                    return List.of();
                });
    }

    private static Tool.Outcome answer(Tool.Request request) {
        return new Tool.Outcome(
                request, true, request.name().equals("find_branches") ? Map.of("branches", List.of(BRANCH)) : Map.of());
    }

    @BeforeEach
    void mondayIsOffered() {
        call.give(new DialogueInput.Started());
        List.of("haan", "branch visit book karna hai", "Pune", "28 november shaam 4 baje")
                .forEach(call::say);
        assertThat(call.replies.getLast()).contains("बंद", OFFERED);
    }

    @Test
    void aNameAndANumberGivenInsteadOfAYesAreKeptAndTheOfferStands() {
        call.say("Sunita Sharma");
        assertThat(call.replies.getLast()).contains(OFFERED);

        call.say("9876543210");
        assertThat(call.replies.getLast()).contains(OFFERED);

        call.say("haan");
        assertThat(call.view().state()).isEqualTo("CONFIRM");
        assertThat(call.replies.getLast()).contains("Sunita Sharma", "98765 43210", OFFERED);
    }

    @Test
    void aPartOfTheDayIsOneOfTheDayOffered() {
        call.say("subah");
        assertThat(call.view().slots()).containsEntry("date", "2026-11-30");
        assertThat(call.replies.getLast()).contains(OFFERED, "सुबह").doesNotContain("किस दिन");

        call.say("11 baje");
        assertThat(call.view().slots()).containsEntry("time", "11:00");
        assertThat(call.replies.getLast()).contains("नाम");
    }

    @Test
    void wordsThatNobodyKnowsAreNoNameBeforeATimeIsOffered() {
        TestCall asked = open();
        asked.give(new DialogueInput.Started());
        List.of("haan", "branch visit book karna hai", "Pune", "Sunita Sharma").forEach(asked::say);
        assertThat(asked.view().slots()).doesNotContainKey("name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agar us din nahi aa paya to", "अगर मैं उस दिन नहीं आ पाया तो", "maan lo main nahi aaya to"})
    void whatIsOnlySupposedDeclinesNothingAndAsksNothing(String words) {
        call.say(words);
        assertThat(call.view().state()).isEqualTo("APPOINTMENT");
        assertThat(searches).isEmpty();
        call.say("haan");
        assertThat(call.replies.getLast()).contains("नाम");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agar kal nahi aa paunga to",
                "agar kal nahi aa paunga to kya hoga",
                "kal nahi aaya to kya hoga",
                "अगर परसों नहीं आ पाया तो",
                "अगर सोमवार को नहीं आ सका तो क्या होगा",
                "if I can't come on Monday then what"
            })
    void aDayThatMayNotDoIsNeitherRefusedNorChosen(String words) {
        call.say(words);
        assertThat(call.replies.getLast())
                .containsPattern("30 (?:नवंबर|November)")
                .doesNotContain("तब नहीं", "not then");
        assertThat(call.view().slots()).doesNotContainKey("date");
        assertThat(searches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nahi, Riya", "naam Priya nahi Riya", "Priya nahi, Riya", "no, not Priya, Riya"})
    void theNameThatIsReadBackIsCorrected(String words) {
        List.of("haan", "mera naam Priya hai", "9876543210").forEach(call::say);
        assertThat(call.replies.getLast()).contains("Priya");
        call.say(words);
        assertThat(call.view().slots()).containsEntry("name", "Riya");
        assertThat(call.replies.getLast()).contains("Riya");
    }

    @Test
    void aDayThatMayNotDoIsNoNameWhereOneIsAsked() {
        call.say("haan");
        call.say("agar kal na aa paun to?");
        assertThat(call.replies.getLast()).contains("कोई बात नहीं", "नाम");
        assertThat(call.view().slots()).doesNotContainKey("name");
        assertThat(searches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kal nahi aa sakta to mangalvaar", "agar somvaar nahi aa paya to mangalvaar ko aaunga"})
    void theDayNamedInItsPlaceIs(String words) {
        call.say(words);
        assertThat(call.view().slots()).containsEntry("date", "2026-11-24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"अभी सोचकर बताऊँगी", "abhi soch ke bataunga"})
    void whoThinksItOverNowComesOnNoDay(String words) {
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"haan ab sahi hai", "हाँ याद रखिए", "चलो ठीक, पचास ग्राम है बीस कैरेट"})
    void wordsBetweenAYesAndTheRestAreNoName(String words) {
        call.say("haan");
        assertThat(call.view().askedSlot()).contains("name");
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("name");
    }

    @Nested
    class AtTheReadBack {

        @BeforeEach
        void aNameIsReadBack() {
            List.of("haan", "Kavita", "9876543210").forEach(call::say);
            assertThat(call.replies.getLast()).contains("Kavita जी", "98765 43210");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "nahi, Vinay | Vinay",
                    "नहीं, विनय | विनय",
                    "no, Vinay | Vinay",
                    "Kavita nahi Vinay | Vinay",
                    "nahi ji Vinay Sharma | Vinay Sharma"
                })
        void aNameAfterANoIsTheNameMeant(String words, String name) {
            call.say(words);
            assertThat(call.view().state()).isEqualTo("CONFIRM");
            assertThat(call.view().slots()).containsEntry("name", name).containsEntry("phone", "9876543210");
            assertThat(call.replies.getLast()).contains(name + " जी");
        }

        @Test
        void soIsOneWhereWhatToChangeWasAsked() {
            call.say("nahi");
            call.say("Vinay");
            assertThat(call.view().slots()).containsEntry("name", "Vinay");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"nahi galat hai", "nahi baad mein", "haan theek hai", "kya", "ek minute", "nahi chahiye"})
        void otherWordsAreNoName(String words) {
            call.say(words);
            assertThat(call.view().slots()).containsEntry("name", "Kavita");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"if you don't mind yes please", "if it is not a problem yes", "yes if you don't mind"})
    void aYesBesideASuppositionAccepts(String words) {
        call.say(words);
        assertThat(call.view().slots()).containsEntry("date", "2026-11-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Deccan wali",
                "nahi aaya",
                "think about",
                "dekh lenge",
                "soch lunga",
                "देख लेंगे",
                "karenge dobara",
                "thoda mushkil",
                "shaadi hai us din",
                "family function",
                "Akshaya Tritiya",
                "Ganesh Chaturthi"
            })
    void commonWordsAreNoName(String words) {
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("name");
    }

    @Nested
    class ADayRefusedByANo {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "सोमवार नहीं",
                    "जी नहीं, सोमवार को नहीं",
                    "तीस नवंबर को नहीं",
                    "somvaar nahi",
                    "nahi ji, somvaar ko to nahi",
                    "30 november nahi chalega",
                    "not on Monday"
                })
        void isNotChosenAndTheNextOneIsOffered(String words) {
            call.say(words);
            assertThat(call.view().slots()).doesNotContainKey("date");
            assertThat(call.replies.getLast())
                    .containsPattern("1 (?:दिसंबर|December)")
                    .doesNotContain(OFFERED);

            call.say("haan");
            assertThat(call.view().slots()).containsEntry("date", "2026-12-01");
        }

        @ParameterizedTest
        @ValueSource(strings = {"कल नहीं", "kal nahi", "kal to nahi", "not tomorrow"})
        void leavesTheOfferOfAnother(String words) {
            call.say(words);
            assertThat(call.view().slots()).doesNotContainKey("date");
            assertThat(call.replies.getLast()).containsPattern("30 (?:नवंबर|November)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"कल नहीं", "kal nahi", "nahi, kal nahi", "not tomorrow"})
        void isTomorrowIfThatWasOffered(String words) {
            call.say("kal shaam 6 baje");
            assertThat(call.replies.getLast()).contains("21 नवंबर", "ठीक रहेगा?");
            call.say(words);
            assertThat(call.view().slots()).doesNotContainKey("date");
            assertThat(call.replies.getLast())
                    .containsPattern("23 (?:नवंबर|November)")
                    .doesNotContain("21");
        }

        @ParameterizedTest
        @ValueSource(strings = {"कल नहीं", "kal nahi", "not tomorrow"})
        void isTakenBackAfterItWasChosen(String words) {
            List.of("kal 11 baje", "Kavita", "9876543210").forEach(call::say);
            assertThat(call.view().slots()).containsEntry("date", "2026-11-21");
            call.say(words);
            assertThat(call.view().slots()).doesNotContainKey("date");
            assertThat(call.replies.getLast()).containsPattern("23 (?:नवंबर|November)");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "नहीं, कल | 2026-11-21",
                    "कल नहीं, मंगलवार | 2026-11-24",
                    "nahi, kal | 2026-11-21",
                    "kal nahi mangalvaar | 2026-11-24",
                    "mangalvaar, kal nahi | 2026-11-24",
                    "kal | 2026-11-21",
                    "not tomorrow, Tuesday | 2026-11-24"
                })
        void isNotTheOneNamedInItsPlace(String words, String date) {
            call.say(words);
            assertThat(call.view().slots()).containsEntry("date", date);
        }
    }
}
