package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfTurnModelIT {

    private static InferencePool pool;
    private static EndOfTurnModel model;

    @BeforeAll
    static void load() {
        pool = new InferencePool(1, 8);
        model = EndOfTurnModel.load(TestFiles.models().resolve("turn/model.onnx"), pool);
    }

    @AfterAll
    static void close() {
        model.close();
        pool.close();
    }

    private static double probability(String text, @Nullable String asked) throws InterruptedException {
        return model.probabilityComplete(
                TurnSoFar.of(text, new RecognitionContext(Optional.ofNullable(asked), Optional.empty())));
    }

    @Test
    void theGraphGivesWhatItGaveInTraining() throws InterruptedException {
        for (ReferenceTurn turn : ReferenceTurn.all()) {
            assertThat(model.ofWords(TurnSoFar.of(turn.text(), turn.context())))
                    .as(turn.text())
                    .isCloseTo(turn.probability(), within(1e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "और ब्याज दर,",
        "और interest rate,",
        "and the interest rate,",
        "processing fee,",
        "और प्रोसेसिंग फीस, affirmation",
        "branch ka phone number,"
    })
    void aTopicWithoutAVerbMayBeGoneOnWith(String text, @Nullable String asked) throws InterruptedException {
        assertThat(probability(text, asked)).isLessThan(0.51);
    }

    @ParameterizedTest
    @CsvSource({
        "हाँ लिखिए, phone",
        "number नोट करो, phone",
        "मेरा नंबर है, phone",
        "total weight, gold_weight_g",
        "करीब, gold_weight_g",
        "around, loan_amount_inr"
    })
    void aNumberThatWasAskedForIsWaitedFor(String text, String asked) throws InterruptedException {
        assertThat(probability(text, asked)).isLessThan(0.31);
    }

    @ParameterizedTest
    @CsvSource({"नहीं पता, gold_weight_g", "क्यों चाहिए, phone", "नहीं, phone", "पचास ग्राम, gold_weight_g"})
    void orTheCallersReasonForNotGivingIt(String text, String asked) throws InterruptedException {
        assertThat(probability(text, asked)).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({"और ब्याज दर कितनी है,", "what is the interest rate,", "EMI, product", "पुणे, city"})
    void aQuestionOrAnAnswerIsNoBareTopic(String text, @Nullable String asked) throws InterruptedException {
        assertThat(probability(text, asked)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "मुझे गोल्ड लोन चाहिए, मुझे गोल्ड लोन",
        "मेरे पास तीस ग्राम का हार है, मेरे पास तीस ग्राम का",
        "i want to know the interest rate, i want to know the",
        "mujhe loan chahiye, mujhe loan ka",
        "अगर देर हुई तो क्या होगा, अगर देर हुई तो",
        "i will come on monday, i will come on monday but"
    })
    void aWholeSentenceIsLikelierToBeCompleteThanItsBeginning(String whole, String begun) throws InterruptedException {
        assertThat(probability(whole, null)).isGreaterThan(0.5);
        assertThat(probability(begun, null)).isLessThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 98765 43210, 98765 4321",
        "phone, ninety eight seventy six fifty four thirty two ten, ninety eight seventy six fifty four",
        "phone, nine eight seven six five forty three twenty one zero, nine eight seven six five forty three",
        "phone, नौ आठ सात छह पाँच चार तीन दो एक शून्य, नौ आठ सात छह पाँच चार",
        "pincode, five six zero zero three four, five six zero zero",
        "pincode, 411004, 4110"
    })
    void aNumberIsCompleteWhenItsLastDigitIsSaid(String asked, String whole, String begun) throws InterruptedException {
        assertThat(probability(whole, asked)).isGreaterThan(0.5);
        assertThat(probability(begun, asked)).isLessThan(0.5);
    }

    @Test
    void aBareNumberAnswersTheWeightButHardlyAnAmount() throws InterruptedException {
        assertThat(probability("तीस", "gold_weight_g")).isGreaterThan(0.6);
        assertThat(probability("दो", "loan_amount_inr")).isLessThan(0.6);
    }

    @ParameterizedTest
    @CsvSource({
        "एक मिनट",
        "हाँ एक मिनट रुकिए",
        "just a moment please",
        "ek second",
        "ek minute",
        "one minute let me check",
        "जी एक मिनट देखकर बताती हूँ"
    })
    void whoeverAsksToWaitHasNotFinished(String text) throws InterruptedException {
        assertThat(probability(text, null)).isLessThan(0.5);
    }

    @Test
    void nothingHeardIsAnAnswerToo() throws InterruptedException {
        assertThat(probability("", null)).isBetween(0.0, 1.0);
    }

    @Test
    void theLanguageDecidesWhatAWordIs() throws InterruptedException {
        var hindi = new RecognitionContext(Optional.empty(), Optional.of(Language.HINGLISH));
        assertThat(model.ofWords(TurnSoFar.of("mujhe rate batao na", hindi))).isGreaterThan(0.5);
    }

    @Test
    void aModelWithoutItsLexiconIsNamed(@TempDir Path folder) throws IOException {
        Path alone = Files.copy(TestFiles.models().resolve("turn/model.onnx"), folder.resolve("model.onnx"));

        assertThatThrownBy(() -> EndOfTurnModel.load(alone, pool))
                .isInstanceOf(SpeechException.class)
                .hasMessage("no model file lexicon.tsv");
    }
}
