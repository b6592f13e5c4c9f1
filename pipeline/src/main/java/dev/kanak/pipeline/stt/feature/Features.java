package dev.kanak.pipeline.stt.feature;

/**
 * A matrix of features, bands × frames, row-major.
 *
 * @param values {@code bands * frames} numbers; handed over, not copied
 * @param bands rows
 * @param frames columns
 * @param validFrames columns that hold audio; those after are zero
 */
@SuppressWarnings("ArrayRecordComponent") // inference path: handed over, not copied
public record Features(float[] values, int bands, int frames, int validFrames) {

    public Features {
        if (values.length != bands * frames) {
            throw new IllegalArgumentException("values do not fill bands and frames: " + values.length);
        }
    }
}
