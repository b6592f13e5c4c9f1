package dev.kanak.pipeline.stt;

import java.util.Arrays;

/**
 * Log-mel features of one utterance, computed as audio arrives: the same frames as for the whole utterance at once.
 *
 * <p>16 kHz PCM, pre-emphasis 0.97, symmetric Hann window of 400 samples centred in a 512-point transform, hop 160, zero
 * padding at both ends, power spectrum, 80 Slaney mel bands of 0 to 8 kHz, natural log of (energy + 2^-24); no
 * normalisation, no dither. N samples give 1 + N / 160 frames. This is NeMo's front end up to its normalisation.
 *
 * <p>Nothing is allocated per frame. One thread.
 */
public final class LogMel {

    /** Samples per second of the audio it takes. */
    public static final int RATE_HZ = 16_000;

    /** Mel bands per frame. */
    public static final int BANDS = 80;

    /** Samples from one frame to the next. */
    public static final int HOP = 160;

    private static final int FFT_SIZE = 512;
    private static final int WINDOW = 400;
    private static final double PREEMPHASIS = 0.97;
    private static final double GUARD = 0x1p-24;
    private static final MelFilterbank FILTERS = new MelFilterbank(BANDS, FFT_SIZE, RATE_HZ);
    private static final double[] HANN = hann();

    private final FrameSink sink;
    private final RealFft fft = new RealFft(FFT_SIZE);
    private final double[] recent = new double[WINDOW];
    private final double[] windowed = new double[FFT_SIZE];
    private final double[] power = new double[FFT_SIZE / 2 + 1];
    private final float[] frame = new float[BANDS];
    private int filled = WINDOW / 2;
    private double previous;
    private long samples;
    private long frames;

    /** Takes finished frames. */
    @FunctionalInterface
    public interface FrameSink {

        /**
         * Takes one frame.
         *
         * @param bands {@link #BANDS} log energies, lowest first; overwritten after the call returns
         */
        void frame(float[] bands);
    }

    /**
     * @param sink called during {@link #push} and {@link #finish} for each frame in order
     */
    public LogMel(FrameSink sink) {
        this.sink = sink;
    }

    /** Takes the next samples and gives every frame that they complete. */
    public void push(short[] pcm) {
        for (short sample : pcm) {
            double x = sample / 32768.0;
            append(samples == 0 ? x : x - PREEMPHASIS * previous);
            previous = x;
            samples++;
        }
    }

    /** Gives the last frames, whose windows reach past the end of the audio. No audio may follow. */
    public void finish() {
        long total = 1 + samples / HOP;
        while (frames < total) {
            append(0);
        }
    }

    private void append(double emphasised) {
        recent[filled++] = emphasised;
        if (filled == WINDOW) {
            emit();
            System.arraycopy(recent, HOP, recent, 0, WINDOW - HOP);
            filled = WINDOW - HOP;
        }
    }

    private void emit() {
        int margin = (FFT_SIZE - WINDOW) / 2;
        for (int i = 0; i < WINDOW; i++) {
            windowed[margin + i] = recent[i] * HANN[i];
        }
        fft.power(windowed, power);
        for (int band = 0; band < BANDS; band++) {
            frame[band] = (float) Math.log(FILTERS.apply(band, power) + GUARD);
        }
        frames++;
        sink.frame(frame);
    }

    private static double[] hann() {
        var window = new double[WINDOW];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1)));
        return window;
    }
}
