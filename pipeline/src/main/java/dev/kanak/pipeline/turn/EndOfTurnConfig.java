package dev.kanak.pipeline.turn;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import java.nio.file.Path;

/** Which model judges the end of a turn. */
public sealed interface EndOfTurnConfig {

    /**
     * Loads it.
     *
     * @throws SpeechException (MODEL_MISSING) if a file is not there; (MODEL_FAILED) if one is not usable
     */
    EndOfTurn load(InferencePool pool);

    /**
     * The project's own, which reads words.
     *
     * @param model the graph; its lexicon lies beside it
     */
    record Embedded(Path model) implements EndOfTurnConfig {

        @Override
        public EndOfTurn load(InferencePool pool) {
            return EndOfTurnModel.load(model, pool);
        }
    }

    /**
     * smart-turn v3 or a fine-tune of it, which listens.
     *
     * @param sigmoid true if the graph puts out log-odds instead of a probability
     * @param threshold output from which its makers call a turn complete, over 0 and under 1
     */
    record SmartTurnGraph(Path model, boolean sigmoid, double threshold) implements EndOfTurnConfig {

        @Override
        public EndOfTurn load(InferencePool pool) {
            return SmartTurn.load(model, sigmoid, threshold, pool);
        }
    }
}
