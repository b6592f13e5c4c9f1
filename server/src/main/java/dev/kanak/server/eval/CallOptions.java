package dev.kanak.server.eval;

import dev.kanak.server.Conversations;
import dev.kanak.server.config.Configuration;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Option;

/** Option of every evaluation that speaks in calls, {@code --voices}, and the settings under which such calls are held. */
final class CallOptions {

    /** What a conversation says must not depend on how busy the machine is that judges it. */
    static final String SEARCH_TO_THE_END = "knowledge.search-timeout-ms=10000";

    /** Nobody waits for a recorded call, however slow the machine. */
    static final List<String> PATIENT = List.of(
            SEARCH_TO_THE_END,
            "stt.stream-timeout-ms=60000",
            "stt.batch-timeout-ms=60000",
            "stt.slow-after-ms=60000",
            "stt.give-up-after-ms=120000",
            "tools.timeout-ms=60000");

    @Option(
            names = "--voices",
            paramLabel = "VARIANT",
            split = ",",
            description = "espeak-ng variants of the callers, in turn; default: ${DEFAULT-VALUE}.",
            defaultValue = "f4,m7,Annie,Andy,anika")
    private List<String> voices = List.of();

    /**
     * Loads the engines and the callers' voices.
     *
     * @param noiseDbfs level of the noise on the line; negative infinity for none
     * @throws IOException if the word lists cannot be read
     */
    SpokenDialogues open(Configuration configuration, Conversations conversations, double noiseDbfs)
            throws IOException {
        return SpokenDialogues.open(configuration, conversations, voices, noiseDbfs);
    }
}
