package dev.kanak.pipeline.vad;

/**
 * The level of a call's background, followed through its quiet windows: down at once, up slowly. Pure. One thread.
 *
 * <p>Windows that sound like speech do not raise it, except after a long while, when a background that grew loud for good
 * must count as one.
 */
final class NoiseFloor {

    private static final double START_DBFS = -70;
    private static final double LOWEST_DBFS = -90;
    private static final double HIGHEST_DBFS = -30;
    private static final double FALL = 0.3;
    private static final double RISE_DB = 0.15;
    private static final double RISE_IN_SPEECH_DB = 0.01;

    private double dbfs = START_DBFS;

    /**
     * Takes the next window of 32 ms.
     *
     * @param level RMS, full scale = 0
     * @param speech true if it sounds like speech
     */
    void on(double level, boolean speech) {
        if (level < dbfs) {
            dbfs += FALL * (level - dbfs);
        } else {
            dbfs = Math.min(level, dbfs + (speech ? RISE_IN_SPEECH_DB : RISE_DB));
        }
        dbfs = Math.clamp(dbfs, LOWEST_DBFS, HIGHEST_DBFS);
    }

    /** Level of the background, full scale = 0; -90 to -30. */
    double dbfs() {
        return dbfs;
    }
}
