package dev.kanak.pipeline.stt.conformer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Constants of the transducer, from the model's {@code config.json}.
 *
 * @param start id that the prediction network begins with: NeMo's blank of all languages, unless the file says otherwise
 * @param maxSymbols pieces that one frame may give
 * @param layers of the prediction network
 * @param width of its states
 */
record RnntSettings(int start, int maxSymbols, int layers, int width) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads the file; what it does not say has the published model's value, as has everything if it is not there. */
    static RnntSettings read(Path config) {
        JsonNode settings = JSON.createObjectNode();
        if (Files.isRegularFile(config)) {
            try {
                settings = JSON.readTree(config.toFile());
            } catch (IOException e) {
                throw new SpeechException(Kind.MODEL_FAILED, config.getFileName() + " is not readable", false, e);
            }
        }
        return new RnntSettings(
                settings.path("SOS").asInt(5632),
                settings.path("RNNT_MAX_SYMBOLS").asInt(10),
                settings.path("PRED_RNN_LAYERS").asInt(2),
                settings.path("PRED_RNN_HIDDEN_DIM").asInt(640));
    }
}
