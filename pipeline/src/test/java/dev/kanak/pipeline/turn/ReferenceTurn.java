package dev.kanak.pipeline.turn;

import dev.kanak.core.speech.Language;
import dev.kanak.core.speech.RecognitionContext;
import dev.kanak.pipeline.TestFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text with what the training made of it, a row of {@code turn-check.tsv}, which {@code turn.py} writes.
 *
 * @param classes the network's inputs
 * @param probability the network's output
 */
@SuppressWarnings("ArrayRecordComponent") // test data
record ReferenceTurn(
        String text, RecognitionContext context, long[] classes, long[] keys, float[] figures, double probability) {

    static List<ReferenceTurn> all() {
        try (var reader = new BufferedReader(new InputStreamReader(
                ReferenceTurn.class.getResourceAsStream("turn-check.tsv"), StandardCharsets.UTF_8))) {
            return reader.lines().map(ReferenceTurn::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WordClasses lexicon() {
        try {
            return WordClasses.of(Files.readAllLines(TestFiles.models().resolve("turn/lexicon.tsv")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReferenceTurn of(String row) {
        String[] cells = row.split("\t", -1);
        var asked = Optional.of(cells[1]).filter(slot -> !slot.isEmpty());
        return new ReferenceTurn(
                cells[2],
                new RecognitionContext(asked, Language.of(cells[0])),
                longs(cells[3]),
                longs(cells[4]),
                floats(cells[5]),
                Double.parseDouble(cells[6]));
    }

    private static long[] longs(String cell) {
        return Arrays.stream(cell.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }

    private static float[] floats(String cell) {
        String[] texts = cell.split(" ", -1);
        var floats = new float[texts.length];
        for (int i = 0; i < texts.length; i++) {
            floats[i] = Float.parseFloat(texts[i]);
        }
        return floats;
    }

    @Override
    public String toString() {
        return text;
    }
}
