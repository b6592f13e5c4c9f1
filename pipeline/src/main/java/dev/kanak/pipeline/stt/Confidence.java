package dev.kanak.pipeline.stt;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.stt.CtcDecoder.Evidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How far a transcript can be trusted: the share of its words that is right, expected from the evidence for it by a logistic
 * model that was fitted on labelled utterances. Immutable and thread-safe.
 *
 * <p>File: {@code name TAB weight} per line, for {@code constant} and the {@link #features}.
 */
final class Confidence {

    private static final List<String> NAMES =
            List.of("constant", "acoustic", "gap", "language", "words", "margin", "symbols");

    private final double[] weights;

    Confidence(double... weights) {
        this.weights = weights.clone();
    }

    /**
     * Reads the weights of a model.
     *
     * @param file of its own; if there is none, the weights fitted on the model that comes with Kanak
     * @throws SpeechException (MODEL_FAILED) if the file cannot be read or is not such a file
     */
    static Confidence load(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? of(Files.readAllLines(file), file.toString())
                    : of(Resource.lines("confidence.tsv"), "confidence.tsv");
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + file.getFileName(), false, e);
        }
    }

    private static Confidence of(List<String> lines, String file) {
        var weights = new double[NAMES.size()];
        try {
            for (int i = 0; i < weights.length; i++) {
                String[] fields = lines.get(i).split("\t", -1);
                if (!fields[0].equals(NAMES.get(i))) {
                    throw malformed(file);
                }
                weights[i] = Double.parseDouble(fields[1]);
            }
        } catch (IndexOutOfBoundsException | NumberFormatException _) {
            throw malformed(file);
        }
        return new Confidence(weights);
    }

    private static SpeechException malformed(String file) {
        return new SpeechException(Kind.MODEL_FAILED, "%s must give %s in this order".formatted(file, NAMES), false);
    }

    /** 0 to 1; 0 if nothing was heard. */
    double of(Evidence evidence) {
        if (evidence.symbols() == 0) {
            return 0;
        }
        double[] features = features(evidence);
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** What the logistic model weighs, in the order of the file. */
    static double[] features(Evidence evidence) {
        return new double[] {
            1,
            evidence.acoustic(),
            evidence.gap(),
            evidence.language(),
            evidence.words(),
            evidence.margin(),
            Math.log(Math.max(1, evidence.symbols()))
        };
    }
}
