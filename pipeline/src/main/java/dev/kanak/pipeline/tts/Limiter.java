package dev.kanak.pipeline.tts;

/** Applies a gain and bends peaks so that none exceeds -1 dBFS; below -6 dBFS it is linear. Stateless, thread-safe. */
final class Limiter {

    private static final double KNEE = 16_423;
    private static final double CEILING = 29_203;

    private final double gain;

    /**
     * @param gainDb gain before limiting
     */
    Limiter(double gainDb) {
        gain = Math.pow(10, gainDb / 20);
    }

    /** Limits samples in place. */
    void apply(short[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = limit(samples[i] * gain);
        }
    }

    private static short limit(double sample) {
        double size = Math.abs(sample);
        if (size <= KNEE) {
            return (short) Math.round(sample);
        }
        double room = CEILING - KNEE;
        double bent = KNEE + room * Math.tanh((size - KNEE) / room);
        return (short) Math.round(Math.copySign(bent, sample));
    }
}
