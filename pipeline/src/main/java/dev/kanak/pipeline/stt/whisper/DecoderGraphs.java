package dev.kanak.pipeline.stt.whisper;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature;
import dev.kanak.core.model.Signature.Port;
import java.nio.file.Path;
import java.util.List;

/**
 * The decoder as it is published: one graph with a switch for the cache, or one for the first step and one for the
 * others. Thread-safe.
 *
 * @param first graph of the first step
 * @param next graph of the steps after it; the same one if it has the switch
 * @param cache inputs that take what an earlier step gave, by name
 * @param width extents of the cache: heads and numbers per head
 */
record DecoderGraphs(OnnxModel first, OnnxModel next, List<String> cache, CacheWidth width) implements AutoCloseable {

    static final String PAST = "past_key_values.";
    static final String PRESENT = "present.";
    static final String IDS = "input_ids";
    static final String HIDDEN = "encoder_hidden_states";
    static final String SWITCH = "use_cache_branch";
    static final String POSITION = "cache_position";
    static final String LOGITS = "logits";

    /** Extents of one cache tensor: {@code [1, heads, length, size]}. */
    record CacheWidth(int heads, int size) {}

    /** Takes one graph with a switch. */
    static DecoderGraphs merged(Path file, CacheWidth otherwise, int threads) {
        OnnxModel graph = OnnxModel.load(file, threads);
        try {
            graph.signature().requireInput(SWITCH, Signature.Type.BOOL, 1);
            return checked(graph, graph, otherwise);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    /** Takes two graphs. */
    static DecoderGraphs split(Path firstFile, Path nextFile, CacheWidth otherwise, int threads) {
        OnnxModel first = OnnxModel.load(firstFile, threads);
        try {
            OnnxModel next = OnnxModel.load(nextFile, threads);
            try {
                return checked(first, next, otherwise);
            } catch (RuntimeException e) {
                next.close();
                throw e;
            }
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    private static DecoderGraphs checked(OnnxModel first, OnnxModel next, CacheWidth otherwise) {
        first.signature()
                .requireInput(IDS, Signature.Type.INT64, -1, -1)
                .requireInput(HIDDEN, Signature.Type.FLOAT32, -1, -1, -1)
                .requireOutput(LOGITS, Signature.Type.FLOAT32, -1, -1, -1);
        next.signature()
                .requireInput(IDS, Signature.Type.INT64, -1, -1)
                .requireOutput(LOGITS, Signature.Type.FLOAT32, -1, -1, -1);
        List<String> cache = next.signature().inputs().stream()
                .map(Port::name)
                .filter(name -> name.startsWith(PAST))
                .toList();
        if (cache.isEmpty()) {
            throw new SpeechException(
                    Kind.MODEL_FAILED,
                    "%s: has no cache: no input begins with %s; found inputs %s"
                            .formatted(
                                    next.signature().file(),
                                    PAST,
                                    next.signature().inputs()),
                    false);
        }
        for (String name : cache) {
            next.signature().requireInput(name, Signature.Type.FLOAT32, -1, -1, -1, -1);
            first.signature().requireOutput(present(name), Signature.Type.FLOAT32, -1, -1, -1, -1);
        }
        return new DecoderGraphs(first, next, cache, width(next.signature(), cache.getFirst(), otherwise));
    }

    private static CacheWidth width(Signature signature, String name, CacheWidth otherwise) {
        long[] shape = signature.input(name).orElseThrow().shape();
        return new CacheWidth(
                shape[1] > 0 ? (int) shape[1] : otherwise.heads, shape[3] > 0 ? (int) shape[3] : otherwise.size);
    }

    /** Name of the output that an input of the cache takes. */
    static String present(String past) {
        return PRESENT + past.substring(PAST.length());
    }

    boolean merged() {
        return first == next;
    }

    @Override
    public void close() {
        first.close();
        if (!merged()) {
            next.close();
        }
    }
}
