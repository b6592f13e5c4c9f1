package dev.kanak.rag.rerank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kanak.core.model.OnnxModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped cross-encoder; the golden lines are the training program's. */
class ShippedRerankerTest {

    private static final CrossEncoder MODEL = Rerankers.model(Path.of("../data/models/rerank"), 0);

    static List<String> golden() throws IOException {
        try (var in = ShippedRerankerTest.class.getResourceAsStream("rerank_golden.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void everyHeadGivesTheProbabilitiesOfTheTraining(String line) {
        String[] fields = line.split("\t", -1);

        List<Double> probabilities = new ArrayList<>();
        CrossEncoder.Pass pass = MODEL.start(fields[0], List.of(fields[1], "another passage of the batch"));
        for (int segment = 0; segment < MODEL.depth(); segment++) {
            probabilities.add(1 / (1 + Math.exp(-pass.next().orElseThrow()[0])));
        }

        String[] expected = fields[2].split(" ", -1);
        assertThat(probabilities).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(probabilities.get(i)).isCloseTo(Double.parseDouble(expected[i]), within(2e-3));
        }
    }

    @Test
    void itHasThreeSegmentsEachItsOwnGraph() {
        assertThat(MODEL.segments()).hasSize(3).doesNotHaveDuplicates();
        assertThat(MODEL.segments())
                .extracting(OnnxModel::signature)
                .allMatch(s -> s.output("logits").isPresent());
    }
}
