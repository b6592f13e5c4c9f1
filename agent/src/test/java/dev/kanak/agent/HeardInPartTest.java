package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.agent.replay.CallLog;
import dev.kanak.agent.replay.LoggedDialogue;
import dev.kanak.core.dialogue.Dialogue;
import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.Transcript;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Utterances of which only some words were heard well. A word that was not stands in brackets. */
final class HeardInPartTest {

    private final TestCall call = TestCall.withBranch(Language.HINGLISH, "Ameerpet");

    private void hear(String words) {
        String text = words.replaceAll("[\\[\\]]", "");
        String sure = words.replaceAll("\\[[^\\]]*\\]", " ").strip().replaceAll("\\s+", " ");
        call.give(new DialogueInput.HeardInPart(new Transcript(text, Language.HINGLISH, 0.3), sure));
    }

    private Map<String, Object> slots() {
        return call.view().slots();
    }

    private void askCity() {
        call.give(new DialogueInput.Started());
        List.of("haan", "branch visit book karna hai").forEach(call::say);
        assertThat(call.view().askedSlot()).contains("city");
    }

    @Test
    void aNameThatIsHeardBadlyOnceIsSaidBackIfTheCallerGoesOnToTheNumber() {
        askName();
        hear("[सरलादेवी]");
        assertThat(call.replies.getLast()).contains("फिर से");
        call.say("नौ आठ सात छह पाँच चार तीन दो एक शून्य");
        assertThat(slots()).containsEntry("name", "सरलादेवी");
        assertThat(call.replies.getLast()).contains("सरलादेवी", "सही है?");
        assertThat(call.requests).noneMatch(request -> request.name().equals("book_appointment"));
    }

    @Test
    void theNameIsKeptWhileTheNumberIsToldInParts() {
        askName();
        hear("[राम लाल]");
        call.say("नौ आठ सात छह");
        assertThat(call.view().askedSlot()).contains("phone");
        call.say("पाँच चार तीन दो एक शून्य");
        assertThat(slots()).containsEntry("name", "राम लाल").containsEntry("phone", "9876543210");
    }

    @ParameterizedTest
    @CsvSource({"[पिट], [फिट चक]", "[नौ आठ], [नौ आठ]", "[करोड़], [करोड़]"})
    void noiseIsNoNameHoweverOftenItIsHeard(String first, String second) {
        askName();
        hear(first);
        hear(second);
        assertThat(slots()).doesNotContainKey("name");
    }

    @Test
    void aNameThatWasHeardBadlyIsForgottenWithWhatItWasAskedFor() {
        askName();
        hear("[पिटकर]");
        call.say("नाम नहीं बताना");
        call.say("9822334455");
        assertThat(slots()).doesNotContainKey("name");
    }

    @Test
    void theFirstHearingOfANameCountsIfTheSecondIsNoNameAtAll() {
        askName();
        hear("[विक्रम सिंग]");
        hear("[weigh from सिंग]");
        assertThat(slots()).containsEntry("name", "विक्रम सिंग");
        assertThat(call.view().askedSlot()).contains("phone");
    }

    @ParameterizedTest
    @CsvSource({
        "हैदराबाद [में पिट] thursday eleven",
        "hyderabad [मर्पिथ] गुरुवार ग्यारह बजे",
        "[आई डू] हैदराबाद thursday [को] eleven",
    })
    void aKnownTownADayAndATimeAreTakenAndOnlyTheRestIsAsked(String words) {
        askCity();
        hear(words);
        assertThat(slots())
                .containsEntry("city", "Hyderabad")
                .containsEntry("date", "2026-11-26")
                .containsEntry("time", "11:00");
        assertThat(call.view().askedSlot()).contains("name");
        assertThat(call.replies.getLast()).startsWith("पूरी बात clear नहीं सुनाई दी।");
    }

    @Test
    void aTelephoneNumberIsTakenIfEveryDigitIsSure() {
        askCity();
        hear("[मैला] नौ आठ सात छह पाँच चार तीन दो एक शून्य");
        assertThat(slots()).containsEntry("phone", "9876543210");
    }

    @ParameterizedTest
    @CsvSource({
        "नौ आठ सात [छह] पाँच चार तीन दो एक शून्य, phone",
        "नौ आठ सात छह पाँच चार, phone_partial",
        "[हैदराबाद] में हूँ, city",
        "झुमरी [तलैया], city",
        "[नहीं] [thursday] eleven [lakh], date",
        "पचास [गाम] ग्राम, gold_weight_g",
        "[मेरा] नाम रमेश [है], name",
        "दो लाख [चाहे], loan_amount_inr",
        "कल नहीं [आ] सकता, date",
        "kal call [मत] करना, date",
        "[नहीं] 9876543210 [ग़लत] है, phone",
        "आज [सोने] का भाव क्या है, date",
        "[मेरा] नाम Nagpur है, city",
        "कल [रात] चोरी हो गई, date",
        "मेरे भाई [की] कल मौत हो गई, date",
        "कल [मैंने] बात की थी, date",
        "[उसका] नंबर 9876543210 है, phone",
        "otp [है] मेरा 9876543210, phone",
    })
    void nothingElseIs(String words, String slot) {
        askCity();
        hear(words);
        assertThat(slots()).doesNotContainKey(slot);
        assertThat(call.replies.getLast()).isEqualTo("Sorry, फिर से बोलेंगे?");
    }

    @Test
    void norIsADayInALongSentenceOfOtherThings() {
        askCity();
        hear("[उनके] के लिए [मतलब] सोमवार को [रात] की [सत्र] में वो लोग [निस्टी] आकर सोना वापस [अपने] ले गए थे");
        assertThat(slots()).doesNotContainKey("date");
    }

    @Test
    void aTownIsNoneWhereTheNameWasAsked() {
        askCity();
        List.of("Hyderabad", "Thursday eleven").forEach(call::say);
        assertThat(call.view().askedSlot()).contains("name");

        hear("Nagpur [कुमर]");
        assertThat(slots()).containsEntry("city", "Hyderabad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"नहीं, ग़लत सुना", "galat", "galat hai", "नहीं"})
    void aTownInPlaceOfOneToldClearlyIsSaidBackAndADenialBringsTheOtherBack(String denial) {
        askCity();
        call.say("Hyderabad Ameerpet");
        hear("Nagpur [में पिट]");
        assertThat(slots()).containsEntry("city", "Nagpur");
        assertThat(call.replies.getLast()).contains("मैंने Nagpur सुना; ग़लत हो तो बताइए।");

        call.say(denial);
        assertThat(slots()).containsEntry("city", "Hyderabad").containsEntry("locality", "Ameerpet");
        assertThat(call.requests.getLast().arguments()).containsEntry("city", "Hyderabad");
        assertThat(call.view().askedSlot()).contains("date");
    }

    @Test
    void theSameTownAgainIsNotSaidBack() {
        askCity();
        call.say("Hyderabad");
        hear("Hyderabad [में पिट]");
        assertThat(call.replies.getLast()).doesNotContain("सुना;");
    }

    @Test
    void wordsHeardBadlyAffirmNothing() {
        askCity();
        List.of("Hyderabad", "Thursday eleven", "Ravi Kumar", "9876543210").forEach(call::say);
        assertThat(call.view().state()).isEqualTo("CONFIRM");

        hear("हाँ [सई] है");
        assertThat(call.view().state()).isEqualTo("CONFIRM");
        assertThat(call.requests).noneMatch(request -> request.name().equals("book_appointment"));
    }

    @Test
    void norDoTheySettleWhetherTheCallIsRecorded() {
        call.give(new DialogueInput.Started());
        call.say("gold loan chahiye");
        hear("Pune [वें]");
        hear("Pune [वें]");
        assertThat(slots()).containsEntry("city", "Pune").doesNotContainKey("consent_recording");
    }

    @Test
    void aDayHeardAtTheReadBackIsReadBackAgain() {
        askCity();
        List.of("Hyderabad", "Thursday eleven", "Ravi Kumar", "9876543210").forEach(call::say);

        hear("[नबी] शुक्रवार [कर]");
        assertThat(slots()).containsEntry("date", "2026-11-27");
        assertThat(call.view().state()).isEqualTo("CONFIRM");
        assertThat(call.replies.getLast()).contains("27 नवंबर", "सही है?");
    }

    @Test
    void aCallReplayedFromItsLogTakesTheSame() {
        AgentConfig config = ExampleLender.config();
        List<String> log = new ArrayList<>();
        Dialogue first = new LoggedDialogue(GoldLoanAgent.factory(config).open(Optional.of(Language.HINDI)), log::add);
        var now = ZonedDateTime.parse("2026-11-20T11:00:00+05:30");
        var _ = first.on(new DialogueInput.Started(), now);
        var _ = first.on(
                new DialogueInput.HeardInPart(new Transcript("पुणे में पिट", Language.HINDI, 0.3), "पुणे"), now);
        assertThat(first.view().slots()).containsEntry("city", "Pune");

        Dialogue again = GoldLoanAgent.factory(config).open(Optional.of(Language.HINDI));
        assertThat(CallLog.compare(log, again)).isEmpty();
        assertThat(again.view().slots()).containsEntry("city", "Pune");
    }

    private void askName() {
        askCity();
        List.of("Hyderabad", "kal gyarah baje").forEach(call::say);
        assertThat(call.view().askedSlot()).contains("name");
    }

    @Test
    void aNameThatIsHeardBadlyTwiceIsTakenAndSaidBackBeforeTheVisitIsBooked() {
        askName();
        hear("फाहनाली");
        assertThat(slots()).doesNotContainKey("name");
        hear("फाहनाली");
        assertThat(slots()).containsEntry("name", "फाहनाली");
        assertThat(call.view().askedSlot()).contains("phone");
        call.say("नौ आठ सात छह पाँच चार तीन दो एक शून्य");
        assertThat(call.replies.getLast()).contains("फाहनाली");
        assertThat(call.view().askedSlot()).contains("affirmation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "पहले rate बताइए",
                "ग्यारह बजे",
                "नहीं [फाहनाली]",
                "किसलिए चाहिए",
                "फिर से बोलिए",
                "तो फिर",
                "देख लेंगे",
                "नहीं चाहिए",
                "रुको",
                "पता नहीं",
                "चलो फिर"
            })
    void whatIsNoNameIsNotTakenForOne(String words) {
        askName();
        hear("फाहनाली");
        hear(words);
        assertThat(slots()).doesNotContainKey("name");
    }
}
