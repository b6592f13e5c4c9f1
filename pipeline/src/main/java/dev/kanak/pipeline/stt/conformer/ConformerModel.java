package dev.kanak.pipeline.stt.conformer;

import dev.kanak.core.concurrent.InferencePool;
import dev.kanak.core.error.SpeechException;
import dev.kanak.core.error.SpeechException.Kind;
import dev.kanak.pipeline.stt.feature.Features;
import dev.kanak.pipeline.stt.feature.NemoMel;
import dev.kanak.pipeline.stt.window.Reading;
import dev.kanak.pipeline.stt.window.WindowModel;

/** A published Conformer that reads a window at once. Thread-safe; inference runs on the pool. */
public final class ConformerModel implements WindowModel {

    private static final double FEATURE_FRAME_MS = 1000.0 * NemoMel.HOP / NemoMel.RATE_HZ;

    private final Network network;
    private final NemoMel features;
    private final int windowSamples;
    private final int subsampling;
    private final InferencePool pool;

    private ConformerModel(Network network, NemoMel features, int windowSamples, int subsampling, InferencePool pool) {
        this.network = network;
        this.features = features;
        this.windowSamples = windowSamples;
        this.subsampling = subsampling;
        this.pool = pool;
    }

    /**
     * Loads the model of a folder, whichever published layout it has, and reads a second of silence with it.
     *
     * @throws SpeechException (MODEL_MISSING) if files are missing; (MODEL_FAILED) if a graph is not what its layout says;
     *     the message lists what was found
     */
    public static ConformerModel load(ConformerConfig config, InferencePool pool) {
        var tried = ConformerLayout.load(config, network -> subsampling(network, config.features()));
        int windowSamples = Math.toIntExact(config.window().toMillis() * NemoMel.RATE_HZ / 1000);
        return new ConformerModel(tried.network(), config.features(), windowSamples, tried.subsampling(), pool);
    }

    /** Feature frames in an encoded frame, seen on silence. */
    private static int subsampling(Network network, NemoMel features) {
        Features silence = features.of(new short[NemoMel.RATE_HZ]);
        int frames = network.read(silence).frames();
        if (frames == 0 || frames > silence.frames()) {
            throw new SpeechException(
                    Kind.MODEL_FAILED,
                    "the model makes %d encoded frames of %d".formatted(frames, silence.frames()),
                    false);
        }
        return (int) Math.round((double) silence.validFrames() / frames);
    }

    /** Feature frames of 10 ms in one encoded frame. */
    public int subsampling() {
        return subsampling;
    }

    @Override
    public int windowSamples() {
        return windowSamples;
    }

    @Override
    public Reading read(short[] pcm) throws InterruptedException {
        if (pcm.length == 0) {
            return Reading.NOTHING;
        }
        Features mel = features.of(pcm);
        Network.Heard heard = pool.call(() -> network.read(mel));
        return WordPieces.join(heard.tokens(), network.pieces().texts(), subsampling * FEATURE_FRAME_MS);
    }

    @Override
    public void close() {
        network.close();
    }
}
