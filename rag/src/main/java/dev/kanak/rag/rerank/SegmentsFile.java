package dev.kanak.rag.rerank;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code segments.json} says of a model in segments.
 *
 * @param embeddings file of the graph from pairs to hidden states
 * @param segments in the order they run
 * @param features how the shipped kind reads words; absent for a model with a {@code tokenizer.json}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SegmentsFile(
        String embeddings, List<Part> segments, @Nullable Words features) {

    /** A segment's file. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(String file, @JsonProperty("has_head") boolean hasHead) {}

    /** How many words are read. */
    record Words(
            @JsonProperty("question_words") int questionWords,
            @JsonProperty("passage_words") int passageWords) {}

    /**
     * Reads the file.
     *
     * @throws SpeechException (MODEL_FAILED) if it is not what it should be
     */
    static SegmentsFile read(Path file) {
        try {
            SegmentsFile read = new ObjectMapper().readValue(file.toFile(), SegmentsFile.class);
            if (read.embeddings == null || read.segments == null || read.segments.isEmpty()) {
                throw new SpeechException(Kind.MODEL_FAILED, file.getFileName() + ": names no segments", false);
            }
            if (!read.segments.getLast().hasHead) {
                throw new SpeechException(
                        Kind.MODEL_FAILED, file.getFileName() + ": the last segment has no head", false);
            }
            return read;
        } catch (IOException e) {
            throw new SpeechException(Kind.MODEL_FAILED, "cannot read " + file.getFileName(), false, e);
        }
    }

    Optional<Words> words() {
        return Optional.ofNullable(features);
    }
}
