package dev.kanak.pipeline.stt.feature;

import dev.kanak.pipeline.stt.MelFilterbank;
import dev.kanak.pipeline.stt.RealFft;
import java.util.Arrays;

/**
 * NeMo's front end: log-mel energies of a whole window, normalised per band.
 *
 * <p>16 kHz, pre-emphasis 0.97, symmetric Hann window of 400 samples centred in a 512-point transform, hop 160, power
 * spectrum, 80 Slaney mel bands of 0 to 8 kHz, natural log of (energy + 2^-24), then per band minus the mean, over the
 * deviation (n - 1) plus 1e-5. No dither.
 *
 * <p>Source: AI4Bharat/NeMo (fork of NeMo 1.23) and NVIDIA/NeMo, parts/preprocessing/features.py.
 */
public enum NemoMel {
    /** As AI4Bharat's models were trained: the ends of the audio are reflected; all {@code N / 160 + 1} frames count. */
    NEMO_1,
    /** As NVIDIA's newer versions do: silence beyond the ends; the last frame does not count and is zero. */
    NEMO_2;

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
    private static final double DEVIATION_GUARD = 1e-5;
    private static final MelFilterbank FILTERS = new MelFilterbank(BANDS, FFT_SIZE, RATE_HZ);
    private static final double[] HANN = hann();

    /**
     * The features of a window.
     *
     * @param pcm 16 kHz mono; at least one sample
     */
    public Features of(short[] pcm) {
        if (pcm.length == 0) {
            throw new IllegalArgumentException("a window must hold a sample");
        }
        double[] emphasised = emphasise(pcm);
        int frames = pcm.length / HOP + 1;
        int valid = this == NEMO_1 ? frames : Math.max(1, frames - 1);
        var values = new float[BANDS * frames];
        var fft = new RealFft(FFT_SIZE);
        var windowed = new double[FFT_SIZE];
        var power = new double[FFT_SIZE / 2 + 1];
        for (int frame = 0; frame < valid; frame++) {
            window(emphasised, frame * HOP - WINDOW / 2, windowed);
            fft.power(windowed, power);
            for (int band = 0; band < BANDS; band++) {
                values[band * frames + frame] = (float) Math.log(FILTERS.apply(band, power) + GUARD);
            }
        }
        for (int band = 0; band < BANDS; band++) {
            normalise(values, band * frames, valid);
        }
        return new Features(values, BANDS, frames, valid);
    }

    private static double[] emphasise(short[] pcm) {
        var emphasised = new double[pcm.length];
        double previous = 0;
        for (int i = 0; i < pcm.length; i++) {
            double x = pcm[i] / 32768.0;
            emphasised[i] = x - PREEMPHASIS * previous;
            previous = x;
        }
        return emphasised;
    }

    private void window(double[] audio, int start, double[] windowed) {
        int margin = (FFT_SIZE - WINDOW) / 2;
        for (int i = 0; i < WINDOW; i++) {
            windowed[margin + i] = at(audio, start + i) * HANN[i];
        }
    }

    private double at(double[] audio, int index) {
        if (index >= 0 && index < audio.length) {
            return audio[index];
        }
        return this == NEMO_1 ? audio[Reflection.of(index, audio.length)] : 0;
    }

    private static void normalise(float[] values, int from, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[from + i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[from + i] - mean) * (values[from + i] - mean);
        }
        double deviation = count == 1 ? 0 : Math.sqrt(squares / (count - 1));
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) ((values[from + i] - mean) / (deviation + DEVIATION_GUARD));
        }
    }

    private static double[] hann() {
        var window = new double[WINDOW];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (WINDOW - 1)));
        return window;
    }
}
