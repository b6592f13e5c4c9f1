package dev.kanak.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.dialogue.DialogueInput;
import dev.kanak.core.speech.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recording question answered with a greeting: only more than answering the telephone grants. */
final class ConsentTest {

    private final TestCall call = new TestCall(Optional.of(Language.HINDI), DemoTools::answer, (_, _) -> List.of());

    @BeforeEach
    void theQuestionIsAsked() {
        call.give(new DialogueInput.Started());
        assertThat(call.view().askedSlot()).contains("consent_recording");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "नमस्ते जी, हाँ कर लीजिए",
                "नमस्ते, बिल्कुल",
                "नमस्कार, हाँ ठीक है",
                "namaste ji, haan kar lijiye",
                "hello, theek hai",
                "hello, yes go ahead"
            })
    void aYesThatSaysWhatToDoGrants(String words) {
        call.say(words);
        assertThat(call.view().slots()).containsEntry("consent_recording", true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "नमस्ते",
                "हेलो हाँ",
                "नमस्ते जी",
                "हाँ जी हेलो",
                "namaste ji",
                "hello haan ji boliye",
                "hello, yes"
            })
    void answeringTheTelephoneDoesNot(String words) {
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("consent_recording");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"नमस्ते, नहीं", "नमस्ते जी, मत कीजिए", "namaste, nahi", "namaste, mat kar lijiye", "hello, no"})
    void aNoRefuses(String words) {
        call.say(words);
        assertThat(call.view().slots()).containsEntry("consent_recording", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"हाँ", "हाँ कर लीजिए", "haan ji", "yes"})
    void aYesAloneGrants(String words) {
        call.say(words);
        assertThat(call.view().slots()).containsEntry("consent_recording", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"क्या?", "kya?", "what?"})
    void aQuestionThatWasNotHeardIsPutAgainAndSettlesNothing(String words) {
        call.say("hello");
        call.say(words);
        assertThat(call.view().slots()).doesNotContainKey("consent_recording");
        assertThat(call.view().askedSlot()).contains("consent_recording");
        call.say("ज़रा धीरे बोलिए");
        assertThat(call.view().slots()).doesNotContainKey("consent_recording");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitna", "kab", "कहाँ"})
    void anotherQuestionAtTheLastChanceSettlesItWithoutRecording(String words) {
        call.say("hello");
        call.say(words);
        assertThat(call.view().slots()).containsEntry("consent_recording", false);
    }
}
