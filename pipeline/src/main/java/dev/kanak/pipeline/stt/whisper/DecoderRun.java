package dev.kanak.pipeline.stt.whisper;

import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.core.model.NativeResult;
import dev.kanak.core.model.OnnxModel;
import dev.kanak.core.model.Signature.Port;
import dev.kanak.core.model.Tensor;
import dev.kanak.pipeline.stt.feature.Features;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One window going through encoder and decoder: hidden states and cache stay in native memory until closed.
 *
 * <p>Steps run on a pool thread while the owner waits; if the owner is interrupted and closes this, the close waits for the
 * step that runs, and later steps are refused.
 */
final class DecoderRun implements AutoCloseable {

    /** Shapes of an empty cache that exports accept; which one, is found out when a model is loaded. */
    enum EmptyCache {
        NO_LENGTH {
            @Override
            long[] shape(DecoderGraphs.CacheWidth width) {
                return new long[] {1, width.heads(), 0, width.size()};
            }
        },
        NO_BATCH {
            @Override
            long[] shape(DecoderGraphs.CacheWidth width) {
                return new long[] {0, width.heads(), 0, width.size()};
            }
        },
        NO_BATCH_OF_ONE {
            @Override
            long[] shape(DecoderGraphs.CacheWidth width) {
                return new long[] {0, width.heads(), 1, width.size()};
            }
        };

        abstract long[] shape(DecoderGraphs.CacheWidth width);
    }

    private final OnnxModel encoder;
    private final DecoderGraphs decoder;
    private final EmptyCache empty;
    private @Nullable NativeResult encoded;
    private @Nullable NativeResult first;
    private @Nullable NativeResult last;
    private int length;
    private boolean closed;

    DecoderRun(OnnxModel encoder, DecoderGraphs decoder, EmptyCache empty) {
        this.encoder = encoder;
        this.decoder = decoder;
        this.empty = empty;
    }

    /** Encodes the window. */
    synchronized void encode(Features features) {
        checkOpen();
        encoded = encoder.runNative(Map.of(
                encoder.signature().inputs().getFirst().name(),
                new Tensor.Floats(features.values(), new long[] {1, features.bands(), features.frames()})));
    }

    /**
     * Takes the prompt.
     *
     * @return logits after each of its tokens, {@code prompt.length} × vocabulary, row-major
     */
    synchronized float[] start(long[] prompt) {
        checkOpen();
        Map<String, Tensor> inputs = inputs(decoder.first(), prompt, false);
        var result = decoder.first().runNative(inputs);
        first = result;
        length = prompt.length;
        return logits(result);
    }

    /**
     * Takes the next token.
     *
     * @return logits after it
     */
    synchronized float[] next(long token) {
        checkOpen();
        Map<String, Tensor> inputs = inputs(decoder.next(), new long[] {token}, true);
        var result = decoder.next().runNative(inputs);
        if (last != null) {
            last.close();
        }
        last = result;
        length++;
        return logits(result);
    }

    private Map<String, Tensor> inputs(OnnxModel graph, long[] ids, boolean cached) {
        var inputs = new HashMap<String, Tensor>();
        for (Port port : graph.signature().inputs()) {
            inputs.put(port.name(), input(port.name(), ids, cached));
        }
        return inputs;
    }

    private Tensor input(String name, long[] ids, boolean cached) {
        return switch (name) {
            case DecoderGraphs.IDS -> new Tensor.Longs(ids, new long[] {1, ids.length});
            case DecoderGraphs.HIDDEN ->
                held(encoded, encoder.signature().outputs().getFirst().name());
            case DecoderGraphs.SWITCH -> new Tensor.Booleans(new boolean[] {cached}, new long[] {1});
            case DecoderGraphs.POSITION ->
                new Tensor.Longs(LongStream.range(length, length + ids.length).toArray(), new long[] {ids.length});
            default -> {
                if (!name.startsWith(DecoderGraphs.PAST)) {
                    throw new SpeechException(Kind.MODEL_FAILED, "unknown input of the decoder: " + name, false);
                }
                yield cached ? past(name) : new Tensor.Floats(new float[0], empty.shape(decoder.width()));
            }
        };
    }

    /** The cache over the audio is that of the first step for the whole window; the one over the text grows. */
    private Tensor past(String name) {
        boolean ofAudio = name.contains(".encoder.");
        return held(ofAudio || last == null ? first : last, DecoderGraphs.present(name));
    }

    private static Tensor held(@Nullable NativeResult result, String name) {
        if (result == null) {
            throw new IllegalStateException("encode, then start, then next");
        }
        return result.held(name);
    }

    private static float[] logits(NativeResult result) {
        if (result.copy(DecoderGraphs.LOGITS) instanceof Tensor.Floats logits) {
            return logits.values();
        }
        throw new SpeechException(Kind.MODEL_FAILED, "the decoder gave no logits", false);
    }

    private void checkOpen() {
        if (closed) {
            throw new SpeechException(Kind.MODEL_FAILED, "recognition was interrupted", false);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (NativeResult result : new NativeResult[] {encoded, first, last}) {
            if (result != null) {
                result.close();
            }
        }
        encoded = null;
        first = null;
        last = null;
    }
}
