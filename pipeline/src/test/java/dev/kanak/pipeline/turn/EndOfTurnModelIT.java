package dev.kanak.pipeline.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.pipeline.TestFiles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @ParameterizedTest
    @CsvSource({
        "मुझे गोल्ड लोन चाहिए, मुझे गोल्ड लोन",
        "मेरे पास तीस ग्राम का हार है, मेरे पास तीस ग्राम का",
        "i want to know the interest rate, i want to know",
        "mujhe loan chahiye, mujhe loan ka"
    })
    void aWholeSentenceIsLikelierToBeCompleteThanItsBeginning(String whole, String begun) throws InterruptedException {
        assertThat(model.probabilityComplete(whole)).isGreaterThan(model.probabilityComplete(begun) + 0.1);
    }
}
