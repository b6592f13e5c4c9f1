package dev.kanak.transport.session;

/** Sine tones and how much of one is in a signal. */
final class Tones {

    private Tones() {}

    static short[] tone(int rateHz, double hz, int ms, int amplitude) {
        short[] pcm = new short[rateHz / 1000 * ms];
        for (int i = 0; i < pcm.length; i++) {
            pcm[i] = (short) (amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return pcm;
    }

    /** A buzz whose loudness goes up and down like syllables: Opus takes it for speech and protects it. */
    static short[] voice(int rateHz, int ms) {
        short[] pcm = new short[rateHz / 1000 * ms];
        for (int i = 0; i < pcm.length; i++) {
            double t = i / (double) rateHz;
            double buzz = 0;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                buzz += Math.sin(2 * Math.PI * 140 * harmonic * t) / harmonic;
            }
            pcm[i] = (short) (6_000 * (0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * t)) * buzz);
        }
        return pcm;
    }

    /** Amplitude of a frequency by Goertzel's algorithm. */
    static double amplitude(short[] pcm, int rateHz, double hz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hz / rateHz);
        double before = 0;
        double last = 0;
        for (short sample : pcm) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        double power = last * last + before * before - coefficient * last * before;
        return 2 * Math.sqrt(Math.max(0, power)) / Math.max(1, pcm.length);
    }

    static double rms(short[] pcm) {
        double sum = 0;
        for (short sample : pcm) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, pcm.length));
    }
}
