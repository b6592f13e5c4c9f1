package dev.kanak.pipeline.stt.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.pipeline.TestFiles;
import dev.kanak.pipeline.stt.whisper.HallucinationGuard.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HallucinationGuardTest {

    private static final String SAID = "मुझे पचास ग्राम सोने पर लोन चाहिए";

    private final HallucinationGuard guard = new HallucinationGuard(HallucinationLimits.USUAL);

    @Test
    void whatWasSaidIsKept() {
        assertThat(guard.judge(text(SAID, -0.3, 0.01, 3))).isEmpty();
    }

    @Test
    void anUnlikelyTextIsDroppedWithItsReason() {
        assertThat(guard.judge(text(SAID, -1.2, 0.01, 3))).contains(Reason.IMPROBABLE);
        assertThat(guard.judge(text(SAID, -1.2, 0.9, 3))).contains(Reason.NO_SPEECH);
    }

    @Test
    void aLikelyTextIsKeptThoughTheModelDoubtsThatThereIsSpeech() {
        assertThat(guard.judge(text(SAID, -0.3, 0.9, 3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thank you", "thanks for watching", "धन्यवाद"})
    void subtitlesOverSilenceAreDroppedAndThanksOfACallerAreKept(String words) {
        assertThat(guard.judge(text(words, -0.2, 0.5, 2))).contains(Reason.SUBTITLE);
        assertThat(guard.judge(text(words, -0.2, 0.05, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "हाँ हाँ हाँ हाँ हाँ हाँ हाँ हाँ",
                "मुझे लोन चाहिए मुझे लोन चाहिए मुझे लोन चाहिए मुझे लोन चाहिए",
                "so so so so so so so so so"
            })
    void loopsAreDropped(String words) {
        assertThat(guard.judge(text(words, -0.1, 0, 10))).contains(Reason.REPEATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"हाँ हाँ हाँ", "नौ नौ नौ नौ सात सात", "नहीं नहीं मुझे नहीं चाहिए", "double nine nine nine nine"})
    void whatPeopleRepeatIsKept(String words) {
        assertThat(guard.judge(text(words, -0.1, 0, 3))).isEmpty();
    }

    @Test
    void textThatNobodySpeaksSoFastIsDropped() {
        String long_ = "यह एक लम्बा वाक्य है जिसे कोई एक सेकंड में नहीं बोल सकता क्योंकि इसमें बहुत अक्षर हैं";
        assertThat(guard.judge(text(long_, -0.1, 0, 1))).contains(Reason.TOO_LONG);
        assertThat(guard.judge(text(long_, -0.1, 0, 6))).isEmpty();
    }

    @Test
    void textThatCompressesFarIsDropped() {
        String varied = "अ ब अ ब अ क अ ब अ ब अ क अ ब अ ब अ क अ ब अ ब अ ग अ ब अ ब अ क अ ब अ ब अ क अ ब अ ब अ ग अ ब";
        assertThat(guard.judge(text(varied, -0.1, 0, 10))).contains(Reason.COMPRESSIBLE);
    }

    @Test
    void silenceIsNotRead() {
        var quiet = new short[16_000];
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] = (short) (i % 2 == 0 ? 20 : -20);
        }
        assertThat(guard.silent(quiet)).isTrue();
        for (int i = 8_000; i < 8_400; i++) {
            quiet[i] = (short) (i % 2 == 0 ? 2000 : -2000);
        }
        assertThat(guard.silent(quiet)).isFalse();
    }

    /** Sentences read by people: none may look made up. */
    @Tag("external")
    @Test
    void noSentenceOfTheReadNewsLooksRepetitive() throws IOException {
        Path manifest = TestFiles.shared().resolve("models/data/speech-hi/manifest.json");
        assumeTrue(Files.isRegularFile(manifest), "reference data is not here");
        JsonNode clips = new ObjectMapper().readTree(manifest.toFile());
        assertThat(clips).hasSizeGreaterThan(20).allSatisfy(clip -> {
            String said = clip.path("text").asText();
            assertThat(HallucinationGuard.compression(said)).isLessThan(2.0);
        });
    }

    private static HallucinationGuard.Text text(String words, double probability, double noSpeech, double seconds) {
        return new HallucinationGuard.Text(List.of(words.split(" ", -1)), probability, noSpeech, seconds);
    }
}
