package dev.kanak.pipeline.stt.feature;

import dev.kanak.pipeline.stt.MelFilterbank;
import java.util.Arrays;

/**
 * Whisper's front end: log-mel energies of a window of fixed length.
 *
 * <p>16 kHz, periodic Hann window of 400 samples, 400-point transform, hop 160, ends reflected, the last frame dropped,
 * power spectrum, Slaney mel bands of 0 to 8 kHz, log10 of the energy from 1e-10 up, clamped to 8 below the loudest value
 * of the whole window, then (x + 4) / 4.
 *
 * <p>Thread-safe. Source: openai/whisper, audio.py.
 */
public final class WhisperMel {

    /** Samples per second of the audio it takes. */
    public static final int RATE_HZ = 16_000;

    private static final int FFT_SIZE = 400;
    private static final int HOP = 160;
    private static final double FLOOR = 1e-10;
    private static final double RANGE = 8;
    private static final double[] HANN = hann();

    private final int bands;
    private final int windowSamples;
    private final MelFilterbank filters;

    /**
     * @param bands 80, or 128 for large-v3
     * @param windowSamples length that audio is padded or cut to, a multiple of 160; Whisper's is 480 000, smart-turn's
     *     128 000
     */
    public WhisperMel(int bands, int windowSamples) {
        if (windowSamples < FFT_SIZE || windowSamples % HOP != 0) {
            throw new IllegalArgumentException("windowSamples must be a multiple of 160 from 480: " + windowSamples);
        }
        this.bands = bands;
        this.windowSamples = windowSamples;
        this.filters = new MelFilterbank(bands, FFT_SIZE, RATE_HZ);
    }

    /** The features of PCM, silence after it; what is longer than the window is cut off. */
    public Features of(short[] pcm) {
        var audio = new double[Math.min(pcm.length, windowSamples)];
        Arrays.setAll(audio, i -> pcm[i] / 32768.0);
        return of(audio);
    }

    /** The features of samples scaled to [-1, 1], silence after them; what is longer than the window is cut off. */
    public Features of(double[] samples) {
        double[] audio = Arrays.copyOf(samples, windowSamples);
        int frames = windowSamples / HOP;
        var values = new float[bands * frames];
        Arrays.fill(values, (float) Math.log10(FLOOR));
        // Frames whose window lies wholly in the silence have the floor's value already.
        int voiced = samples.length >= windowSamples - FFT_SIZE / 2
                ? frames
                : Math.min(frames, (samples.length + FFT_SIZE / 2) / HOP + 1);
        double loudest = energies(audio, values, frames, voiced);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((Math.max(values[i], loudest - RANGE) + 4) / 4);
        }
        return new Features(values, bands, frames, frames);
    }

    private double energies(double[] audio, float[] values, int frames, int voiced) {
        var fft = new MixedRadixFft(FFT_SIZE);
        var windowed = new double[FFT_SIZE];
        var power = new double[FFT_SIZE / 2 + 1];
        double loudest = Math.log10(FLOOR);
        for (int frame = 0; frame < voiced; frame++) {
            int start = frame * HOP - FFT_SIZE / 2;
            for (int i = 0; i < FFT_SIZE; i++) {
                windowed[i] = audio[Reflection.of(start + i, audio.length)] * HANN[i];
            }
            fft.power(windowed, power);
            for (int band = 0; band < bands; band++) {
                double energy = Math.log10(Math.max(filters.apply(band, power), FLOOR));
                values[band * frames + frame] = (float) energy;
                loudest = Math.max(loudest, energy);
            }
        }
        return loudest;
    }

    private static double[] hann() {
        var window = new double[FFT_SIZE];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FFT_SIZE));
        return window;
    }
}
